import { Worker } from 'node:worker_threads';
import type { ReceivedMessage } from '../core/ports.ts';
import type { ParseRequest } from './parse-worker.ts';

/** Why there is no answer: it took too long, too much memory, or broke in another way. */
export type NoAnswer = 'too_long' | 'too_heavy' | 'broken';

const COPIED_AT_ONCE = 2 * 1024 * 1024;

export function startWorker(maxMemoryMb: number): Worker {
  const worker = new Worker(new URL('./parse-worker.js', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb },
  });
  // Idle, it neither keeps the process alive nor brings it down.
  worker.unref();
  worker.on('error', () => undefined);
  return worker;
}

/** The worker's answer, or why there is none. */
export async function callWorker(
  worker: Worker,
  request: ParseRequest,
  timeoutMs: number,
): Promise<ReceivedMessage | NoAnswer> {
  const raw = await copyInSlices(request.raw);
  return await new Promise((resolve) => {
    const timer = setTimeout(() => done('too_long'), timeoutMs);
    function done(outcome: ReceivedMessage | NoAnswer): void {
      clearTimeout(timer);
      worker.off('message', done);
      worker.off('error', died);
      worker.off('exit', died);
      worker.unref();
      resolve(outcome);
    }
    function died(reason: unknown): void {
      done(isOutOfMemory(reason) ? 'too_heavy' : 'broken');
    }
    worker.ref();
    worker.once('message', done);
    worker.once('error', died);
    worker.once('exit', died);
    worker.postMessage({ ...request, raw }, [raw.buffer]);
  });
}

/** The caller keeps its bytes, so the worker gets a copy; a large one made at once would hold the main thread up. */
async function copyInSlices(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const copy = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += COPIED_AT_ONCE) {
    copy.set(bytes.subarray(at, at + COPIED_AT_ONCE), at);
    if (at + COPIED_AT_ONCE < bytes.length) await new Promise((resolve) => setImmediate(resolve));
  }
  return copy;
}

function isOutOfMemory(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && reason.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
