import { type Box, boxAround } from '../../core/box.ts';
import type { OcrWord } from '../../core/ocr.ts';
import { baselineOf, fontSizeOf, hasLetter } from './type-size.ts';

/** Words that stand side by side on one baseline, with no wide gap between them. */
export interface Line {
  words: OcrWord[];
  text: string;
  /** Left edge of the first word, right edge of the last one. */
  x: number;
  right: number;
  /** Size of the type: the height of a line without lead. */
  size: number;
  /** At the left end: a photo may be tilted. */
  baseline: number;
  /** At the right end. */
  endBaseline: number;
}

/** A gap wider than this, in sizes of the type, parts two columns. */
const WIDEST_GAP = 1.5;

/** All lines of a page, from top to bottom. */
export function toLines(words: readonly OcrWord[]): Line[] {
  const groups: OcrWord[][] = [];
  const byX = words.filter(hasLetter).sort((a, b) => a.box.x - b.box.x);
  for (const word of byX) {
    const group = nearestGroup(groups, word);
    if (group) group.push(word);
    else groups.push([word]);
  }
  const lines = groups.map(toLine);
  for (const sign of words.filter((word) => !hasLetter(word))) addSign(lines, sign);
  return lines.sort((a, b) => a.baseline - b.baseline);
}

export function toLine(words: OcrWord[]): Line {
  const sorted = [...words].sort((a, b) => a.box.x - b.box.x);
  const lettered = sorted.filter(hasLetter);
  const [first, last] = [lettered.slice(0, 2), lettered.slice(-2)];
  return {
    words: sorted,
    text: sorted.map((word) => word.text).join(' '),
    x: Math.min(...sorted.map(({ box }) => box.x)),
    right: Math.max(...sorted.map(({ box }) => box.x + box.width)),
    size: median(lettered.map(fontSizeOf)),
    baseline: median(first.map(baselineOf)),
    endBaseline: median(last.map(baselineOf)),
  };
}

export function boxOf(line: Line): Box {
  return boxAround(line.words.map((word) => word.box));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] ?? 0;
  return ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function nearestGroup(groups: readonly OcrWord[][], word: OcrWord): OcrWord[] | null {
  let best: OcrWord[] | null = null;
  let bestOff = 0.4 * fontSizeOf(word);
  for (const group of groups) {
    const last = group.at(-1);
    if (!last || !fitsAfter(last, word)) continue;
    const off = Math.abs(baselineOf(last) - baselineOf(word));
    if (off < bestOff) {
      best = group;
      bestOff = off;
    }
  }
  return best;
}

function fitsAfter(last: OcrWord, word: OcrWord): boolean {
  const [size, lastSize] = [fontSizeOf(word), fontSizeOf(last)];
  const gap = word.box.x - (last.box.x + last.box.width);
  const near = gap > -0.5 * size && gap < WIDEST_GAP * Math.max(size, lastSize);
  return near && size < 1.75 * lastSize && lastSize < 1.75 * size;
}

/** A dash or a bar says nothing of a line's place, but belongs to its text. */
function addSign(lines: readonly Line[], sign: OcrWord): void {
  const middle = sign.box.y + sign.box.height / 2;
  const line = lines.find(
    (it) =>
      middle < it.baseline + 0.3 * it.size &&
      middle > it.baseline - it.size &&
      sign.box.height < 1.3 * it.size &&
      sign.box.x > it.x &&
      sign.box.x + sign.box.width < it.right,
  );
  if (!line) return;
  line.words.push(sign);
  line.words.sort((a, b) => a.box.x - b.box.x);
  line.text = line.words.map((word) => word.text).join(' ');
}
