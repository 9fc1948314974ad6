import { parentPort } from 'node:worker_threads';
import type { IntakeItem } from '../core/intake.ts';
import { readMail } from './read-mail.ts';

/** Runs beside the main thread, so that no mail can hold it up or take it down. */
parentPort?.on('message', async ({ item, raw }: { item: IntakeItem; raw: Uint8Array }) => {
  const received = await readMail(item, raw);
  parentPort?.postMessage(received, ownBuffers(received.files.values()));
});

/** Large files are handed over instead of copied; small ones share a buffer with others and are copied. */
function ownBuffers(files: Iterable<Uint8Array>): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { buffer, byteLength } of files) {
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffers.add(buffer);
  }
  return [...buffers];
}
