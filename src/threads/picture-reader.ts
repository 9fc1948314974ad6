import { StepcheckError } from '../core/errors.ts';
import { inOrder } from '../core/in-order.ts';
import type { PermissionCatalogue } from '../core/permission-catalogue.ts';
import { PICTURE_LATER } from '../core/picture.ts';
import type { PictureReader } from '../core/ports.ts';
import { type PictureReading, unreadPage } from '../core/screen.ts';
import type { ScreenTexts } from '../core/screen-texts.ts';
import { copyInSlices } from './copy-in-slices.ts';
import type { PictureAnswer, PictureLibrary, PictureQuestion } from './picture-worker.ts';
import { createWarmThread, type Outcome, type ThreadLimits, type WarmThread } from './warm-thread.ts';

/** `timeoutMs` is for the words of one page. */
export interface PictureReaderOptions extends ThreadLimits {
  screenTexts: ScreenTexts;
  catalogue: PermissionCatalogue;
}

export interface PictureThread extends PictureReader {
  close(): Promise<void>;
}

type Thread = WarmThread<PictureQuestion, PictureAnswer>;

const TRIES = 2;
/** The last page of a file is begun within the time for one page, and may be looked at twice. */
const FILE_TIMES = 3;
/** For loading the libraries and the engine: a second or two, on a busy machine many. */
const START_MS = 60_000;
/** WebAssembly never gives memory back, so a thread is replaced after so many files. */
const FILES_A_THREAD = 100;

/**
 * Reads pictures one after the other in a thread of its own, which is started at the first one and replaced when it
 * dies, takes too long, or has read many.
 */
export function createPictureReader(options: PictureReaderOptions): PictureThread {
  const { timeoutMs, maxMemoryMb } = options;
  const script = new URL('./picture-worker.js', import.meta.url);
  const library: PictureLibrary = {
    texts: options.screenTexts,
    catalogue: options.catalogue,
    timeoutMs,
  };
  const inTurn = inOrder();
  let thread: Thread | null = null;
  let files = 0;
  let closed = false;

  /** What fails here is no fault of a picture. */
  async function readyThread(): Promise<Thread> {
    if (thread && files < FILES_A_THREAD) return thread;
    await drop();
    const fresh = createWarmThread<PictureQuestion, PictureAnswer>(
      script,
      { timeoutMs: timeoutMs * FILE_TIMES, maxMemoryMb },
      library,
    );
    thread = fresh;
    const started = toAnswer(await fresh.ask({ what: 'start' }, { timeoutMs: START_MS }));
    if (!('failed' in started)) return fresh;
    await drop();
    throw closed ? stopped() : notStarted(started.reason);
  }

  async function drop(): Promise<void> {
    const old = thread;
    [thread, files] = [null, 0];
    await old?.close();
  }

  /** The answer, or why there was none each time. */
  async function ask(toQuestion: (bytes: Uint8Array) => PictureQuestion, bytes: Uint8Array) {
    let failed: Failed | null = null;
    for (let tries = 0; tries < TRIES; tries++) {
      if (closed) throw stopped();
      const ready = await readyThread();
      const copy = await copyInSlices(bytes);
      files += 1;
      const answer = toAnswer(await ready.ask(toQuestion(copy), { transfer: [copy.buffer] }));
      if (!('failed' in answer)) return answer;
      await drop();
      if (answer.failed === 'ocr_start') throw notStarted(answer.reason);
      failed = answer;
    }
    if (closed || !failed) throw stopped();
    return failed;
  }

  async function read({ bytes, declaredType }: Parameters<PictureReader['read']>[0]) {
    const answer = await ask((copy) => ({ what: 'read', bytes: copy, declaredType }), bytes);
    if ('failed' in answer) return [unreadPage(problemOf(answer))];
    return 'pages' in answer ? answer.pages : [];
  }

  async function outline({ bytes }: { bytes: Uint8Array }, reading: PictureReading) {
    if (reading.anchors.length + reading.rows.length === 0) return null;
    const answer = await ask((copy) => ({ what: 'outline', bytes: copy, reading }), bytes);
    return 'outline' in answer ? answer.outline : null;
  }

  return {
    read: (file) => inTurn(() => read(file)),
    outline: (file, reading) => inTurn(() => outline(file, reading)),
    /** What is under way is broken off. */
    async close() {
      closed = true;
      await drop();
    },
  };
}

type Failed = Extract<PictureAnswer, { failed: string }>;

function toAnswer(outcome: Outcome<PictureAnswer>): PictureAnswer {
  return 'answer' in outcome ? outcome.answer : outcome;
}

function problemOf({ failed }: Failed): string {
  if (failed === 'too_long' || failed === 'ocr_late') return 'took too long to be read';
  if (failed === 'too_heavy') return 'took too much memory to be read';
  return 'could not be read: the reading broke off twice';
}

function notStarted(reason: string): StepcheckError {
  return new StepcheckError(
    'pictures_not_started',
    'retry',
    `Reading pictures could not be started: ${reason}`,
  );
}

function stopped(): StepcheckError {
  return new StepcheckError(
    PICTURE_LATER,
    'retry',
    'Reading pictures was stopped: read it at the next start.',
  );
}
