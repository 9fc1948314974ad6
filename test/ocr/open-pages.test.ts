import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { openPages } from '../../src/ocr/open-pages.ts';
import type { OpenedPicture, Unopened } from '../../src/ocr/opened.ts';
import { bmpOf, HEIC } from '../support/picture-files.ts';
import { pdfOf } from '../support/written-page.ts';

async function open(bytes: Uint8Array): Promise<(OpenedPicture | Unopened)[]> {
  const pages = [];
  for await (const page of openPages({ bytes, declaredType: 'image/png' })) pages.push(page);
  return pages;
}

async function openOne(bytes: Uint8Array): Promise<OpenedPicture> {
  const [page] = await open(bytes);
  if (!page || 'problem' in page) throw new Error(`not opened: ${page?.problem}`);
  return page;
}

async function problemOf(bytes: Uint8Array): Promise<string | null> {
  const [page] = await open(bytes);
  return page && 'problem' in page ? page.problem : null;
}

/** Grey values of the four corners, from the top left, row by row. */
async function cornersOf(page: OpenedPicture): Promise<number[]> {
  const { data, info } = await page
    .pixels('lenient')
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [right, bottom] = [info.width - 1, info.height - 1];
  return [0, right, bottom * info.width, bottom * info.width + right].map((at) => data[at] ?? -1);
}

/** 60 x 40, white, but for a black top left quarter. */
function flag(): Sharp {
  const corner = { create: { width: 30, height: 20, channels: 3, background: 'black' } } as const;
  const page = { create: { width: 60, height: 40, channels: 3, background: 'white' } } as const;
  return sharp(page).composite([{ input: corner, left: 0, top: 0 }]);
}

function near(corners: number[]): boolean[] {
  return corners.map((grey) => grey < 60);
}

describe('a picture', () => {
  it.each([
    ['PNG', () => flag().png().toBuffer()],
    ['JPEG', () => flag().jpeg().toBuffer()],
    ['WebP', () => flag().webp().toBuffer()],
    ['GIF', () => flag().gif().toBuffer()],
    ['TIFF', () => flag().tiff().toBuffer()],
    ['AVIF', () => flag().avif().toBuffer()],
    ['a bitmap', async () => bmpOf(await flag().raw().toBuffer(), 60, 40)],
    ['a PNG of 16 bits', () => flag().toColourspace('rgb16').png().toBuffer()],
    ['a JPEG for print', () => flag().toColourspace('cmyk').jpeg().toBuffer()],
  ])('opens as %s, whatever it was declared as', async (_, file) => {
    const page = await openOne(await file());
    expect(page).toMatchObject({ page: null, width: 60, height: 40 });
    expect(near(await cornersOf(page))).toEqual([true, false, false, false]);
  });

  it('opens as HEIC, as phones send it', async () => {
    const page = await openOne(HEIC);
    expect(page).toMatchObject({ page: null, width: 64, height: 64 });
    expect(near(await cornersOf(page))).toEqual([true, false, false, false]);
  });

  it('is turned upright, as the camera says', async () => {
    const page = await openOne(await flag().jpeg().withMetadata({ orientation: 6 }).toBuffer());
    expect(page).toMatchObject({ width: 40, height: 60 });
    expect(near(await cornersOf(page))).toEqual([false, true, false, false]);
  });

  it('that moves is its first picture', async () => {
    const frames = [await flag().png().toBuffer(), await flag().negate().png().toBuffer()];
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const page = await openOne(moving);
    expect(page).toMatchObject({ width: 60, height: 40 });
    expect(near(await cornersOf(page))).toEqual([true, false, false, false]);
  });

  it('with transparent places is laid on white', async () => {
    const hollow = {
      create: { width: 60, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    } as const;
    const corner = { create: { width: 30, height: 20, channels: 4, background: 'black' } } as const;
    const file = await sharp(hollow)
      .composite([{ input: corner, left: 0, top: 0 }])
      .png()
      .toBuffer();
    expect(near(await cornersOf(await openOne(file)))).toEqual([true, false, false, false]);
  });

  it('of light writing on nothing is laid on black', async () => {
    const hollow = {
      create: { width: 60, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    } as const;
    const sign = { create: { width: 20, height: 10, channels: 4, background: 'white' } } as const;
    const file = await sharp(hollow)
      .composite([{ input: sign, left: 0, top: 0 }])
      .png()
      .toBuffer();
    expect(near(await cornersOf(await openOne(file)))).toEqual([false, true, true, true]);
  });
});

describe('a file that cannot be opened', () => {
  it('says how large it is where it is too large, before anything is unpacked', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 9000, channels: 3, background: 'white' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await problemOf(bomb)).toBe('is too large to be read: 12,000 x 9,000 pixels');
  });

  it('says so of a bitmap that claims to be huge', async () => {
    const file = bmpOf(Buffer.alloc(12), 2, 2);
    file.writeInt32LE(60_000, 18);
    file.writeInt32LE(60_000, 22);
    expect(await problemOf(file)).toBe('is too large to be read: 60,000 x 60,000 pixels');
  });

  it('says how many bytes are too many', async () => {
    expect(await problemOf(Buffer.alloc(51 * 1024 * 1024))).toBe('is too large to be read: 51 MB');
  });

  it.each([
    ['nothing at all', Buffer.alloc(0), 'is empty'],
    ['a web page', Buffer.from('<!doctype html><p>Sign in</p>'), 'is a web page, not a picture'],
    [
      'only the start of a PNG',
      Buffer.from('\x89PNG\r\n\x1A\n\0\0', 'latin1'),
      'is broken: it cannot be opened',
    ],
    [
      'a JPEG without a picture',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2]),
      'is broken: it cannot be opened',
    ],
    [
      'a HEIC without a picture',
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1'),
      'is broken: it cannot be opened',
    ],
    [
      'half a bitmap',
      Buffer.from('BM\0\0\0\0\0\0\0\0\x36\0\0\0', 'latin1'),
      'is broken: it cannot be opened',
    ],
    ['text', Buffer.from('hello'), 'is not a picture of a kind that can be opened'],
  ])('says what is wrong with %s', async (_, bytes, problem) => {
    expect(await problemOf(bytes)).toBe(problem);
  });
});

describe('a PDF', () => {
  const page = (text: string) => ({ width: 300, height: 200, lines: [{ text, x: 20, y: 60, size: 20 }] });

  it('has its pages one by one, drawn sharp enough to be read', async () => {
    const pages = await open(pdfOf([page('one'), page('two')]));
    expect(pages).toMatchObject([
      { page: 1, note: null },
      { page: 2, note: null },
    ]);
    expect(pages[0]).toMatchObject({ width: 833, height: 555 });
  });

  it('of seven pages gives five, and says that the rest was left out', async () => {
    const pages = await open(pdfOf(Array.from({ length: 7 }, (_, at) => page(`page ${at}`))));
    expect(pages.map((one) => one.page)).toEqual([1, 2, 3, 4, 5]);
    expect(pages[4]).toMatchObject({ note: 'has 7 pages, of which only the first 5 were read' });
  });

  it('of the size of a wall is drawn smaller', async () => {
    const [poster] = await open(pdfOf([{ width: 8000, height: 6000, lines: [] }]));
    if (!poster || 'problem' in poster) throw new Error('not opened');
    expect(poster.width * poster.height).toBeLessThanOrEqual(8_100_000);
  });

  it('that is broken says so', async () => {
    expect(await problemOf(Buffer.from('%PDF-1.7\nnothing'))).toBe('is a broken PDF: it cannot be opened');
  });

  it('that wants a password says so', async () => {
    const secret = `/ID[<${'00'.repeat(16)}><${'00'.repeat(16)}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'11'.repeat(32)}>/U<${'22'.repeat(32)}>>>`;
    expect(await problemOf(pdfOf([page('secret')], secret))).toBe('is a PDF that only opens with a password');
  });
});
