import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/config.ts';
import type { PermissionCatalogue } from '../../src/core/permission-catalogue.ts';
import type { PictureReading } from '../../src/core/screen.ts';
import type { ScreenTexts } from '../../src/core/screen-texts.ts';
import { loadPermissionCatalogue } from '../../src/files/permission-catalogue.ts';
import { loadScreenTexts } from '../../src/files/screen-texts.ts';
import {
  createPictureReader,
  type PictureReaderOptions,
  type PictureThread,
} from '../../src/threads/picture-reader.ts';
import { NINE, writtenDialog } from '../support/written-dialog.ts';
import { pdfOf, pictureOf } from '../support/written-page.ts';

let screenTexts: ScreenTexts;
let catalogue: PermissionCatalogue;
let dialog: Buffer;
let pixel: Buffer;
beforeAll(async () => {
  const prompts = join(projectRoot, 'prompts');
  screenTexts = await loadScreenTexts(join(prompts, 'screens', 'microsoft.yaml'));
  catalogue = await loadPermissionCatalogue(join(prompts, 'permissions', 'microsoft-graph.yaml'));
  pixel = await sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  dialog = await (await pictureOf(writtenDialog())).png().toBuffer();
});

const open: PictureThread[] = [];
afterEach(async () => {
  for (const reader of open.splice(0)) await reader.close();
});

function reader(options: Partial<PictureReaderOptions> = {}): PictureThread {
  const created = createPictureReader({
    screenTexts,
    catalogue,
    timeoutMs: 60_000,
    maxMemoryMb: 512,
    ...options,
  });
  open.push(created);
  return created;
}

async function readOne(bytes: Uint8Array, from = reader()): Promise<PictureReading> {
  const pages = await from.read({ bytes, declaredType: 'image/png' });
  expect(pages).toHaveLength(1);
  return pages[0] as PictureReading;
}

describe('the picture reader', () => {
  it('reads a dialog: its kind, its rows and where they stand', async () => {
    const reading = await readOne(dialog);
    expect(reading).toMatchObject({
      screen: 'permissions_requested',
      count: 9,
      cutOff: false,
      problem: null,
      page: null,
      width: 440,
    });
    expect(reading.rows.map(({ name }) => name)).toEqual(NINE);
    for (const [at, { box }] of reading.rows.entries()) {
      expect(Math.abs(box.y + box.height / 2 - (263 + at * 28))).toBeLessThan(6);
      expect(box.x).toBeGreaterThan(40);
      expect(box.x + box.width).toBeLessThan(440);
    }
  });

  it.each([
    ['dark', (picture: Sharp) => picture.negate().png()],
    ['a small JPEG', (picture: Sharp) => picture.jpeg({ quality: 50 })],
    ['two degrees off', (picture: Sharp) => picture.rotate(2, { background: '#999' }).png()],
    [
      'on its side, as the camera says',
      (picture: Sharp) => picture.rotate(-90).jpeg().withMetadata({ orientation: 6 }),
    ],
    [
      'small on a large screen',
      (picture: Sharp) =>
        picture.extend({ left: 2000, right: 1400, top: 700, bottom: 700, background: '#dde' }).png(),
    ],
  ])('counts the same rows where the picture is %s', async (_, change) => {
    const changed = await change(await pictureOf(writtenDialog())).toBuffer();
    expect(await readOne(changed)).toMatchObject({ screen: 'permissions_requested', count: 9 });
  });

  it('reads each page of a PDF, and says what it left out', async () => {
    const empty = { width: 300, height: 200, lines: [] };
    const pages = await reader().read({
      bytes: pdfOf([empty, writtenDialog(), empty, empty, empty, empty, empty]),
      declaredType: 'application/pdf',
    });
    expect(pages.map(({ page, screen }) => [page, screen])).toEqual([
      [1, 'other'],
      [2, 'permissions_requested'],
      [3, 'other'],
      [4, 'other'],
      [5, 'other'],
    ]);
    expect(pages[1]).toMatchObject({ count: 9, problem: null });
    expect(pages[4]?.problem).toBe('has 7 pages, of which only the first 5 were read');
  });

  it('looks at no tracking pixel, and says nothing of it', async () => {
    expect(await readOne(pixel)).toMatchObject({ screen: 'other', problem: null, width: 1, height: 1 });
  });

  it('says what is wrong with a file that is no picture', async () => {
    expect(await readOne(Buffer.from('<html>Sign in</html>'))).toMatchObject({
      screen: 'unreadable',
      problem: 'is a web page, not a picture',
      resend: true,
    });
  });

  it('reads what is there of a picture that broke off, and asks for the whole', async () => {
    const half = dialog.subarray(0, Math.round(dialog.length * 0.7));
    const reading = await readOne(half);
    expect(reading.resend).toBe(true);
    expect(reading.problem).not.toBeNull();
  });

  it('gives up on a picture that takes too long twice, and reads the next one', async () => {
    const hasty = reader({ timeoutMs: 3000 });
    const words = 'many words that take their time to be read one by one';
    const lines = Array.from({ length: 150 }, (_, at) => ({
      text: `${words} ${words} ${words}`,
      x: 20,
      y: 20 + at * 14,
      size: 10,
    }));
    const page = await (await pictureOf({ width: 1000, height: 2200, lines })).png().toBuffer();
    expect(await readOne(page, hasty)).toMatchObject({
      screen: 'unreadable',
      problem: 'took too long to be read',
      resend: false,
    });
    expect(await readOne(pixel, hasty)).toMatchObject({ screen: 'other' });
  });

  it('throws where it cannot be started at all', async () => {
    await expect(readOne(dialog, reader({ maxMemoryMb: 1 }))).rejects.toMatchObject({
      code: 'pictures_not_started',
      turn: 'retry',
    });
  });

  it('breaks off what it reads when it is closed', async () => {
    const closing = reader();
    const reading = closing.read({ bytes: dialog, declaredType: '' });
    const refused = expect(reading).rejects.toMatchObject({ code: 'picture_later', turn: 'retry' });
    await closing.close();
    await refused;
    await expect(closing.read({ bytes: dialog, declaredType: '' })).rejects.toMatchObject({
      code: 'picture_later',
    });
  });

  it('outlines what it read', async () => {
    const at = reader();
    const png = await at.outline({ bytes: dialog }, await readOne(dialog, at));
    expect(await sharp(png ?? Buffer.alloc(0)).metadata()).toMatchObject({ format: 'png', width: 440 });
    expect(png).not.toEqual(dialog);
  });

  it('outlines the right page of a PDF', async () => {
    const at = reader();
    const bytes = pdfOf([{ width: 300, height: 200, lines: [] }, writtenDialog()]);
    const [, second] = await at.read({ bytes, declaredType: '' });
    const png = await at.outline({ bytes }, second as PictureReading);
    expect((await sharp(png ?? Buffer.alloc(0)).metadata()).width).toBe(second?.width);
  });

  it('outlines nothing where nothing was read', async () => {
    const at = reader();
    expect(await at.outline({ bytes: pixel }, await readOne(pixel, at))).toBeNull();
  });
});
