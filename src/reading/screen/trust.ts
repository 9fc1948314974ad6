import type { OcrWord } from '../../core/ocr.ts';
import { SURE } from '../../core/screen.ts';
import type { Line } from './lines.ts';

/** Good pictures have up to eight in a hundred such words. */
const MOST_UNSURE = 0.1;
/** A text has so many lines of so many words; what the engine sees in fur and leaves has not. */
const TEXT = { lines: 6, words: 3 };
const MOSTLY = 0.5;

/** The share of words that were hardly readable. Signs and short words are often read badly in good pictures. */
function unsureShare(words: readonly OcrWord[]): number {
  const long = words.filter(isLong);
  const unsure = long.filter(({ confidence }) => confidence < SURE);
  return long.length === 0 ? 0 : unsure.length / long.length;
}

export function isHardToRead(words: readonly OcrWord[]): boolean {
  return unsureShare(words) > MOST_UNSURE;
}

/** There is much text, and little of it could be read. */
export function isIllegible(lines: readonly Line[]): boolean {
  const full = lines.filter(({ words }) => words.filter(isLong).length >= TEXT.words);
  return full.length >= TEXT.lines && unsureShare(full.flatMap(({ words }) => words)) > MOSTLY;
}

function isLong({ text }: OcrWord): boolean {
  return /\p{L}{3}/u.test(text);
}

export function meanConfidence(words: readonly OcrWord[]): number {
  if (words.length === 0) return 0;
  return words.reduce((sum, { confidence }) => sum + confidence, 0) / words.length;
}
