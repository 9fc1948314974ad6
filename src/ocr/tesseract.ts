import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Worker as Thread } from 'node:worker_threads';
import { type Block, createWorker, OEM, PSM, type Word, type Worker } from 'tesseract.js';
import { StepcheckError } from '../core/errors.ts';
import { inOrder } from '../core/in-order.ts';
import type { GreyImage, Ocr, OcrWord } from '../core/ocr.ts';
import { fitBox } from './fit-box.ts';

export interface TesseractOptions {
  /** For one image. */
  timeoutMs: number;
  /** The folder with `eng.traineddata.gz`; the one of the npm package where nothing is said. */
  dataFolder?: string;
  /** For loading it. */
  startMs?: number;
}

/** Why there are no words: the engine did not start, was too slow, or broke. The code of the error. */
export type OcrFailure = 'ocr_start' | 'ocr_late' | 'ocr_broken';

/** A loaded engine. `gone` never resolves: it rejects once the engine's thread has ended. */
interface Engine {
  worker: Worker;
  gone: Promise<never>;
}

const START_MS = 30_000;
/** Leptonica opens no image of less than a few pixels. */
const MIN_SIDE = 8;

/**
 * Tesseract as WebAssembly in a thread of its own: loaded at the first image, kept, and loaded anew after it died or
 * took too long. It takes one image at a time, in order, and asks nothing of the network.
 */
export function createTesseract({
  timeoutMs,
  dataFolder = packagedData(),
  startMs = START_MS,
}: TesseractOptions): Ocr {
  let engine: Promise<Engine> | null = null;
  const inTurn = inOrder();

  async function recognise(image: GreyImage): Promise<OcrWord[]> {
    engine ??= startEngine(dataFolder, startMs);
    const current = engine;
    try {
      const { worker, gone } = await current;
      const reading = worker.recognize(asPgm(image), {}, { blocks: true, text: false });
      const { data } = await inTime(Promise.race([reading, gone]), timeoutMs, tooLong(timeoutMs));
      const words = wordsOf(data.blocks ?? []);
      return words.map((word) => ({ ...word, box: fitBox(word.box, image) }));
    } catch (cause) {
      engine = null;
      await stop(current);
      throw asFailure(cause);
    }
  }

  return {
    async recognise(image) {
      if (image.width < MIN_SIDE || image.height < MIN_SIDE) return [];
      return inTurn(() => recognise(image));
    },
    async close() {
      const current = engine;
      engine = null;
      if (current) await stop(current);
    },
  };
}

function packagedData(): string {
  const data = createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json');
  return path.join(path.dirname(data), '4.0.0_best_int');
}

/** With no folder given, the library would fetch its data. With a wrong one, it never settles: hence the time limit. */
async function startEngine(langPath: string, startMs: number): Promise<Engine> {
  const loading = createWorker('eng', OEM.LSTM_ONLY, {
    langPath,
    gzip: true,
    cacheMethod: 'none',
    errorHandler: () => undefined,
  });
  const late = failure('ocr_start', 'The text recognition did not start.');
  const worker = await inTime(loading, startMs, late).catch((cause) => {
    loading.then((unwanted) => unwanted.terminate()).catch(() => undefined);
    throw cause instanceof StepcheckError ? cause : late;
  });
  const thread = threadOf(worker);
  const gone = endOf(thread);
  // It tells the console of each odd shape that it meets.
  for (const output of [thread.stdout, thread.stderr]) output.unpipe().resume();
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.SPARSE_TEXT,
    // Else it guesses one, and says so on the console.
    user_defined_dpi: '200',
  });
  return { worker, gone };
}

/** The library's types do not tell of its thread. */
function threadOf(worker: Worker): Thread {
  return (worker as Worker & { worker: Thread }).worker;
}

/** The library does not listen to the end of its thread. */
function endOf(thread: Thread): Promise<never> {
  const gone = new Promise<never>((_, reject) => {
    thread.once('error', (cause) =>
      reject(failure('ocr_broken', `The text recognition broke (${cause}).`, cause)),
    );
    thread.once('exit', () => reject(failure('ocr_broken', 'The text recognition ended.')));
  });
  // It ends once more when it is stopped: nobody waits for that.
  gone.catch(() => undefined);
  return gone;
}

async function stop(engine: Promise<Engine>): Promise<void> {
  await engine.then(({ worker }) => worker.terminate()).catch(() => undefined);
}

async function inTime<T>(work: Promise<T>, ms: number, late: StepcheckError): Promise<T> {
  const done = new AbortController();
  const limit = wait(ms, undefined, { signal: done.signal }).then(() => {
    throw late;
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    done.abort();
    limit.catch(() => undefined);
  }
}

function tooLong(ms: number): StepcheckError {
  return failure('ocr_late', `The text recognition took more than ${ms / 1000} seconds.`);
}

/** The library rejects with texts. */
function asFailure(cause: unknown): StepcheckError {
  return cause instanceof StepcheckError
    ? cause
    : failure('ocr_broken', `The text recognition failed (${cause}).`, cause);
}

function failure(code: OcrFailure, message: string, cause?: unknown): StepcheckError {
  return new StepcheckError(code, 'retry', `${message} It is started anew with the next try.`, { cause });
}

/** The cheapest format that it opens: a line of text before the pixels. */
function asPgm({ width, height, pixels }: GreyImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), pixels]);
}

function wordsOf(blocks: Block[]): OcrWord[] {
  const lines = blocks.flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
  return lines.flatMap((line) => line.words.map(asWord)).filter(({ text }) => text.trim() !== '');
}

function asWord({ text, confidence, bbox }: Word): OcrWord {
  const box = { x: bbox.x0, y: bbox.y0, width: bbox.x1 - bbox.x0, height: bbox.y1 - bbox.y0 };
  return { text, confidence, box };
}
