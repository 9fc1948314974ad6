import { parentPort } from 'node:worker_threads';
import type { IntakeItem } from '../core/intake.ts';
import type { ReceivedMessage } from '../core/ports.ts';
import { readHeadersOnly } from './read-headers-only.ts';
import { readMail } from './read-mail.ts';

export interface ParseRequest {
  item: IntakeItem;
  raw: Uint8Array;
  trustedAuthServers: string[];
  /** Why only the headers and the beginning are to be read; null: all of it. */
  givenUp: string | null;
}

/** Runs beside the main thread, so that no mail can hold it up or take it down. */
parentPort?.on('message', async (request: ParseRequest) => {
  const { message, files } = await read(request);
  const own = new Map([...files].map(([id, bytes]) => [id, ownBytes(bytes)]));
  const buffers = new Set([...own.values()].map((bytes) => bytes.buffer));
  parentPort?.postMessage({ message, files: own }, [...buffers]);
});

function read({ item, raw, trustedAuthServers, givenUp }: ParseRequest): Promise<ReceivedMessage> {
  if (givenUp === null) return readMail(item, raw, { trustedAuthServers });
  return readHeadersOnly(item, raw, { problem: givenUp, trustedAuthServers });
}

/** Files are handed over, not copied by the main thread; a view of a larger buffer would take all of that along. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const isOwn = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength;
  return isOwn ? new Uint8Array(buffer) : new Uint8Array(bytes);
}
