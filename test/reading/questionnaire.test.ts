import { beforeAll, describe, expect, it } from 'vitest';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage } from '../support/a-message.ts';
import { stepLetters } from './step-letters.ts';
import { theArticles } from './the-articles.ts';

type Asked = readonly [question: string, answer: string];

const INTRO = 'On Mon, Nov 16, 2026 at 3:30 PM Jump Support <support@desk.example> wrote:';
const TOLD: Asked = ['Have you spoken to your Microsoft admin?', 'Yes, on Friday.'];
const LINKED: Asked = ["Did you send them the link to Microsoft's guide?", 'Not yet'];
const SWITCHED_ON: Asked = ['Has the admin consent workflow been enabled?', 'It has.'];
const RETRIED: Asked = ['Have you tried connecting Microsoft again since?', 'no, not so far'];

let lexicons: readonly Lexicon[] = [];

beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

function steps(text: string): string {
  const message = aMessage({ subject: 'Re: Admin approval for Jump', text });
  return stepLetters(readCase({ messages: [message], lexicons, ownAddresses: ['support@desk.example'] }));
}

function below(...asked: Asked[]): string {
  return `Hi, see below.\n\n${INTRO}\n${asked.map(([question, answer]) => `> ${question}\n${answer}`).join('\n')}`;
}

function byNumber(...asked: Asked[]): string {
  const answers = asked.map(([, answer], at) => `${at + 1}. ${answer}`).join('\n');
  return `${answers}\n\n${INTRO}\n${asked.map(([question], at) => `> ${at + 1}. ${question}`).join('\n')}`;
}

function inOrder(...asked: Asked[]): string {
  const answers = asked.map(([, answer]) => answer).join('\n');
  return `${answers}\n\n${INTRO}\n${asked.map(([question]) => `> - ${question}`).join('\n')}`;
}

describe('answers to several questions of the desk', () => {
  it('go each with the question that they stand below', () => {
    expect(steps(below(TOLD, LINKED, SWITCHED_ON, RETRIED))).toBe('dndnnu');
  });

  it('go by their numbers', () => {
    expect(steps(byNumber(TOLD, LINKED, SWITCHED_ON, RETRIED))).toBe('dndnnu');
  });

  it('go by their order where each line answers', () => {
    expect(steps(inOrder(TOLD, LINKED, RETRIED))).toBe('dnunnu');
  });

  it('are of nothing where fewer lines answer than were asked', () => {
    expect(
      steps(inOrder(SWITCHED_ON, RETRIED, ['Has he approved it?', 'Thanks for asking'])).slice(2, 4),
    ).toBe('uu');
  });

  it.each([
    ['Has your admin approved the request?', 'Yes, supposedly'],
    ['Has your admin approved the request?', 'yes but only for Zoom, maybe'],
    ['Has your admin approved the request?', 'yes, tomorrow'],
    ['Has your admin approved the request?', 'no idea'],
    ['Could your admin approve the request?', 'yes, sure'],
    ['Has your admin still not approved the request?', 'Yes'],
    ['Has another firm approved the request?', 'Yes'],
  ])('call nothing done: %s %s', (question, answer) => {
    expect(steps(below([question, answer])).at(-1)).toBe('u');
    expect(steps(byNumber(TOLD, [question, answer])).at(-1)).toBe('u');
  });

  it('say nothing of a title that a question names, nor of what it only dates by', () => {
    expect(steps(byNumber(TOLD, ['Have you tried again since he approved the request?', 'yes']))).toBe(
      'duuduu',
    );
    expect(
      steps(
        byNumber(['Have they received the link to "Configure the admin consent workflow"?', 'yes'], RETRIED),
      ),
    ).toMatch(/^ddun/);
  });
});
