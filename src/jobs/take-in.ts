import { encodeIntake, IMPORTED_ID, type IntakeItem, intakePath } from '../core/intake.ts';
import type { DueJob } from '../core/transition.ts';
import type { Parts } from './parts.ts';

/**
 * Stores what came in, then asks for it to be received. Once this returns, the other side may be told "taken".
 * Redis may be away: the item then waits on disk until `sweep` finds it.
 */
export async function takeIn(
  parts: Pick<Parts, 'files' | 'queue' | 'log'>,
  item: IntakeItem,
  raw: Uint8Array,
): Promise<void> {
  await parts.files.put(intakePath(item.id), encodeIntake(item, raw));
  parts.queue.enqueue(receiveJob(item.id, item.receivedAt)).catch((error) => {
    parts.log.warn({ intake: item.id, error }, 'Stored, but not queued; the sweep will take it up');
  });
}

/** The job that receives an intake item. It is owed for as long as the item's file is there. */
export function receiveJob(intakeId: string, at: number): DueJob {
  const job: DueJob = { job: 'receive', id: intakeId, key: `receive.${intakeId}`, at };
  return isImported(intakeId) ? { ...job, backlog: true } : job;
}

/** Whether a waiting item was imported, told by its id. Once its file is read, the item says it itself (`backlog`). */
export function isImported(intakeId: string): boolean {
  return intakeId.startsWith(IMPORTED_ID);
}
