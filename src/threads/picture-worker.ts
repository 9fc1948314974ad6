import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { asStepcheckError } from '../core/errors.ts';
import type { PermissionCatalogue } from '../core/permission-catalogue.ts';
import type { PictureReading } from '../core/screen.ts';
import type { ScreenTexts } from '../core/screen-texts.ts';
import { openPages } from '../ocr/open-pages.ts';
import { drawOutline } from '../ocr/outline.ts';
import { createTesseract } from '../ocr/tesseract.ts';
import { createPermissionMatcher } from '../reading/permission-matcher.ts';
import type { ScreenKnowledge } from '../reading/screen/screen-page.ts';
import { readPages } from './read-pages.ts';

/** What a picture thread is given at its start. */
export interface PictureLibrary {
  texts: ScreenTexts;
  catalogue: PermissionCatalogue;
  /** For finding the words of a page. */
  timeoutMs: number;
}

export type PictureQuestion =
  /** Loads the engine, so that what fails later is a picture's fault. */
  | { what: 'start' }
  | { what: 'read'; bytes: Uint8Array; declaredType: string }
  | { what: 'outline'; bytes: Uint8Array; reading: PictureReading };

export type PictureAnswer =
  | { started: true }
  | { pages: PictureReading[] }
  | { outline: Uint8Array | null }
  /** The engine did not start, broke or was too slow. */
  | { failed: string; reason: string };

// The libraries tell the console of all that they find odd; what a command prints is not theirs to mix with.
Object.assign(console, { log: ignore, info: ignore, warn: ignore, error: ignore });
// Each picture is another one, and the desk has more to do than pictures.
sharp.cache(false);
sharp.concurrency(1);

const { texts, catalogue, timeoutMs }: PictureLibrary = workerData;
const knowledge: ScreenKnowledge = { texts, match: createPermissionMatcher(catalogue) };
const ocr = createTesseract({ timeoutMs });

/** Runs beside the main thread: no picture can hold that up. */
parentPort?.on('message', async (question: PictureQuestion) => {
  parentPort?.postMessage(await answerTo(question).catch(asFailed));
});

async function answerTo(question: PictureQuestion): Promise<PictureAnswer> {
  switch (question.what) {
    case 'start':
      await ocr.recognise(EMPTY);
      return { started: true };
    case 'read':
      return {
        pages: await readPages(question, {
          ocr,
          knowledge,
          untilMs: performance.now() + timeoutMs,
        }),
      };
    case 'outline':
      return { outline: await outline(question) };
  }
}

function ignore(): void {}

const EMPTY = { width: 64, height: 64, pixels: new Uint8Array(64 * 64).fill(255) };

function asFailed(cause: unknown): PictureAnswer {
  const { code, message } = asStepcheckError(cause);
  return { failed: code, reason: message };
}

async function outline({
  bytes,
  reading,
}: {
  bytes: Uint8Array;
  reading: PictureReading;
}): Promise<Uint8Array | null> {
  const marks = { anchors: reading.anchors, rows: reading.rows.map(({ box }) => box) };
  for await (const page of openPages({ bytes, declaredType: '' })) {
    if (!('problem' in page) && page.page === reading.page) return drawOutline(page, marks);
  }
  return null;
}
