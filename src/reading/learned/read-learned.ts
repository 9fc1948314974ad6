import type { LearnedWeights, SentenceVectors } from '../../core/learned.ts';
import type { Reading } from '../../core/reading.ts';
import type { CaseInput } from '../case-input.ts';
import { readCase } from '../read-case.ts';

/** What was learned, with what makes vectors of sentences. */
export interface Learned {
  weights: readonly LearnedWeights[];
  vectors: SentenceVectors;
}

/** Of a longer case the newest sentences; the rules read all of it. */
const MAX_SENTENCES = 60;

/**
 * Reads a case by the rules and by what was learned: the first reading tells which sentences need a vector, the second
 * has them. Where vectors cannot be had the rules read alone, and the reading says so.
 */
export async function readLearned(input: CaseInput, learned: Learned | null): Promise<Reading> {
  if (learned === null) return readCase(input);
  const wanted = new Set<string>();
  const { weights } = learned;
  const byRules = readCase({
    ...input,
    learned: {
      weights,
      vectorOf: (text) => {
        wanted.add(text);
        return null;
      },
    },
  });
  if (wanted.size === 0) return byRules;
  const texts = [...wanted].slice(0, MAX_SENTENCES);
  const vectors = await vectorsOf(texts, learned.vectors);
  if ('failed' in vectors) {
    const warning = `The trained reading failed, so the rules read alone (${vectors.failed}). Install the packages anew, or set LEARNED_READING=off.`;
    return { ...byRules, warnings: [...byRules.warnings, warning] };
  }
  const known = new Map(texts.map((text, at) => [text, vectors.found[at] ?? null]));
  return readCase({ ...input, learned: { weights, vectorOf: (text) => known.get(text) ?? null } });
}

async function vectorsOf(
  texts: readonly string[],
  vectors: SentenceVectors,
): Promise<{ found: readonly (readonly number[])[] } | { failed: string }> {
  try {
    return { found: await vectors.of(texts) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
