import { beforeAll, describe, expect, it } from 'vitest';
import { cuesOf } from '../../../src/reading/cues/cues-of.ts';
import type { Reader } from '../../../src/reading/heard.ts';
import { featuresOf, PLAINLY_SAID } from '../../../src/reading/learned/features.ts';
import { GRAM_PLACES, gramsOf, marksOf } from '../../../src/reading/learned/grams.ts';
import { createLexicon } from '../../../src/reading/lexicon.ts';
import { theArticles } from '../the-articles.ts';

let reader: Reader;
beforeAll(async () => {
  const [article] = await theArticles();
  if (!article) throw new Error('no article');
  reader = { lexicon: createLexicon(article), cues: cuesOf('en') };
});

describe('what a sentence is scored by', () => {
  it('is the same every time, and of one length', () => {
    const one = featuresOf('Our IT guy approved it this morning.', reader);
    expect(featuresOf('Our IT guy approved it this morning.', reader)).toEqual(one);
    expect(featuresOf('', reader).flags).toHaveLength(one.flags.length);
  });

  it('knows what is plainly said from what is asked, planned or denied', () => {
    const plainly = (text: string) => featuresOf(text, reader).flags[PLAINLY_SAID];
    expect(plainly('Our IT guy approved it this morning.')).toBe(1);
    expect(plainly('Did our IT guy approve it?')).toBe(0);
    expect(plainly('Our IT guy has not approved it.')).toBe(0);
  });

  it('bears marks of grammar', () => {
    expect(marksOf('Will he approve it tomorrow?', reader)).toMatchObject({
      asked: true,
      future: true,
      negated: false,
    });
    expect(marksOf("I didn't ask IT yet", reader)).toMatchObject({
      asked: false,
      negated: true,
      admin: true,
    });
  });

  it('does not tell one admin, number or name from another', () => {
    const grams = (text: string) => [...gramsOf(text, reader)].sort(([a], [b]) => a - b);
    expect(grams('On Monday Priya called 14 people')).toEqual(grams('On Monday Oskar called 7 people'));
    expect(grams('He approved it')).not.toEqual(grams('He denied it'));
  });

  it('has its places within what is kept', () => {
    for (const place of gramsOf('Sent it “twice”, no answer – 🙂!', reader).keys()) {
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThan(GRAM_PLACES);
    }
  });
});
