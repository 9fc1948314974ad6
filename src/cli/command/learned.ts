import type { Articles } from '../../core/ports.ts';
import { createSentenceVectors } from '../../embedding/sentence-vectors.ts';
import { readLearnedWeights } from '../../prompts.ts';
import type { Learned } from '../../reading/learned/read-learned.ts';

/** What was learned, for a command that reads by itself; null where it is switched off. */
export async function obtainLearned(on: boolean, articles: Articles): Promise<Learned | null> {
  if (!on) return null;
  return { weights: await readLearnedWeights(articles), vectors: createSentenceVectors() };
}
