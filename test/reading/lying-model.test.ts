import { beforeAll, describe, expect, it } from 'vitest';
import type { Claim } from '../../src/core/reading.ts';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage } from '../support/a-message.ts';
import { LOOKS_DONE } from './looks-done.cases.ts';
import { theArticles } from './the-articles.ts';

let lexicons: readonly Lexicon[] = [];

beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

/** Every step is done, by every sentence there is. */
function everyClaim(text: string): Claim[] {
  const steps = lexicons.flatMap(({ article }) => article.steps);
  const sentences = [...text.matchAll(/[^.!?\n]+[.!?]?/g)];
  return sentences.flatMap(({ index, 0: { length } }) =>
    steps.map(({ id }) => ({
      step: id,
      status: 'done' as const,
      messageId: 'm1',
      where: 'text' as const,
      start: index,
      end: index + length,
    })),
  );
}

describe('a model that calls every step done by every sentence', () => {
  it.each(LOOKS_DONE)('has nothing done beyond the rules: %s', (text) => {
    const base = {
      messages: [aMessage({ text, subject: 'Jump: Need admin approval' })],
      lexicons,
      ownAddresses: [],
    };
    const rules = readCase(base);
    const both = readCase({ ...base, modelClaims: everyClaim(text), modelName: 'liar' });
    const doneBy = ({ ledger }: typeof rules) =>
      ledger.filter(({ status }) => status === 'done').map(({ step }) => step);
    expect(doneBy(both).filter((step) => !doneBy(rules).includes(step))).toEqual([]);
  });
});
