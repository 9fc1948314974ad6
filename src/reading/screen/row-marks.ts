import type { Box } from '../../core/box.ts';
import type { GreyImage } from '../../core/ocr.ts';
import { inkShare, tallestStroke } from './ink.ts';
import type { Line } from './lines.ts';
import type { ListFrame } from './list-frame.ts';
import { ARROW_WIDTH } from './list-lines.ts';

/** What stands at the left of a line: the arrow of a new row, nothing (the row goes on), or what ends the list. */
export type Mark = 'arrow' | 'none' | 'text' | 'box';

const LEAST_ARROW = 0.012;
/** The gap between an arrow and the name, in units. */
const GAP = { from: ARROW_WIDTH + 1, to: 25 };
/** The side of a box to tick is a stroke as high as the box; an arrow has none. */
const LEAST_BOX = 11;

/** The engine sees arrows as letters or not at all; their pixels are surer. */
export function markOf(line: Line, image: GreyImage, frame: ListFrame): Mark {
  const middle = line.baseline - 0.27 * line.size;
  if (inkShare(image, cell(middle, -3, ARROW_WIDTH, frame)) < LEAST_ARROW) return 'none';
  const filled = inkShare(image, cell(middle, GAP.from, GAP.to, frame)) >= LEAST_ARROW;
  if (filled && hasWordAcross(line, frame)) return 'text';
  const stroke = tallestStroke(image, cell(middle, -3, ARROW_WIDTH, frame, 12));
  return stroke > LEAST_BOX * frame.unit ? 'box' : 'arrow';
}

/** Arrows at a height where no words were found. */
export function arrowsWithoutText(image: GreyImage, frame: ListFrame, lines: readonly Line[]): number {
  const { unit } = frame;
  const last = lines.at(-1)?.baseline ?? frame.top;
  const bottom = Math.min(frame.bottom - 8 * unit, last + 60 * unit);
  let found = 0;
  for (let y = frame.top + 4 * unit; y < bottom; y += 4 * unit) {
    const near = lines.some((line) => Math.abs(line.baseline - 0.27 * line.size - y) < 18 * unit);
    if (!near && isArrow(image, y, frame)) found += 1;
  }
  return found;
}

/** Ink with nothing above, below or beside it: no border of a field and no box to tick. */
function isArrow(image: GreyImage, middle: number, frame: ListFrame): boolean {
  const has = (from: number, to: number, off: number, half: number) =>
    inkShare(image, cell(middle + off * frame.unit, from, to, frame, half)) >= LEAST_ARROW;
  const free = !has(-3, GAP.to, -9, 1) && !has(-3, GAP.to, 9, 1) && !has(GAP.from, GAP.to, 0, 9);
  return free && has(-1, ARROW_WIDTH - 2, 0, 6);
}

function hasWordAcross(line: Line, { unit, leftAt }: ListFrame): boolean {
  const left = leftAt(line.baseline);
  return line.words.some(
    ({ box }) => box.x < left + GAP.from * unit && box.x + box.width > left + GAP.to * unit,
  );
}

function cell(middle: number, from: number, to: number, { unit, leftAt }: ListFrame, half = 9): Box {
  const x = leftAt(middle) + from * unit;
  return { x, y: middle - half * unit, width: (to - from) * unit, height: 2 * half * unit };
}
