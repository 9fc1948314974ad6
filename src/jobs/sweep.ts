import { INTAKE_FOLDER } from '../core/intake.ts';
import type { Cursors } from '../core/ports.ts';
import type { Parts } from './parts.ts';
import { oweSummary, type SummaryTime } from './summarise-week.ts';
import { receiveJob } from './take-in.ts';

/** What is being worked on right now is no business of the sweep. */
const GRACE_MS = 2_000;
const AT_ONCE = 500;

/**
 * Queues again what is owed and late: jobs that were committed but never queued, jobs that gave up, and intake files
 * without a record. Enqueuing what is queued already changes nothing.
 */
export async function sweep(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  for (const id of await parts.files.list(INTAKE_FOLDER)) await parts.queue.enqueue(receiveJob(id, now));
  for (const job of await parts.due.overdue(now - GRACE_MS, AT_ONCE)) await parts.queue.enqueue(job);
}

/**
 * Sweeps now and then, by a timer of its own: what repairs the queue must not depend on it. The returned function
 * stops that.
 */
export async function startSweeping(
  parts: Parts,
  cursors: Cursors,
  plan: { everyMs: number; summaryAt: SummaryTime },
): Promise<() => Promise<void>> {
  const startedAt = await firstStart(parts, cursors);
  let running = Promise.resolve();
  const tick = () => {
    running = running
      .then(async () => {
        await sweep(parts);
        await oweSummary(parts, plan.summaryAt, startedAt);
      })
      .catch((error) =>
        parts.log.warn({ reason: String(error) }, 'A sweep failed; the next one tries again'),
      );
  };
  tick();
  const timer = setInterval(tick, plan.everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** Since when this desk exists: no summary is owed for weeks before that. */
async function firstStart(parts: Parts, cursors: Cursors): Promise<number> {
  const known = await cursors.get('first-start');
  if (known) return Number(known);
  const now = parts.clock.now();
  await cursors.set('first-start', String(now));
  return now;
}
