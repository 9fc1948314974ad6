import type { OcrWord } from '../../core/ocr.ts';
import type { TableTexts } from '../../core/screen-texts.ts';
import { findWithin, fold } from './fold.ts';
import type { Anchor } from './phrases.ts';
import { baselineOf } from './type-size.ts';

/** The column headers that tell where names and types stand. */
export interface TableHeader {
  anchor: Anchor;
  /** Null where a panel lies over it or the picture ends before it. */
  type: OcrWord | null;
  size: number;
  baseline: number;
  /** Left edge of the column of names. */
  left: number;
}

/** A header as special as "API / Permissions name" needs no second text. */
const SPECIAL = 15;

/** Every row of headers, from top to bottom. The names stand in the nearest column before the types. */
export function tableHeaders(
  words: readonly OcrWord[],
  names: readonly Anchor[],
  texts: TableTexts,
): TableHeader[] {
  const all = names
    .filter((anchor) => !names.some((other) => isPartOf(anchor, other)))
    .flatMap((anchor) => headerAt(anchor, words, texts));
  const typed = all.filter(({ type }) => type !== null);
  const headers = typed.length > 0 ? typed : all;
  return headers
    .filter((header) => !headers.some((other) => isLevel(header, other) && other.left > header.left))
    .filter((header, index, kept) => kept.findIndex((other) => isLevel(header, other)) === index)
    .sort((a, b) => a.baseline - b.baseline);
}

export function isSpecial({ anchor }: TableHeader): boolean {
  return fold(anchor.phrase).length >= SPECIAL;
}

function headerAt(anchor: Anchor, words: readonly OcrWord[], texts: TableTexts): TableHeader[] {
  const { size, baseline } = anchor.line;
  const type = words.find((word) => isTypeHeader(word, anchor, texts)) ?? null;
  const header = { anchor, type, size, baseline, left: anchor.box.x };
  return type || (isSpecial(header) && isOneLine(anchor)) ? [header] : [];
}

function isLevel(one: TableHeader, other: TableHeader): boolean {
  return Math.abs(one.baseline - other.baseline) < one.size;
}

/** "Permission" is also found within "API / Permissions name". */
function isPartOf({ line, box, phrase }: Anchor, other: Anchor): boolean {
  return (
    line === other.line &&
    phrase.length < other.phrase.length &&
    box.x >= other.box.x &&
    box.x + box.width <= other.box.x + other.box.width
  );
}

/** "API permissions" in a menu and the entry below it are no header. */
function isOneLine({ phrase, line }: Anchor): boolean {
  return findWithin(fold(line.text), fold(phrase)) !== null;
}

function isTypeHeader(word: OcrWord, { box, line }: Anchor, { types }: TableTexts): boolean {
  const text = fold(word.text);
  const known = types.some((type) => text === fold(type));
  const level = Math.abs(baselineOf(word) - (line.baseline + line.endBaseline) / 2);
  return known && word.box.x > box.x + box.width && level < 0.7 * line.size;
}
