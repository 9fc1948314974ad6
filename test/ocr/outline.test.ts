import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { OpenedPicture } from '../../src/ocr/opened.ts';
import { drawOutline } from '../../src/ocr/outline.ts';

function picture(
  width: number,
  height: number,
  make: () => Sharp = () => white(width, height),
): OpenedPicture {
  return { page: null, width, height, note: null, pixels: make };
}

function white(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: 'white' } });
}

const ROWS = [
  { x: 100, y: 50, width: 200, height: 20 },
  { x: 100, y: 90, width: 200, height: 20 },
];
const ANCHORS = [{ x: 100, y: 10, width: 120, height: 20 }];

/** How many pixels within a box are about of a colour. */
async function count(
  png: Uint8Array,
  box: { x: number; y: number; width: number; height: number },
  colour: number[],
) {
  const part = sharp(png).extract({ left: box.x, top: box.y, width: box.width, height: box.height });
  const pixels = await part.removeAlpha().toColourspace('srgb').raw().toBuffer();
  let found = 0;
  for (let at = 0; at < pixels.length; at += 3) {
    if (colour.every((value, channel) => Math.abs((pixels[at + channel] ?? 0) - value) < 50)) found += 1;
  }
  return found;
}

const PINK = [214, 0, 108];
const GREEN = [11, 122, 59];

describe('an outline', () => {
  it('frames rows and anchors in two colours, and nothing else', async () => {
    const png = await drawOutline(picture(400, 200), { anchors: ANCHORS, rows: ROWS });
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 400, height: 200 });
    for (const row of ROWS)
      expect(await count(png, { ...row, y: row.y - 5, height: 8 }, PINK)).toBeGreaterThan(300);
    expect(await count(png, { x: 100, y: 4, width: 120, height: 8 }, GREEN)).toBeGreaterThan(150);
    expect(await count(png, { x: 0, y: 130, width: 400, height: 70 }, PINK)).toBe(0);
  });

  it('numbers the rows on their left, each with another shape', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => ({ x: 100, y: 20 + at * 40, width: 200, height: 20 }));
    const png = await drawOutline(picture(400, 520), { anchors: [], rows });
    const badges = await Promise.all(
      rows.map(({ y }) =>
        sharp(png)
          .extract({ left: 66, top: y - 4, width: 30, height: 28 })
          .raw()
          .toBuffer(),
      ),
    );
    expect(new Set(badges.map((pixels) => pixels.toString('base64'))).size).toBe(12);
  });

  it('puts the number inside where there is no room on the left', async () => {
    const png = await drawOutline(picture(400, 200), {
      anchors: [],
      rows: [{ x: 2, y: 50, width: 200, height: 20 }],
    });
    expect(await count(png, { x: 204, y: 48, width: 30, height: 24 }, PINK)).toBeGreaterThan(150);
  });

  it('is at most 2000 pixels long', async () => {
    const png = await drawOutline(picture(5000, 1000), { anchors: ANCHORS, rows: ROWS });
    expect(await sharp(png).metadata()).toMatchObject({ width: 2000, height: 400 });
  });

  it('of a photo stays under two megabytes', async () => {
    // Nothing but noise: larger as a PNG than any photo.
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const size = { width: 1700, height: 1400, channels: 3, background: 'white' } as const;
    const photo = await sharp({ create: { ...size, noise } })
      .png()
      .toBuffer();
    const png = await drawOutline(
      picture(1700, 1400, () => sharp(photo)),
      { anchors: ANCHORS, rows: ROWS },
    );
    expect(png.length).toBeLessThan(2 * 1024 * 1024);
    expect((await sharp(png).metadata()).width).toBeGreaterThan(1000);
  });
});
