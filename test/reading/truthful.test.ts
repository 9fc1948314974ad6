import { beforeAll, describe, expect, it } from 'vitest';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage } from '../support/a-message.ts';
import { IN_THEIR_WORDS } from './in-their-words.cases.ts';
import { LOOKS_DONE } from './looks-done.cases.ts';
import { SECOND_LOOK } from './second-look.cases.ts';
import { stepLetters } from './step-letters.ts';
import { theArticles } from './the-articles.ts';
import { THIRD_LOOK } from './third-look.cases.ts';

let lexicons: readonly Lexicon[] = [];

beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

function read(text: string): string {
  const message = aMessage({ text, subject: 'Jump: Need admin approval' });
  return stepLetters(readCase({ messages: [message], lexicons, ownAddresses: [] }));
}

/** "." is anything but done, "?" whatever it is. */
function pattern(steps: string): RegExp {
  return new RegExp(`^${steps.replaceAll('.', '[^d]').replaceAll('?', '.')}$`);
}

describe('a step is called done only where somebody said so', () => {
  it.each(LOOKS_DONE)('%s', (text, steps) => expect(read(text)).toMatch(pattern(steps)));
});

describe('what advisors and their IT people have done, in their words', () => {
  it.each([...IN_THEIR_WORDS, ...SECOND_LOOK, ...THIRD_LOOK])('%s', (text, steps) =>
    expect(read(text)).toMatch(pattern(steps)),
  );
});
