import { dueJob } from '../core/transition.ts';
import { eraseId } from './erase.ts';
import type { Parts } from './parts.ts';

const DAY_MS = 24 * 3_600_000;
/** A few at each sweep: Slack takes about one call a second, and nobody waits for this. */
const AT_ONCE = 10;

/** Owes the removal of cases in which nothing happened for so many days and in which nobody waits for us. 0 days: never. */
export async function retain(parts: Parts, days: number): Promise<void> {
  if (days === 0) return;
  const now = parts.clock.now();
  const ids = await parts.resting.since(now - days * DAY_MS, AT_ONCE);
  if (ids.length === 0) return;
  const due = ids.map((id) => dueJob('erase', eraseId('retention', id), 0, now));
  await parts.records.commit({ writes: [], due });
  // Owed once: what cannot be removed now stays owed, and the list goes on.
  await parts.resting.leave(ids);
  parts.log.info({ cases: ids.length, days }, 'Cases are removed: nothing happened in them for that long');
}
