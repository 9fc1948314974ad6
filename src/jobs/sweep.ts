import { INTAKE_FOLDER } from '../core/intake.ts';
import type { Cursors } from '../core/ports.ts';
import { tellChangedArticles } from './changed-article.ts';
import type { Parts } from './parts.ts';
import { retainLoose } from './retain-loose.ts';
import { retain } from './retention.ts';
import { oweSummary, type SummaryTime } from './summarise-week.ts';
import { isImported, receiveJob } from './take-in.ts';

/** What is being worked on right now is no business of the sweep. */
const GRACE_MS = 2_000;
const AT_ONCE = 500;
/** So many imported files wait in the queue: enough work until the next sweep. */
const IMPORTED_QUEUED = 2_000;
/**
 * Where none of what was queued is taken for so long, it is queued again: the queue may have lost it, or a file was
 * taken and imported once more between two sweeps, which its name does not tell.
 */
const STANDSTILL_MS = 15_000;

/** It looks at every message there is. */
const LOOSE_EVERY_MS = 24 * 3_600_000;

/** What a sweep leaves for the next one. */
interface SweepMemory {
  /** The files to go on behind. */
  live: string;
  imported: string;
  /** Imported files that were queued, and when the last of them was taken or asked for (ms). */
  queued: Set<string>;
  movedAt: number;
}

export function newSweepMemory(): SweepMemory {
  return { live: '', imported: '', queued: new Set(), movedAt: 0 };
}

/**
 * Queues again what is owed and late: jobs that were committed but never queued, jobs that gave up, and intake files
 * without a record, live mail first. Enqueuing what is queued already changes nothing, but costs a call each: of
 * thousands of files some are looked after at a time. `stop` ends it early: the next one does the rest.
 */
export async function sweep(parts: Parts, memory: SweepMemory, stop?: AbortSignal): Promise<void> {
  const now = parts.clock.now();
  const ids = await parts.files.list(INTAKE_FOLDER);
  const live = around(
    ids.filter((id) => !isImported(id)),
    memory.live,
  ).slice(0, AT_ONCE);
  for (const id of live) {
    if (stop?.aborted) return;
    await parts.queue.enqueue(receiveJob(id, now));
  }
  memory.live = live.at(-1) ?? '';
  for (const job of await parts.due.overdue(now - GRACE_MS, AT_ONCE)) {
    if (stop?.aborted) return;
    await parts.queue.enqueue(job);
  }
  for (const id of importedToQueue(ids.filter(isImported), memory, now)) {
    if (stop?.aborted) return;
    await parts.queue.enqueue(receiveJob(id, now));
    memory.queued.add(id);
    memory.imported = id;
    memory.movedAt = now;
  }
}

/** Those that are next; forgets what was taken, and all where nothing was for long. */
function importedToQueue(ids: string[], memory: SweepMemory, now: number): string[] {
  const waiting = new Set(ids);
  const taken = [...memory.queued].filter((id) => !waiting.has(id));
  for (const id of taken) memory.queued.delete(id);
  if (taken.length > 0) memory.movedAt = now;
  if (now - memory.movedAt > STANDSTILL_MS) memory.queued.clear();
  const more = ids.filter((id) => !memory.queued.has(id));
  return around(more, memory.imported).slice(0, IMPORTED_QUEUED - memory.queued.size);
}

/** From where the last sweep ended, and around. */
function around(ids: string[], after: string): string[] {
  const behind = (id: string) => (id > after ? 0 : 1);
  return ids.sort((a, b) => behind(a) - behind(b));
}

/**
 * Sweeps now and then, by a timer of its own: what repairs the queue must not depend on it. The returned function
 * stops that.
 */
export async function startSweeping(
  parts: Parts,
  cursors: Cursors,
  plan: { everyMs: number; summaryAt: SummaryTime; retentionDays: number },
): Promise<() => Promise<void>> {
  const startedAt = await firstStart(parts, cursors);
  const failed = (error: unknown) =>
    parts.log.warn({ reason: String(error) }, 'A sweep failed; the next one tries again');
  let running = tellChangedArticles(parts).then(() => undefined, failed);
  if (plan.retentionDays > 0) await takeUpResting(parts, cursors);
  const memory = newSweepMemory();
  const stop = new AbortController();
  let looseAt = 0;
  const looseNowAndThen = async (stopped: AbortSignal) => {
    if (plan.retentionDays === 0 || parts.clock.now() - looseAt < LOOSE_EVERY_MS) return;
    looseAt = parts.clock.now();
    await retainLoose(parts, plan.retentionDays, stopped);
  };
  const tick = () => {
    running = running
      .then(async () => {
        await sweep(parts, memory, stop.signal);
        await oweSummary(parts, plan.summaryAt, startedAt);
        await retain(parts, plan.retentionDays);
        await looseNowAndThen(stop.signal);
      })
      .catch(failed);
  };
  tick();
  const timer = setInterval(tick, plan.everyMs);
  return async () => {
    clearInterval(timer);
    stop.abort();
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

/** Once a desk: cases from before there was a list of those at rest. */
async function takeUpResting(parts: Parts, cursors: Cursors): Promise<void> {
  if ((await cursors.get(TAKEN_UP)) !== null) return;
  await parts.resting.takeUp();
  await cursors.set(TAKEN_UP, 'done');
}

const TAKEN_UP = 'resting-taken-up';
