import { Worker } from 'node:worker_threads';
import type { IntakeItem } from '../core/intake.ts';
import type { ReceivedMessage, Understand } from '../core/ports.ts';
import { readHeadersOnly } from './read-headers-only.ts';

export interface MailReader {
  understand: Understand;
  close(): Promise<void>;
}

const TOO_LONG = 'The mail could not be read in time: only its beginning is shown, without its files.';
const TOO_HEAVY = 'Reading the mail took too much memory: only its beginning is shown, without its files.';

/** Reads mails one after the other in a warm worker thread, which is replaced when it dies or takes too long. */
export function createMailReader(options: { timeoutMs: number; maxMemoryMb: number }): MailReader {
  let worker: Worker | null = start();
  let last: Promise<unknown> = Promise.resolve();

  function start(): Worker {
    const started = startWorker(options.maxMemoryMb);
    started.once('exit', () => {
      if (worker === started) worker = null;
    });
    return started;
  }

  async function read(item: IntakeItem, raw: Uint8Array): Promise<ReceivedMessage> {
    const current = worker ?? start();
    worker = current;
    const outcome = await ask(current, { item, raw }, options.timeoutMs);
    if (typeof outcome !== 'string') return outcome;
    await current.terminate();
    return readHeadersOnly(item, raw, outcome);
  }

  return {
    understand(item, raw) {
      const turn = last.then(() => read(item, raw));
      last = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      await last;
      await worker?.terminate();
      worker = null;
    },
  };
}

function startWorker(maxMemoryMb: number): Worker {
  const worker = new Worker(new URL('./parse-worker.js', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb },
  });
  // Idle, it neither keeps the process alive nor brings it down.
  worker.unref();
  worker.on('error', () => undefined);
  return worker;
}

/** The worker's answer, or why there is none. */
async function ask(
  worker: Worker,
  request: { item: IntakeItem; raw: Uint8Array },
  timeoutMs: number,
): Promise<ReceivedMessage | string> {
  return await new Promise((resolve) => {
    const timer = setTimeout(() => done(TOO_LONG), timeoutMs);
    function done(outcome: ReceivedMessage | string): void {
      clearTimeout(timer);
      worker.off('message', done);
      worker.off('error', died);
      worker.off('exit', died);
      worker.unref();
      resolve(outcome);
    }
    function died(): void {
      done(TOO_HEAVY);
    }
    worker.ref();
    worker.once('message', done);
    worker.once('error', died);
    worker.once('exit', died);
    worker.postMessage(request);
  });
}
