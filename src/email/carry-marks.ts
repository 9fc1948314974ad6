import { markOf, splitAtMarks } from './picture-marks.ts';

/** So many letters in a row tell a place; fewer only at the very beginning. */
const CONTEXT = 40;
const SHORTEST = 12;
const LOOKED_AHEAD = 400;
// Then the two texts are not the same letter, and looking on would take long.
const MOST_MISSES = 5;
const NO_LETTERS = /[^\p{L}\p{N}]+/gu;
const LETTER = /[\p{L}\p{N}]/u;
const PUNCTUATION = /^[.,:;!?)*_'"”’…-]*/;

/**
 * A mail's plain text with the marks of its HTML, at the places where the same words stand before (else after) them.
 * White space, quote signs and formatting may differ. A mark whose words are not found is left out.
 */
export function carryMarks(plain: string, rich: string): string {
  const { pieces, marks } = splitAtMarks(rich);
  if (marks.length === 0) return plain;
  const letters = plain.replace(NO_LETTERS, '');
  const offsets = letterOffsets(plain);
  const inserts: { at: number; mark: number }[] = [];
  let before = '';
  let from = 0;
  let misses = 0;
  for (const [index, mark] of marks.entries()) {
    // One more than what is compared: shorter is all that stands before.
    before = `${before}${lettersOf(pieces[index] ?? '')}`.slice(-CONTEXT - 1);
    const at = placeOf(letters, before, lettersAfter(pieces, index), from);
    if (at !== null) {
      from = at;
      inserts.push({ at: at === 0 ? 0 : endOfWord(plain, (offsets[at - 1] ?? 0) + 1), mark });
    } else if (++misses === MOST_MISSES) break;
  }
  return insertedInto(plain, inserts);
}

function placeOf(letters: string, before: string, after: string, from: number): number | null {
  if (before.length <= CONTEXT && letters.startsWith(before)) return before.length;
  const context = before.slice(-CONTEXT);
  const ending =
    context.length < SHORTEST ? -1 : letters.indexOf(context, Math.max(from - context.length, 0));
  if (ending !== -1) return ending + context.length;
  const starting = after.length < SHORTEST ? -1 : letters.indexOf(after, from);
  return starting === -1 ? null : starting;
}

function lettersOf(text: string): string {
  return text.replace(NO_LETTERS, '');
}

function lettersAfter(pieces: readonly string[], index: number): string {
  let after = '';
  for (let next = index + 1; next < pieces.length && after.length < CONTEXT; next++) {
    after += lettersOf((pieces[next] ?? '').slice(0, LOOKED_AHEAD));
  }
  return after.slice(0, CONTEXT);
}

/** Where each code unit of a text's letters stands in it. */
function letterOffsets(text: string): number[] {
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    if (LETTER.test(character)) offsets.push(...(character.length === 1 ? [at] : [at, at + 1]));
    at += character.length;
  }
  return offsets;
}

/** Punctuation belongs to what stands before it. */
function endOfWord(plain: string, at: number): number {
  return at + (PUNCTUATION.exec(plain.slice(at, at + 20))?.[0].length ?? 0);
}

function insertedInto(text: string, inserts: readonly { at: number; mark: number }[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { at, mark } of [...inserts].sort((a, b) => a.at - b.at)) {
    pieces.push(text.slice(done, at), markOf(mark));
    done = at;
  }
  return [...pieces, text.slice(done)].join('');
}
