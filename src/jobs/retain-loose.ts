import { eraseMessage } from './erase.ts';
import type { Parts } from './parts.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Removes messages that belong to no case (chatter in a channel, our own mail come back, what came for a case that is
 * gone) and are older than so many days. Nobody waits for it: `stop` ends it early, the next one begins anew.
 */
export async function retainLoose(parts: Parts, days: number, stop?: AbortSignal): Promise<void> {
  const before = parts.clock.now() - days * DAY_MS;
  for (const id of await parts.files.list('messages')) {
    if (stop?.aborted) return;
    const record = await parts.records.message(id);
    // Without a record it has just been stored, or was left by a crash: the next try writes over it.
    if (!record || record.receivedAt >= before) continue;
    if (record.ticketId !== null && (await parts.records.ticket(record.ticketId)) !== null) continue;
    await eraseMessage(parts, id);
  }
}
