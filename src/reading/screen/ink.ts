import type { Box } from '../../core/box.ts';
import type { GreyImage } from '../../core/ocr.ts';

/** How far from its background a pixel must be, in grey levels of 255, to be ink. */
const CONTRAST = 45;

/** Share of a box's pixels that are ink. Text is dark on light or the other way round. */
export function inkShare(image: GreyImage, box: Box): number {
  const { left, right, top, bottom } = inside(image, box);
  const area = (right - left) * (bottom - top);
  if (area <= 0) return 0;
  const ground = background(image, { left, right, top, bottom });
  let ink = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      if (Math.abs((image.pixels[y * image.width + x] ?? ground) - ground) > CONTRAST) ink += 1;
    }
  }
  return ink / area;
}

/** The longest unbroken stroke of ink straight down within a box, in pixels. */
export function tallestStroke(image: GreyImage, box: Box): number {
  const { left, right, top, bottom } = inside(image, box);
  const ground = background(image, { left, right, top, bottom });
  let tallest = 0;
  for (let x = left; x < right; x += 1) {
    let run = 0;
    for (let y = top; y < bottom; y += 1) {
      const isInk = Math.abs((image.pixels[y * image.width + x] ?? ground) - ground) > CONTRAST;
      run = isInk ? run + 1 : 0;
      tallest = Math.max(tallest, run);
    }
  }
  return tallest;
}

interface Edges {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function inside(image: GreyImage, box: Box): Edges {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  return {
    left: within(box.x, image.width),
    right: within(box.x + box.width, image.width),
    top: within(box.y, image.height),
    bottom: within(box.y + box.height, image.height),
  };
}

/** The most common of 32 shades. */
function background(image: GreyImage, { left, right, top, bottom }: Edges): number {
  const counts = new Uint32Array(32);
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const shade = (image.pixels[y * image.width + x] ?? 0) >> 3;
      counts[shade] = (counts[shade] ?? 0) + 1;
    }
  }
  return counts.indexOf(Math.max(...counts)) * 8 + 4;
}
