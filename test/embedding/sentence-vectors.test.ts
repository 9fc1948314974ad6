import { describe, expect, it } from 'vitest';
import { createSentenceVectors } from '../../src/embedding/sentence-vectors.ts';

const near = (a: readonly number[] = [], b: readonly number[] = []) =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

describe('the vectors of sentences', () => {
  it('are nearer the nearer the meaning, and the same in every company', async () => {
    const vectors = createSentenceVectors();
    const texts = ['I asked our IT guy.', 'I told the computer man about it.', 'The invoice is wrong.'];
    const [asked, told, invoice] = await vectors.of(texts);
    expect(asked).toHaveLength(512);
    expect(near(asked, told)).toBeGreaterThan(near(asked, invoice));
    expect(await createSentenceVectors().of(['I told the computer man about it.'])).toEqual([told]);
  });

  it('are made of an empty, a strange and an endless text, too', async () => {
    const found = await createSentenceVectors().of(['', '🙂\u0000中文', 'word '.repeat(10_000)]);
    expect(found.map((vector) => vector.length)).toEqual([512, 512, 512]);
    expect(found.flat().every(Number.isFinite)).toBe(true);
  });
});
