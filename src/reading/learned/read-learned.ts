import type { LearnedWeights, SentenceVectors } from '../../core/learned.ts';
import type { Reading } from '../../core/reading.ts';
import type { CaseInput } from '../case-input.ts';
import type { HeardAgainst } from '../read-against.ts';
import { hearTicket, readCase } from '../read-case.ts';

/** What was learned, with what makes vectors of sentences. */
export interface Learned {
  weights: readonly LearnedWeights[];
  vectors: SentenceVectors;
}

/** Of a longer case the newest sentences; the rules read all of it. */
const MAX_SENTENCES = 60;

/** First whole sentences are looked at, then the clauses of those that may say something. */
const LOOKS = 2;

/**
 * Reads a case by the rules and by what was learned: each look tells which sentences need a vector, the next one has them. Where vectors cannot be had the rules read alone, and the reading says so.
 */
export async function readLearned(input: CaseInput, learned: Learned | null): Promise<Reading> {
  if (learned === null) return readCase(input);
  const known = new Map<string, readonly number[]>();
  const heard = hearTicket(input);
  let { reading, wanted } = readWith(heard, learned, known);
  const byRules = reading;
  for (let look = 0; look < LOOKS && wanted.length > 0; look += 1) {
    const vectors = await vectorsOf(wanted, learned.vectors);
    if ('failed' in vectors)
      return { ...byRules, warnings: [...byRules.warnings, failedWarning(vectors.failed)] };
    for (const [at, vector] of vectors.found.entries()) known.set(wanted[at] ?? '', vector);
    ({ reading, wanted } = readWith(heard, learned, known));
  }
  return reading;
}

/** A reading with the vectors there are, and the sentences that lack theirs. */
function readWith(
  heard: HeardAgainst,
  { weights }: Learned,
  known: ReadonlyMap<string, readonly number[]>,
): { reading: Reading; wanted: string[] } {
  const lacking = new Set<string>();
  const vectorOf = (text: string) => {
    const vector = known.get(text);
    if (vector === undefined) lacking.add(text);
    return vector ?? null;
  };
  const reading = heard({ weights, vectorOf });
  return { reading, wanted: [...lacking].slice(0, Math.max(0, MAX_SENTENCES - known.size)) };
}

function failedWarning(why: string): string {
  return `The trained reading failed, so the rules read alone (${why}). Install the packages anew, or set LEARNED_READING=off.`;
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
