import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../src/core/box.ts';
import { openPages } from '../../src/ocr/open-pages.ts';
import type { OpenedPicture } from '../../src/ocr/opened.ts';
import { type PreparedPicture, preparePicture } from '../../src/ocr/prepare.ts';
import { writtenDialog } from '../support/written-dialog.ts';
import { pictureOf, type Written } from '../support/written-page.ts';

async function opened(bytes: Uint8Array): Promise<OpenedPicture> {
  for await (const page of openPages({ bytes, declaredType: '' })) if (!('problem' in page)) return page;
  throw new Error('not opened');
}

async function prepared(bytes: Uint8Array): Promise<PreparedPicture> {
  return preparePicture(await opened(bytes));
}

/** The share of pixels that are light. Writing is a small part of a page. */
function lightShare({ image }: PreparedPicture): number {
  return image.pixels.filter((pixel) => pixel > 170).length / image.pixels.length;
}

/** The rows of pixels, top to bottom, in which something is written. */
function writtenRows({ image }: PreparedPicture): number {
  let rows = 0;
  for (let y = 0; y < image.height; y++) {
    if (image.pixels.subarray(y * image.width, (y + 1) * image.width).some((pixel) => pixel < 100)) rows += 1;
  }
  return rows;
}

const DIALOG = writtenDialog();
const ONE_LINE: Written = {
  width: 700,
  height: 300,
  lines: [0, 1, 2].map((at) => ({
    text: 'Maintain access to data you have given it access',
    x: 60,
    y: 80 + at * 70,
    size: 22,
  })),
};

describe('preparing a picture', () => {
  it('enlarges the writing of a usual screen about twice', async () => {
    const { image } = await prepared(await (await pictureOf(DIALOG)).png().toBuffer());
    expect(image.width / 440).toBeGreaterThan(1.5);
    expect(image.width / 440).toBeLessThan(2.3);
  });

  it('leaves the writing of a sharp screen about as it is', async () => {
    const { image } = await prepared(await (await pictureOf(DIALOG, 2)).png().toBuffer());
    expect(image.width / 880).toBeGreaterThan(0.75);
    expect(image.width / 880).toBeLessThan(1.2);
  });

  it('keeps a large picture small enough to be read in time, and tells how much too small its writing is', async () => {
    const wide = await (await pictureOf(DIALOG))
      .resize(3840, 2160, { fit: 'contain', background: 'white' })
      .png()
      .toBuffer();
    const { image } = await prepared(wide);
    expect(image.width * image.height).toBeLessThan(9_100_000);
    const small = await (await pictureOf(DIALOG))
      .extend({ right: 3400, bottom: 1480, background: 'white' })
      .png()
      .toBuffer();
    expect((await prepared(small)).short).toBeGreaterThan(1.5);
    expect((await prepared(wide)).short).toBeLessThan(1.1);
  });

  it.each([
    [20_000, 60],
    [60, 20_000],
    [29_000, 9],
    [3, 20_000],
  ])('of %i x %i has no side that the engine does not take', async (width, height) => {
    const strip = sharp({ create: { width, height, channels: 3, background: 'white' } });
    const { image } = await prepared(await strip.png().toBuffer());
    expect(Math.max(image.width, image.height)).toBeLessThan(32_767);
    expect(image.pixels).toHaveLength(image.width * image.height);
  });

  it('makes a dark page light', async () => {
    const dark = await prepared(await (await pictureOf(DIALOG)).negate().png().toBuffer());
    expect(lightShare(dark)).toBeGreaterThan(0.85);
  });

  it('leaves a light dialog light on a dark page, and makes the page around it light too', async () => {
    const page = await (await pictureOf(DIALOG))
      .extend({ top: 200, bottom: 200, left: 600, right: 600, background: '#101418' })
      .png()
      .toBuffer();
    expect(lightShare(await prepared(page))).toBeGreaterThan(0.9);
  });

  it('makes a dark dialog on a light page light', async () => {
    const page = await (await pictureOf(DIALOG))
      .negate()
      .extend({ top: 200, bottom: 200, left: 600, right: 600, background: '#f0f2f4' })
      .png()
      .toBuffer();
    expect(lightShare(await prepared(page))).toBeGreaterThan(0.9);
  });

  it('stretches pale writing to black on white', async () => {
    const pale = await (await pictureOf(DIALOG)).linear(0.4, 110).png().toBuffer();
    const { image } = await prepared(pale);
    expect(image.pixels.some((pixel) => pixel < 20)).toBe(true);
    expect(lightShare(await prepared(pale))).toBeGreaterThan(0.85);
  });

  it.each([-3, -1, 1, 2.5])('sets lines straight that are %f degrees off', async (degrees) => {
    const straight = await prepared(await (await pictureOf(ONE_LINE)).png().toBuffer());
    const tilted = await prepared(
      await (await pictureOf(ONE_LINE)).rotate(degrees, { background: 'white' }).png().toBuffer(),
    );
    const share = writtenRows(tilted) / tilted.image.height / (writtenRows(straight) / straight.image.height);
    expect(share).toBeLessThan(1.25);
  });

  it.each([0, 2, -2])(
    'knows where a place is in the picture, also where it was %f degrees off',
    async (degrees) => {
      const patch = { x: 500, y: 250, width: 40, height: 20, grey: 0 };
      const page = { ...ONE_LINE, patches: [patch] };
      const turned = (await pictureOf(page)).rotate(degrees, { background: 'white' });
      const bytes = await turned.png().toBuffer();
      const picture = await opened(bytes);
      const { image, toPicture } = await preparePicture(picture);
      const found = toPicture(darkestPatch(image));
      const angle = (degrees * Math.PI) / 180;
      const [right, down] = [520 - 350, 260 - 150];
      const middle = {
        x: picture.width / 2 + right * Math.cos(angle) - down * Math.sin(angle),
        y: picture.height / 2 + right * Math.sin(angle) + down * Math.cos(angle),
      };
      expect(Math.abs(found.x + found.width / 2 - middle.x)).toBeLessThan(4);
      expect(Math.abs(found.y + found.height / 2 - middle.y)).toBeLessThan(4);
      expect(Math.abs(found.width - 40)).toBeLessThan(6);
    },
  );

  it('tells where only a part of the file came', async () => {
    const whole = await (await pictureOf(DIALOG, 2)).png().toBuffer();
    expect((await prepared(whole)).partial).toBe(false);
    expect((await prepared(whole.subarray(0, whole.length / 2))).partial).toBe(true);
    const jpeg = await (await pictureOf(DIALOG, 2)).jpeg().toBuffer();
    expect((await prepared(jpeg.subarray(0, jpeg.length / 2))).partial).toBe(true);
  });

  it('takes a part of a picture, larger', async () => {
    const page = await (await pictureOf(DIALOG))
      .extend({ left: 3000, top: 1000, background: 'white' })
      .png()
      .toBuffer();
    const part = { x: 2900, y: 900, width: 540, height: 700 };
    const { image, toPicture, short } = await preparePicture(await opened(page), part);
    expect(short).toBeLessThan(1.1);
    expect(image.width).toBeGreaterThan(800);
    expect(toPicture({ x: 0, y: 0, width: image.width, height: 10 })).toMatchObject({ x: 2900, y: 900 });
  });
});

/** The box of the lower half's dark field: no letter is so wide and black. */
function darkestPatch({ width, height, pixels }: PreparedPicture['image']): Box {
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x + 24 < width; x++) {
      if (pixels.subarray(y * width + x, y * width + x + 24).some((pixel) => pixel > 80)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 24);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
