import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../src/core/reading.ts';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage } from '../support/a-message.ts';
import { APPROVED, GOT_IN_TOUCH } from './everyday.cases.ts';
import { LOOKS_LIKE_MORE } from './everyday-doubts.cases.ts';
import { IN_OTHER_LANGUAGES } from './everyday-languages.cases.ts';
import { LOOKS_APPROVED } from './everyday-traps.cases.ts';
import { stepLetters } from './step-letters.ts';
import { theArticles } from './the-articles.ts';
import { NEITHER_TOLD_NOR_ON, TOLD_AND_SWITCHED_ON } from './told-and-switched-on.cases.ts';

let lexicons: readonly Lexicon[] = [];

beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

function read(text: string, subject = 'Jump: Need admin approval'): Reading {
  return readCase({ messages: [aMessage({ subject, text })], lexicons, ownAddresses: [] });
}

function stepsOf(reading: Reading): string {
  return stepLetters(reading);
}

function expectRead(text: string, expected: string): void {
  const [steps = '', ...flags] = expected.split(' ');
  const reading = read(text);
  const pattern = steps.replaceAll('x', '[^d]');
  expect(stepsOf(reading)).toMatch(new RegExp(`^${pattern}$`));
  expect([reading.senderRole === 'admin', reading.resolved]).toEqual([
    flags.includes('A'),
    flags.includes('R'),
  ]);
}

describe('what was done, in the words of every day', () => {
  it.each([...GOT_IN_TOUCH, ...APPROVED, ...TOLD_AND_SWITCHED_ON])('%s', expectRead);
});

describe('what only looks like it', () => {
  it.each([...LOOKS_APPROVED, ...LOOKS_LIKE_MORE, ...NEITHER_TOLD_NOR_ON])('%s', expectRead);
});

describe('other languages', () => {
  it.each(IN_OTHER_LANGUAGES)('%s', expectRead);

  it.each([
    ['Ya le pedi ayuda al informatico y contacte con el administrador, estoy esperando que me llame.', 'd'],
    ['Todavia no he avisado al administrador, manana hablo con el y os digo algo.', 'n'],
    ['Ja falei com o administrador e nao tive resposta dele desde segunda feira.', 'd'],
  ])('accents are often left out: %s', (text, status) => {
    expect(stepsOf(read(text)).charAt(0)).toBe(status);
  });
});

describe('people who are named', () => {
  it.each([
    ['Raj is our admin. I told Raj about it.', 'd'],
    ['Marcus (our IT guy) got my note on Friday.', 'd'],
    ['Priya, who does our computers, has my message.', 'd'],
    ['Gwen, our receptionist, has my message.', 'u'],
    ['I told our receptionist, and she said it would sort itself out.', 'u'],
  ])('count as the admin where the mail says that they are: %s', (text, status) => {
    expect(stepsOf(read(text)).charAt(0)).toBe(status);
  });
});

describe('the admin is known', () => {
  it.each([
    'Two people get the approval page.\n\nRegards,\nDev Marsh\nService Desk Engineer, Harbour IT\nT 555 0199',
    'Two people get the approval page.\n\nBest regards,\nLuc Morel\nResponsable IT',
  ])('by a title below the mail', (text) => expect(read(text).senderRole).toBe('admin'));

  it('and not by the notice below it', () => {
    const text =
      'I get the approval page.\n\nBest,\nAnn Miller\nIf this message reached you in error please delete it and tell our IT department at once.';
    expect(read(text).senderRole).toBe('user');
  });
});

describe('a list of the steps', () => {
  it('says by its ticks what is done', () => {
    const list =
      '[x] tell our admin\n[x] send him the link\n[ ] consent workflow\n[ ] connect again\n[ ] Accept\n[ ] approval';
    expect(stepsOf(read(`Where I am:\n${list}`))).toBe('ddnnnn');
  });

  it('says it by a word behind each step', () => {
    const list = '- contacted IT: done\n- link: done\n- consent workflow: not yet\n- connect again: pending';
    expect(stepsOf(read(list))).toMatch(/^ddnn/);
  });

  it('may have nothing done at all', () => {
    expect(stepsOf(read("I haven't done any of these yet."))).toMatch(/^nn.n/);
  });
});

describe('a bare answer', () => {
  const asked = (words: string) =>
    `On Mon, 2 Nov 2026 Jump Support <support@desk.example> wrote:\n> ${words}\n> Jump Support`;
  const workflow = (text: string) =>
    readCase({
      messages: [aMessage({ subject: 'Re: Jump: Need admin approval', text })],
      lexicons,
      ownAddresses: ['support@desk.example'],
    }).ledger[2]?.status;

  it('is about what the desk had asked', () => {
    const question = asked('Has your admin turned on the consent workflow?');
    expect(workflow(`Yes, this morning.\n\n${question}`)).toBe('done');
    expect(workflow(`Not yet.\n\n${question}`)).toBe('not_done');
    expect(workflow(`Thanks!\n\n${question}`)).toBe('unknown');
  });

  it('is about nothing that can be told where the desk asked for several things', () => {
    const questions = asked('Has your admin turned on the consent workflow? Has the request been approved?');
    expect(workflow(`Yes.\n\n${questions}`)).toBe('unknown');
  });
});
