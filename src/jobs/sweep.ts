import { INTAKE_FOLDER } from '../core/intake.ts';
import type { Cursors } from '../core/ports.ts';
import type { Parts } from './parts.ts';
import { oweSummary, type SummaryTime } from './summarise-week.ts';
import { isImported, receiveJob } from './take-in.ts';

/** What is being worked on right now is no business of the sweep. */
const GRACE_MS = 2_000;
const AT_ONCE = 500;

/**
 * Queues again what is owed and late: jobs that were committed but never queued, jobs that gave up, and intake files
 * without a record. Enqueuing what is queued already changes nothing, but costs a call each: of thousands of files
 * some are looked after at a time. Returns the file to go on behind.
 */
export async function sweep(parts: Parts, after = ''): Promise<string> {
  const now = parts.clock.now();
  const ids = nextOf(await parts.files.list(INTAKE_FOLDER), after);
  for (const id of ids) await parts.queue.enqueue(receiveJob(id, now));
  for (const job of await parts.due.overdue(now - GRACE_MS, AT_ONCE)) await parts.queue.enqueue(job);
  return ids.at(-1) ?? '';
}

/** Live mail first, then what was imported; each from where the last sweep ended, and around. */
function nextOf(ids: readonly string[], after: string): string[] {
  const behind = (id: string) => (id > after ? 0 : 1);
  const around = (some: string[]) => some.sort((a, b) => behind(a) - behind(b));
  const live = around(ids.filter((id) => !isImported(id))).slice(0, AT_ONCE);
  return [...live, ...around(ids.filter(isImported)).slice(0, AT_ONCE - live.length)];
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
  let after = '';
  const tick = () => {
    running = running
      .then(async () => {
        after = await sweep(parts, after);
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
