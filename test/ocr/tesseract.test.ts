import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Ocr } from '../../src/core/ocr.ts';
import { createTesseract, type TesseractOptions } from '../../src/ocr/tesseract.ts';
import { blank, ocrContract, written } from '../contracts/ocr.ts';

ocrContract('tesseract', () => createTesseract({ timeoutMs: 30_000 }));

const open: Ocr[] = [];
afterEach(async () => {
  for (const ocr of open.splice(0)) await ocr.close();
});

function tesseract(options: Partial<TesseractOptions> = {}): Ocr {
  const ocr = createTesseract({ timeoutMs: 30_000, ...options });
  open.push(ocr);
  return ocr;
}

const WORD = [{ text: 'hello', x: 40, y: 80, size: 40 }];
const LONG = Array.from({ length: 60 }, (_, at) => ({
  text: 'and so on with many words that take their time',
  x: 20,
  y: 40 + at * 36,
  size: 28,
}));

describe('tesseract', () => {
  it('gives up on an image that takes too long, and goes on with the next one', async () => {
    const ocr = tesseract({ timeoutMs: 1000 });
    const [long, word] = [await written(LONG, 800, 2300), await written(WORD)];
    await expect(ocr.recognise(long)).rejects.toMatchObject({ code: 'ocr_late', turn: 'retry' });
    expect(await ocr.recognise(word)).toHaveLength(1);
  });

  it('says so where it breaks, and goes on with the next one', async () => {
    const ocr = tesseract();
    const noPixels = { width: 100, height: 100, pixels: new Uint8Array(0) };
    await expect(ocr.recognise(noPixels)).rejects.toMatchObject({ code: 'ocr_broken', turn: 'retry' });
    expect(await ocr.recognise(await written(WORD))).toHaveLength(1);
  });

  it('says so where its data is missing, and neither waits for it nor fetches it', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'no-data-'));
    const fetched = vi.spyOn(globalThis, 'fetch');
    const ocr = tesseract({ dataFolder: empty, startMs: 1500 });
    await expect(ocr.recognise(blank(200, 100))).rejects.toMatchObject({ code: 'ocr_start', turn: 'retry' });
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });

  it('leaves no file behind in the working folder', async () => {
    const before = await readdir('.');
    await tesseract().recognise(await written(WORD));
    expect(await readdir('.')).toEqual(before);
  });
});
