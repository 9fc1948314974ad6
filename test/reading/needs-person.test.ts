import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../src/core/reading.ts';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage } from '../support/a-message.ts';
import { theArticles } from './the-articles.ts';

let lexicons: readonly Lexicon[] = [];

beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

function read(text: string, subject = ''): Reading {
  const messages = [aMessage({ text, subject })];
  return readCase({ messages, lexicons, ownAddresses: ['support@desk.example'] });
}

const LEAD = 'Hi, I get "Need admin approval" in Jump.';

describe('a refusal needs a person', () => {
  it.each([
    'IT says no.',
    'our IT refuses',
    'Our IT will not approve this.',
    'Our admin is not allowed to approve apps.',
    'company policy forbids it',
    'Our policies do not allow third-party apps.',
    'Our IT department declined to approve it.',
  ])('%s', (text) => {
    const reading = read(`${LEAD} ${text}`);
    expect(reading.needsPerson).toMatch(/refused/);
    expect(reading.ledger.at(-1)?.status).toBe('not_done');
  });

  it.each([
    'Our admin has not approved it yet.',
    "Our admin won't be in until Monday.",
    "The admin won't approve it before next week.",
    'Has our IT refused it?',
    'Could it be that our IT refuses this?',
  ])('and this is none: %s', (text) => {
    expect(read(`${LEAD} ${text}`).needsPerson).toBeNull();
  });
});

describe('another problem beside the approval', () => {
  it.each([
    "Sign in works, but now my calendar doesn't sync",
    'Logging in is fine now. The calendar has stopped syncing though.',
  ])('is not this article: %s', (text) => {
    expect(read(text)).toMatchObject({ article: null, topic: 'calendar sync' });
  });

  it.each([
    'Our admin approved Jump, signing in works, but the calendar stopped syncing.',
    "Thanks, Need admin approval is gone and sign in works, but now my calendar doesn't sync in Jump",
  ])('is resolved, with doubt: %s', (text) => {
    expect(read(text)).toMatchObject({ stage: 'resolved', article: { confidence: 'low' } });
  });

  it.each([
    [LEAD, 'LOCKED OUT'],
    ["I'm locked out: Need admin approval when I open Jump.", ''],
    ['Jump wants approval from our administrator.', 'Locked out!'],
  ])('being locked out is none: %s', (text, subject) => {
    expect(read(text, subject).article?.confidence).toBe('high');
  });
});
