import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box } from '../../src/core/box.ts';
import type { GreyImage, Ocr } from '../../src/core/ocr.ts';
import { pictureOf, type Writing } from '../support/written-page.ts';

const LINES: Writing[] = [
  { text: 'Permissions requested', x: 40, y: 60, size: 48, bold: true },
  { text: 'Read your calendars', x: 40, y: 160, size: 30 },
  { text: 'offline_access', x: 500, y: 160, size: 30 },
];

/** What every engine that finds words must do. */
export function ocrContract(name: string, open: () => Ocr): void {
  describe(`${name} as a finder of words`, () => {
    let ocr: Ocr;
    beforeAll(() => {
      ocr = open();
    });
    afterAll(() => ocr.close());

    it('finds every word', async () => {
      const words = await ocr.recognise(await written(LINES));
      expect(words.map(({ text }) => text).sort()).toEqual(
        ['Permissions', 'Read', 'calendars', 'offline_access', 'requested', 'your'].sort(),
      );
    });

    it('is sure of clean writing', async () => {
      const words = await ocr.recognise(await written(LINES));
      expect(Math.min(...words.map(({ confidence }) => confidence))).toBeGreaterThan(80);
      expect(Math.max(...words.map(({ confidence }) => confidence))).toBeLessThanOrEqual(100);
    });

    it('tells where each word stands, as high as its letters are', async () => {
      const words = await ocr.recognise(await written(LINES));
      const boxOf = (wanted: string) => words.find(({ text }) => text === wanted)?.box;
      expectNear(boxOf('Permissions'), { x: 43, y: 25, width: 285, height: 36 });
      expectNear(boxOf('Read'), { x: 42, y: 138, width: 70, height: 22 });
      expectNear(boxOf('calendars'), { x: 184, y: 138, width: 130, height: 22 });
      expectNear(boxOf('offline_access'), { x: 501, y: 138, width: 188, height: 26 });
    });

    it('finds nothing in an empty image', async () => {
      expect(await ocr.recognise(blank(400, 300))).toEqual([]);
    });

    it.each([
      [1, 1],
      [3, 200],
      [200, 2],
    ])('finds nothing in an image of %i x %i pixels', async (width, height) => {
      expect(await ocr.recognise(blank(width, height))).toEqual([]);
    });

    it('takes several images at once', async () => {
      const images = await Promise.all(
        ['Sunday', 'Monday', 'Tuesday'].map((text) => written([{ ...HERE, text }])),
      );
      const found = await Promise.all(images.map((image) => ocr.recognise(image)));
      expect(found.map((words) => words.map(({ text }) => text))).toEqual([
        ['Sunday'],
        ['Monday'],
        ['Tuesday'],
      ]);
    });

    it('can be closed and goes on afterwards', async () => {
      await ocr.close();
      const words = await ocr.recognise(await written([{ ...HERE, text: 'again' }]));
      expect(words.map(({ text }) => text)).toEqual(['again']);
    });
  });
}

const HERE = { x: 40, y: 80, size: 40 };

/** Dark writing on a light page. */
export async function written(lines: readonly Writing[], width = 800, height = 240): Promise<GreyImage> {
  const page = await pictureOf({ width, height, lines });
  const pixels = await page.greyscale().toColourspace('b-w').raw().toBuffer();
  return { width, height, pixels };
}

export function blank(width: number, height: number): GreyImage {
  return { width, height, pixels: new Uint8Array(width * height).fill(255) };
}

function expectNear(found: Box | undefined, wanted: Box, off = 5): void {
  expect(found).toBeDefined();
  for (const side of ['x', 'y', 'width', 'height'] as const) {
    expect(
      Math.abs((found?.[side] ?? 0) - wanted[side]),
      `${side} of ${JSON.stringify(found)}`,
    ).toBeLessThanOrEqual(off);
  }
}
