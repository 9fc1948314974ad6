/** Beyond so many words a text is no reply; what follows is not compared. */
const MOST_WORDS = 3_000;

/**
 * How much of a draft stayed in the text that was sent: from 0 (nothing) to 1 (all of it, whatever became of spaces).
 * Twice the characters of the words that stand in both in the same order, of the characters of both: the ratio of
 * Python's difflib, but over words, so that letters that happen to be the same count for nothing.
 */
export function textRatio(before: string, after: string): number {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const total = lengthOf(a) + lengthOf(b);
  return total === 0 ? 1 : (2 * keptCharacters(a, b)) / total;
}

/** How an agent used a draft, by the bounds that PostHog publishes for its suggested replies. */
export type DraftUse = 'used' | 'edited' | 'rewritten';

export function draftUse(ratio: number): DraftUse {
  if (ratio >= 0.85) return 'used';
  return ratio >= 0.4 ? 'edited' : 'rewritten';
}

/** Of the words that both have in the same order, as many characters as there can be (longest common subsequence). */
function keptCharacters(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    for (const [index, other] of b.entries()) {
      const skipped = Math.max(row[index + 1] ?? 0, next[index] ?? 0);
      next.push(word === other ? Math.max(skipped, (row[index] ?? 0) + word.length) : skipped);
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function wordsOf(text: string): string[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

function lengthOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}
