import type { Pause } from '../core/office.ts';
import type { Person } from '../core/ticket.ts';
import type { JobName } from '../core/transition.ts';
import type { Parts } from './parts.ts';
import { CLOCK_DIFFERENCE_MS } from './retry-policies.ts';
import { transact } from './transact.ts';

/** What is held back looks this often whether it may go. */
const LOOK_AGAIN_MS = 5_000;

/** Holds replies and acknowledgements back, for everybody, until somebody resumes. Told in the channel once. */
export async function pauseDesk(parts: Parts, by: Person): Promise<{ pause: Pause; changed: boolean }> {
  const now = { by, at: parts.clock.now() };
  const pause = await parts.pausing.begin(now);
  const changed = pause.at === now.at && pause.by.id === by.id;
  if (changed) {
    const text = `${by.name} has paused the desk: no reply and no acknowledgement goes out to anybody. What is approved waits and goes out once somebody resumes (/stepcheck resume).`;
    await tell(parts, `paused.${pause.at}`, text);
  }
  return { pause, changed };
}

/** Lets go what was held back. */
export async function resumeDesk(parts: Parts, by: Person): Promise<{ pause: Pause | null }> {
  const pause = await parts.pausing.end();
  if (pause) {
    const text = `${by.name} has resumed the desk: what was approved while it was paused goes out now.`;
    await tell(parts, `resumed.${pause.at}`, text);
  }
  return { pause };
}

/** Whether a send must wait because the desk is paused: it is owed again a little later, whatever happens until then. */
export async function heldBack(parts: Parts, job: JobName, id: string): Promise<boolean> {
  const send = await parts.records.send(id);
  // What is being sent already cannot be held back any more, only its outcome be found out.
  if (send?.state !== 'due' || (await parts.pausing.current()) === null) return false;
  const at = parts.clock.now() + LOOK_AGAIN_MS;
  const key = `${job}.${id}.held.${Math.floor(at / LOOK_AGAIN_MS)}`;
  await transact(parts, async () => ({ writes: [], due: [{ job, id, key, at }] }));
  return true;
}

async function tell(parts: Parts, key: string, text: string): Promise<void> {
  await parts.review.announce(key, text, parts.clock.now() - CLOCK_DIFFERENCE_MS).catch((error) => {
    parts.log.warn({ reason: String(error) }, 'The channel could not be told of a pause');
  });
}
