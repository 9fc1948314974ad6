import { createHash } from 'node:crypto';

/** Enough to tell mails apart; the whole of a mail of 200 MB would hold everybody up. */
const HASHED_BYTES = 1_000_000;

/** Under which name it is noted that an item was filed: a mailbox that is made anew may number another mail the same. */
export function filedKey(itemId: string, raw: Uint8Array): string {
  return `${itemId} ${contentHash(raw)}`;
}

/** Tells one content from another: by its beginning and its length. */
export function contentHash(raw: Uint8Array): string {
  return createHash('sha256').update(raw.subarray(0, HASHED_BYTES)).update(`${raw.length}`).digest('hex');
}
