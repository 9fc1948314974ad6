import { beforeAll, describe, expect, it } from 'vitest';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage } from '../support/a-message.ts';
import { theArticles } from './the-articles.ts';

let lexicons: readonly Lexicon[] = [];

beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

/** How retry, request and approval stand, a letter each. */
function read(text: string): string {
  const message = aMessage({ text, subject: 'Jump: Need admin approval' });
  const { ledger } = readCase({ messages: [message], lexicons, ownAddresses: [] });
  return ledger
    .slice(3)
    .map(({ status }) => status.charAt(0))
    .join('');
}

describe('approved, and it still fails', () => {
  it.each([
    'Got the green light from our MSP yesterday but it still throws me to the approval page.',
    'The go-ahead came through last night, same story this morning.',
    'Per our tech team the app is now authorised. My screen disagrees - identical message.',
    'The tick from IT is there now, but no difference at my end',
  ])('%s', (text) => expect(read(text)).toMatch(/^d.d$/));
});

describe('a request is told by what became of it', () => {
  it.each([
    ['Request was denied by our IT. They want to know what Jump does with the data.', 'ddn'],
    ['My approval request for Jump has been sitting since the 3rd.', 'dd.'],
    ['The request is sitting with IT, nobody has touched it.', 'ddn'],
    ['I sent the request to the admin through the popup, now what', 'dd.'],
    ['Permission request submitted as instructed.', 'dd.'],
  ])('%s', (text, steps) => expect(read(text)).toMatch(new RegExp(`^${steps}$`)));
});

describe('what only looks like an approval or a request', () => {
  it.each([
    'Our administrator gave the approval for the calendar add-in last week, is that the same?',
    'Our vendor-risk committee approved Jump on Tuesday.',
    'Got the Approval required page this morning.',
    'He pressed approve but Microsoft threw an error and it did not go through.',
    'I requested approval from my manager.',
    'Users can now request approval.',
  ])('%s', (text) => expect(read(text)).toMatch(/^.[^d][^d]$/));
});
