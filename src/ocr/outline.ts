import type { Box } from '../core/box.ts';
import { numberShape } from './digits.ts';
import type { OpenedPicture } from './opened.ts';

/** What was found in a picture: what told the screen, and the rows, in their order. */
export interface Marks {
  anchors: readonly Box[];
  rows: readonly Box[];
}

const LONGEST_SIDE = 2000;
const MOST_BYTES = 2 * 1024 * 1024;
const ROW_COLOUR = '#d6006c';
const ANCHOR_COLOUR = '#0b7a3b';

/** The picture as a PNG with its rows outlined and numbered, small enough to be sent on. */
export async function drawOutline(picture: OpenedPicture, marks: Marks): Promise<Uint8Array> {
  const longest = Math.max(picture.width, picture.height);
  let scale = Math.min(1, LONGEST_SIDE / longest);
  for (;;) {
    const png = await drawAt(picture, marks, scale);
    // A photo has more colours than a PNG is made for.
    if (png.length <= MOST_BYTES || scale * longest < 400) return png;
    scale *= Math.max(0.5, Math.sqrt(MOST_BYTES / png.length) * 0.95);
  }
}

async function drawAt(picture: OpenedPicture, marks: Marks, scale: number): Promise<Buffer> {
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const drawing = Buffer.from(drawMarks(marks, { width, height, scale }));
  return picture
    .pixels('lenient')
    .resize(width, height, { fit: 'fill' })
    .toColourspace('srgb')
    .composite([{ input: drawing }])
    .png({ palette: true, effort: 1, dither: 0 })
    .toBuffer();
}

function drawMarks(
  { anchors, rows }: Marks,
  { width, height, scale }: { width: number; height: number; scale: number },
): string {
  const onPage = (box: Box) => grown(box, scale);
  const drawn = [
    ...anchors.map((box) => frame(onPage(box), ANCHOR_COLOUR)),
    ...rows.map((box) => frame(onPage(box), ROW_COLOUR)),
    ...rows.map((box, index) => badge(onPage(box), index + 1, width)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawn.join('')}</svg>`;
}

/** A little larger than the writing in it. */
function grown({ x, y, width, height }: Box, scale: number): Box {
  const gap = 3;
  return {
    x: x * scale - gap,
    y: y * scale - gap,
    width: width * scale + 2 * gap,
    height: height * scale + 2 * gap,
  };
}

function frame({ x, y, width, height }: Box, colour: string): string {
  const place = `x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}"`;
  return `<rect ${place} rx="3" fill="none" stroke="${colour}" stroke-width="2"/>`;
}

/** The number stands left of its row, or on its right end where there is no room. */
function badge({ x, y, width, height }: Box, number: number, pageWidth: number): string {
  const size = Math.min(26, Math.max(18, height));
  const left = x >= size + 4 ? x - size - 4 : Math.min(x + width + 4, pageWidth - size - 1);
  const top = y + Math.min(height, 26) / 2 - size / 2;
  const place = `x="${left.toFixed(1)}" y="${top.toFixed(1)}" width="${size}" height="${size}"`;
  const digits = numberShape(number, { x: left, y: top, width: size, height: size });
  return `<rect ${place} rx="${size / 4}" fill="${ROW_COLOUR}"/>${digits}`;
}
