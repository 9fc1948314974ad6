import type { OcrWord } from '../../core/ocr.ts';

// Shares of the type size in the sans-serif faces of Microsoft's pages (Segoe UI, Helvetica, Arial).
const TALL = 0.75;
const LOW = 0.53;
const BELOW = 0.21;

/** How large the type of a word is, from its box and from which of its letters rise or hang. */
export function fontSizeOf(word: OcrWord): number {
  const above = hasTall(word.text) ? TALL : LOW;
  return word.box.height / (above + (hangs(word.text) ? BELOW : 0));
}

/** The y on which the letters stand. */
export function baselineOf(word: OcrWord): number {
  const bottom = word.box.y + word.box.height;
  return hangs(word.text) ? bottom - BELOW * fontSizeOf(word) : bottom;
}

export function hasLetter(word: OcrWord): boolean {
  return /[\p{L}\p{N}]/u.test(word.text);
}

function hasTall(text: string): boolean {
  return /[\p{Lu}\p{N}bdfhijklt()|[\]'’"“”/?!]|[^\P{L}a-z]/u.test(text);
}

function hangs(text: string): boolean {
  return /[gjpqyçQ,;()|[\]/_@]/.test(text);
}
