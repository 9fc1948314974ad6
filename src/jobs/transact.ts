import { StepcheckError } from '../core/errors.ts';
import type { Transition } from '../core/transition.ts';
import type { Parts } from './parts.ts';

const TRIES = 20;

/**
 * Reads, decides and commits, again from the start where somebody else was faster. `decide` returns the transition,
 * or null where nothing is left to do. Then hands the jobs owed to the queue; what that fails to do, `sweep` does.
 */
export async function transact(
  parts: Pick<Parts, 'records' | 'queue' | 'log'>,
  decide: () => Promise<Transition | null>,
): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const transition = await decide();
    if (!transition) return false;
    if (!(await parts.records.commit(transition))) continue;
    await handOver(parts, transition);
    return true;
  }
  throw new StepcheckError(
    'busy_record',
    'retry',
    'The case changed too often while it was being worked on.',
  );
}

async function handOver(parts: Pick<Parts, 'queue' | 'log'>, transition: Transition): Promise<void> {
  for (const job of transition.due ?? []) {
    try {
      await parts.queue.enqueue(job);
    } catch (error) {
      parts.log.warn({ job: job.key, error }, 'A job could not be queued; it stays owed and is swept up');
    }
  }
}
