import type { Box } from '../core/box.ts';

/** Digits as strokes on a field of 4 by 6: a bare machine has no fonts to write them with. */
const STROKES = [
  'M0 0H4V6H0Z',
  'M1 1L2.4 0V6',
  'M0 0H4V3H0V6H4',
  'M0 0H4V6H0M0 3H4',
  'M0 0V3H4M4 0V6',
  'M4 0H0V3H4V6H0',
  'M4 0H0V6H4V3H0',
  'M0 0H4L1.6 6',
  'M0 0H4V6H0ZM0 3H4',
  'M4 3H0V0H4V6H0',
];
const WIDTH = 4;
const HEIGHT = 6;
const GAP = 2.4;

/** A number in white, in the middle of a box, as a piece of SVG. */
export function numberShape(number: number, { x, y, width, height }: Box): string {
  const digits = [...String(number)].map(Number);
  const wide = digits.length * WIDTH + (digits.length - 1) * GAP;
  const scale = Math.min((height * 0.56) / HEIGHT, (width * 0.76) / wide);
  const left = x + (width - wide * scale) / 2;
  const top = y + (height - HEIGHT * scale) / 2;
  const strokes = digits.map(
    (digit, at) => `<path transform="translate(${at * (WIDTH + GAP)} 0)" d="${STROKES[digit]}"/>`,
  );
  const place = `translate(${left.toFixed(2)} ${top.toFixed(2)}) scale(${scale.toFixed(3)})`;
  const pen = 'fill="none" stroke="#fff" stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round"';
  return `<g transform="${place}" ${pen}>${strokes.join('')}</g>`;
}
