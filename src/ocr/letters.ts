import type { Box } from '../core/box.ts';
import type { GreyImage } from '../core/ocr.ts';
import { type Ground, TILE } from './even-ground.ts';

/** How much darker than its ground a pixel of a letter is. */
const CONTRAST = 40;
const SMALLEST = 3;
const TALLEST = 90;
/** Small letters run into each other: a word may be one shape. */
const WIDEST = 12;

/** The shapes that may be letters of dark writing, by their size. */
export function findLetters({ width, height, pixels }: GreyImage, { columns, tiles }: Ground): Box[] {
  const ink = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / TILE) * columns;
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if ((pixels[at] as number) + CONTRAST < (tiles[row + Math.floor(x / TILE)] as number)) ink[at] = 1;
    }
  }
  const letters: Box[] = [];
  for (let at = 0; at < ink.length; at++) {
    if (ink[at] !== 1) continue;
    const box = takeShape(ink, at, width, height);
    if (
      box.height >= SMALLEST &&
      box.height <= TALLEST &&
      box.width <= WIDEST * box.height &&
      box.width >= 2
    ) {
      letters.push(box);
    }
  }
  return letters;
}

/** Follows the ink that hangs together, rubbing it out. */
function takeShape(ink: Uint8Array, start: number, width: number, height: number): Box {
  const open = [start];
  ink[start] = 2;
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const x = at % width;
    const y = (at - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const next = ny * width + nx;
        if (ink[next] !== 1) continue;
        ink[next] = 2;
        open.push(next);
      }
    }
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
