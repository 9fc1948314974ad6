import { createHash } from 'node:crypto';

/** Enough to tell mails apart; the whole of a mail of 200 MB would hold everybody up. */
const HASHED_BYTES = 1_000_000;

/** Tells one content from another: by its beginning and its length. */
export function contentHash(raw: Uint8Array): string {
  return createHash('sha256').update(raw.subarray(0, HASHED_BYTES)).update(`${raw.length}`).digest('hex');
}
