import type { Box } from '../core/box.ts';
import type { GreyImage } from '../core/ocr.ts';

/** How far from the lightest pixel of a word's box ink is. */
const CONTRAST = 60;
/** The gap under the dot of an i belongs to the word: this share of the height of what was found so far. */
const GAP = 0.25;

/**
 * A word's box, as high as its letters are. The engine gives some words the height of their whole line and a piece of
 * the next; the rows of the list are told apart by these heights.
 */
export function fitBox(box: Box, image: GreyImage): Box {
  const ink = inkByRow(box, image);
  const most = Math.max(...ink);
  if (!(most > 0)) return box;
  let [top, bottom] = [ink.indexOf(most), ink.indexOf(most)];
  for (let row = top - 1; row >= 0; row--) {
    if ((ink[row] ?? 0) > 0 && top - row - 1 <= gapFor(bottom - top + 1)) top = row;
  }
  for (let row = bottom + 1; row < ink.length; row++) {
    if ((ink[row] ?? 0) > 0 && row - bottom - 1 <= gapFor(bottom - top + 1)) bottom = row;
  }
  return { ...box, y: box.y + top, height: bottom - top + 1 };
}

function gapFor(height: number): number {
  return Math.max(1, GAP * height);
}

/** How many pixels of each row of the box are dark. */
function inkByRow({ x, y, width, height }: Box, image: GreyImage): number[] {
  const rows: Uint8Array[] = [];
  let lightest = 0;
  for (let row = y; row < Math.min(y + height, image.height); row++) {
    const pixels = image.pixels.subarray(row * image.width + x, row * image.width + x + width);
    for (const pixel of pixels) lightest = Math.max(lightest, pixel);
    rows.push(pixels);
  }
  return rows.map((pixels) => pixels.reduce((sum, pixel) => sum + (pixel + CONTRAST < lightest ? 1 : 0), 0));
}
