import type { OcrWord } from '../../core/ocr.ts';
import { type Line, toLine } from './lines.ts';
import type { ListFrame } from './list-frame.ts';

/** The arrow in front of a row takes this much of the left edge, in units; the name begins behind it. */
export const ARROW_WIDTH = 19;
const TEXT_INDENT = 48;
const WIDEST = 420;

/** The lines that begin in the dialog's left column, each with what follows on its right. */
export function linesOfList(lines: readonly Line[], frame: ListFrame): Line[] {
  const between = lines.filter((line) => line.baseline > frame.top && line.baseline < frame.bottom);
  const used = new Set<Line>();
  const joined: Line[] = [];
  for (const line of between) {
    const indent = (line.x - frame.leftAt(line.baseline)) / frame.unit;
    if (used.has(line) || indent < -8 || indent > TEXT_INDENT) continue;
    used.add(line);
    const pieces = between.filter((other) => !used.has(other) && continues(line, other, frame));
    for (const piece of pieces) used.add(piece);
    joined.push(pieces.length === 0 ? line : toLine([line, ...pieces].flatMap(({ words }) => words)));
  }
  return joined.filter((line) => !isArrowAlone(line, frame)).sort((a, b) => a.baseline - b.baseline);
}

/** The words of a line without what the engine made of the arrow. */
export function wordsOfName(line: Line, frame: ListFrame): OcrWord[] {
  const kept = line.words.filter(({ box }) => box.x + box.width > arrowEdge(line, frame));
  return kept.length > 0 ? kept : line.words;
}

function continues(line: Line, other: Line, frame: ListFrame): boolean {
  const right = frame.leftAt(line.baseline) + WIDEST * frame.unit;
  const off = Math.abs(other.baseline - line.endBaseline);
  return other.x > line.x && other.right < right && off < 0.4 * line.size && other.size < 1.4 * line.size;
}

function isArrowAlone(line: Line, frame: ListFrame): boolean {
  return line.right < arrowEdge(line, frame) && line.text.length < 4;
}

function arrowEdge(line: Line, { leftAt, unit }: ListFrame): number {
  return leftAt(line.baseline) + (ARROW_WIDTH + 3) * unit;
}
