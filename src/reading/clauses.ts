import type { Cues } from './cues/cues.ts';
import type { Span } from './sentences.ts';

/** A clause with the word that opened it ("once", "but"; null for the first), offsets within the sentence. */
export interface Clause extends Span {
  opener: string | null;
}

// The colon of an address ends nothing.
const MARKS = /:(?!\/\/)|[,;()\u2013\u2014]|\s-{1,3}\s|\.{2,}|…|\s=>?\s|\s->\s|["“”„«»]\s?(?=[,.;])/g;

/** Splits one sentence where a new clause may begin. */
export function clausesIn(sentence: string, cues: Cues): Clause[] {
  const cuts = [
    ...matches(cues.preamble, sentence).map((match) => ({ at: match.start, next: match.end, opener: null })),
    ...matches(MARKS, sentence).map((match) => ({ at: match.start, next: match.end, opener: null })),
    ...matches(cues.split, sentence).map((match) => ({
      at: match.start,
      next: match.start,
      opener: sentence.slice(match.start, match.end).trim().toLowerCase(),
    })),
  ].sort((a, b) => a.at - b.at);
  const clauses: Clause[] = [];
  let start = 0;
  let opener: string | null = null;
  for (const cut of cuts) {
    if (cut.at < start) continue;
    if (sentence.slice(start, cut.at).trim() !== '') clauses.push({ start, end: cut.at, opener });
    start = cut.next;
    opener = cut.opener;
  }
  clauses.push({ start, end: sentence.length, opener });
  return clauses;
}

/** The index of the clause that begins at a place or goes on there; what stands before all of them is the first one's. */
export function clauseAt(clauses: readonly Clause[], place: number): number {
  return Math.max(
    0,
    clauses.findLastIndex(({ start }) => start <= place),
  );
}

function matches(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
