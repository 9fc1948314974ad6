import type { GreyImage } from '../core/ocr.ts';

/** What is darker or lighter than nearly all pixels counts as black and white. */
const CLIPPED = 0.01;
/** A page with next to no contrast is left as it is: noise is no writing. */
const LEAST_CONTRAST = 20;

/** The same image with its darkest places black and its lightest ones white. */
export function stretchContrast({ width, height, pixels }: GreyImage): GreyImage {
  const counts = new Uint32Array(256);
  for (let at = 0; at < pixels.length; at++)
    counts[pixels[at] as number] = (counts[pixels[at] as number] as number) + 1;
  const clipped = pixels.length * CLIPPED;
  const black = passing(counts, clipped);
  const white = 255 - passing(counts.toReversed(), clipped);
  if (white - black < LEAST_CONTRAST) return { width, height, pixels };
  const shades = Uint8ClampedArray.from(counts, (_, shade) => ((shade - black) * 255) / (white - black));
  return { width, height, pixels: pixels.map((shade) => shades[shade] as number) };
}

/** The first shade up to which there are so many pixels. */
function passing(counts: Uint32Array, many: number): number {
  let sum = 0;
  return counts.findIndex((count) => {
    sum += count;
    return sum > many;
  });
}
