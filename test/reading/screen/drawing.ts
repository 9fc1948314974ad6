import type { OcrWord } from '../../../src/core/ocr.ts';
import type { ScreenPage } from '../../../src/reading/screen/screen-page.ts';

export interface Drawing {
  /** Writes words as dark blocks, each as high as its letters are. */
  text(x: number, baseline: number, size: number, text: string, confidence?: number): void;
  /** The thin arrow in front of a row, centred on the height of the small letters. */
  arrow(x: number, middle: number, unit: number): void;
  /** An empty box to tick. */
  box(x: number, y: number, side: number, stroke: number): void;
  page(): ScreenPage;
  /** What is left of the page after its edges were cut away. */
  cut(edges: { top?: number; bottom?: number }): ScreenPage;
}

const WHITE = 255;
const INK = 40;

/** A white page to write on: words for the reader and the pixels that belong to them. */
export function draw(width: number, height: number): Drawing {
  const pixels = new Uint8Array(width * height).fill(WHITE);
  const words: OcrWord[] = [];

  function fill(x: number, y: number, wide: number, high: number): void {
    for (let row = Math.round(y); row < Math.round(y + high); row += 1) {
      pixels.fill(INK, row * width + Math.round(x), row * width + Math.round(x + wide));
    }
  }

  function text(x: number, baseline: number, size: number, line: string, confidence = 95): void {
    let left = x;
    for (const word of line.split(' ')) {
      const above = /[A-Zbdfhijklt0-9()']/.test(word) ? 0.75 : 0.53;
      const below = /[gjpqy,;()_]/.test(word) ? 0.21 : 0;
      const box = {
        x: left,
        y: baseline - above * size,
        width: 0.5 * size * word.length,
        height: (above + below) * size,
      };
      fill(box.x, box.y, box.width, box.height);
      words.push({ text: word, confidence, box });
      left += box.width + 0.28 * size;
    }
  }

  function arrow(x: number, middle: number, unit: number): void {
    for (let step = 0; step < 14 * unit; step += 1) {
      const down = step < 7 * unit ? step : 14 * unit - step;
      fill(x + unit + step, middle - 3.5 * unit + down, unit, unit);
    }
  }

  function box(x: number, y: number, side: number, stroke: number): void {
    fill(x, y, side, stroke);
    fill(x, y + side - stroke, side, stroke);
    fill(x, y, stroke, side);
    fill(x + side - stroke, y, stroke, side);
  }

  function cut({ top = 0, bottom = height }: { top?: number; bottom?: number }): ScreenPage {
    const kept = words.filter(({ box }) => box.y + box.height > top && box.y < bottom);
    const moved = kept.map((word) => {
      const y = Math.max(0, word.box.y - top);
      const low = Math.min(bottom, word.box.y + word.box.height) - top;
      return { ...word, box: { ...word.box, y, height: low - y } };
    });
    const image = { width, height: bottom - top, pixels: pixels.slice(top * width, bottom * width) };
    return { image, words: moved };
  }

  return { text, arrow, box, cut, page: () => cut({}) };
}
