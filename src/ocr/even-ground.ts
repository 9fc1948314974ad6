import type { GreyImage } from '../core/ocr.ts';

/** How bright a picture is behind its writing, tile by tile. */
export interface Ground {
  columns: number;
  rows: number;
  /** 0 to 255, one for each tile. */
  tiles: Uint8Array;
}

/** Higher than a line of text, lower than most dialogs. */
export const TILE = 16;
const DARK = 110;
/** A dark place smaller than this is a button or a picture: the engine reads light writing there itself. */
const SMALLEST_SHARE = 0.02;
const SMALLEST_TILES = 24;

/** Measures the ground and turns what is light on dark into dark on light: whole pages as well as parts of them. */
export function evenGround(image: GreyImage): { image: GreyImage; ground: Ground } {
  const ground = groundOf(image);
  const dark = largeParts(ground, (tile) => tile < DARK);
  if (!dark.includes(1)) return { image, ground };
  // A light field within a dark page goes with the page.
  const light = largeParts(ground, (_, at) => dark[at] === 0);
  const turned = light.map((stays) => 1 - stays);
  const tiles = ground.tiles.map((tile, at) => (turned[at] ? 255 - tile : tile));
  return { image: turn(image, ground, turned), ground: { ...ground, tiles } };
}

/** The most common shade of each tile, evened out over its neighbours. */
export function groundOf({ width, height, pixels }: GreyImage): Ground {
  const [columns, rows] = [Math.ceil(width / TILE), Math.ceil(height / TILE)];
  const tiles = new Uint8Array(columns * rows);
  const counts = new Uint16Array(32);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      counts.fill(0);
      const [right, bottom] = [Math.min(width, (column + 1) * TILE), Math.min(height, (row + 1) * TILE)];
      for (let y = row * TILE; y < bottom; y++) {
        for (let at = y * width + column * TILE; at < y * width + right; at++) {
          const shade = (pixels[at] as number) >> 3;
          counts[shade] = (counts[shade] as number) + 1;
        }
      }
      tiles[row * columns + column] = mostCommon(counts) * 8 + 4;
    }
  }
  return { columns, rows, tiles };
}

function mostCommon(counts: Uint16Array): number {
  let best = 0;
  for (let shade = 1; shade < counts.length; shade++) {
    if ((counts[shade] as number) > (counts[best] as number)) best = shade;
  }
  return best;
}

/** 1 for each tile that passes and hangs together with many others that do. */
function largeParts(
  { columns, rows, tiles }: Ground,
  passes: (tile: number, at: number) => boolean,
): Uint8Array {
  const [seen, large] = [new Uint8Array(tiles.length), new Uint8Array(tiles.length)];
  const least = Math.max(SMALLEST_SHARE * tiles.length, Math.min(SMALLEST_TILES, tiles.length / 2));
  for (let start = 0; start < tiles.length; start++) {
    if (seen[start] || !passes(tiles[start] as number, start)) continue;
    const part = [start];
    seen[start] = 1;
    for (let next = 0; next < part.length; next++) {
      for (const beside of neighbours(part[next] as number, columns, rows)) {
        if (seen[beside] || !passes(tiles[beside] as number, beside)) continue;
        seen[beside] = 1;
        part.push(beside);
      }
    }
    if (part.length >= least) for (const at of part) large[at] = 1;
  }
  return large;
}

function neighbours(at: number, columns: number, rows: number): number[] {
  const column = at % columns;
  const found: number[] = [];
  if (column > 0) found.push(at - 1);
  if (column < columns - 1) found.push(at + 1);
  if (at >= columns) found.push(at - columns);
  if (at < columns * (rows - 1)) found.push(at + columns);
  return found;
}

function turn(
  { width, height, pixels }: GreyImage,
  { columns }: Ground,
  turned: ArrayLike<number>,
): GreyImage {
  const result = new Uint8Array(pixels);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / TILE) * columns;
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (turned[row + Math.floor(x / TILE)]) result[at] = 255 - (pixels[at] as number);
    }
  }
  return { width, height, pixels: result };
}
