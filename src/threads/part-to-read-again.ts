import { type Box, boxAround } from '../core/box.ts';
import type { ScreenReading } from '../core/screen.ts';

/** A dialog goes beyond what was read in it, by shares of that and by some pixels. */
const ASIDE = 0.6;
const ABOVE = 0.4;
const AT_LEAST = 150;
/** A larger part gains little. */
const MOST_OF_PICTURE = 0.6;

/** The part of a picture around what was read in it; null where there is none, or it is nearly the whole. */
export function partToReadAgain(
  { anchors, rows }: ScreenReading,
  { width, height }: { width: number; height: number },
): Box | null {
  const boxes = [...anchors, ...rows.map(({ box }) => box)];
  if (boxes.length === 0) return null;
  const seen = boxAround(boxes);
  const aside = Math.max(AT_LEAST, ASIDE * seen.width);
  const above = Math.max(AT_LEAST, ABOVE * seen.height);
  const x = Math.max(0, Math.round(seen.x - aside));
  const y = Math.max(0, Math.round(seen.y - above));
  const part = {
    x,
    y,
    width: Math.min(width, Math.round(seen.x + seen.width + aside)) - x,
    height: Math.min(height, Math.round(seen.y + seen.height + above)) - y,
  };
  return part.width * part.height < MOST_OF_PICTURE * width * height ? part : null;
}
