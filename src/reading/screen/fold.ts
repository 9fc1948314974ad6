/** What stays of a text for comparing: letters and digits, without case, accents, spaces or signs. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** How many letters may be misread: none in a short word, about one in six of a sentence. */
export function allowedEdits(length: number): number {
  if (length <= 4) return 0;
  if (length <= 9) return 1;
  return Math.floor(length / 6);
}

export interface Found {
  /** Place in the text, end excluded. */
  start: number;
  end: number;
}

/** The best place of a phrase within a text, both folded; null where too many letters differ. */
export function findWithin(text: string, phrase: string): Found | null {
  const allowed = allowedEdits(phrase.length);
  if (phrase.length === 0 || text.length + allowed < phrase.length) return null;
  const exact = text.indexOf(phrase);
  if (exact >= 0) return { start: exact, end: exact + phrase.length };
  if (allowed === 0 || !sharesEnoughPairs(text, phrase, allowed)) return null;
  return nearest(text, phrase, allowed);
}

/** One edit spoils at most two pairs of letters: a cheap test before the real one. */
function sharesEnoughPairs(text: string, phrase: string, allowed: number): boolean {
  let missing = 0;
  for (let at = 0; at + 1 < phrase.length; at += 1) {
    if (!text.includes(phrase.slice(at, at + 2))) missing += 1;
    if (missing > 2 * allowed) return false;
  }
  return true;
}

/** Edit distance of the phrase to any part of the text (Sellers), with the place where that part begins. */
function nearest(text: string, phrase: string, allowed: number): Found | null {
  const size = phrase.length + 1;
  let edits = Int32Array.from({ length: size }, (_, row) => row);
  let starts = new Int32Array(size);
  let nextEdits = new Int32Array(size);
  let nextStarts = new Int32Array(size);
  let best: (Found & { edits: number }) | null = null;
  for (let column = 1; column <= text.length; column += 1) {
    const letter = text.charCodeAt(column - 1);
    nextEdits[0] = 0;
    nextStarts[0] = column;
    for (let row = 1; row < size; row += 1) {
      const swap = (edits[row - 1] ?? 0) + (letter === phrase.charCodeAt(row - 1) ? 0 : 1);
      const skip = (edits[row] ?? 0) + 1;
      const add = (nextEdits[row - 1] ?? 0) + 1;
      const least = Math.min(swap, skip, add);
      nextEdits[row] = least;
      if (least === swap) nextStarts[row] = starts[row - 1] ?? 0;
      else if (least === skip) nextStarts[row] = starts[row] ?? 0;
      else nextStarts[row] = nextStarts[row - 1] ?? 0;
    }
    [edits, nextEdits] = [nextEdits, edits];
    [starts, nextStarts] = [nextStarts, starts];
    const total = edits[size - 1] ?? 0;
    if (total <= allowed && (best === null || total < best.edits)) {
      best = { start: starts[size - 1] ?? 0, end: column, edits: total };
    }
  }
  return best;
}
