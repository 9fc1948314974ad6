import { setTimeout as sleep } from 'node:timers/promises';
import { INTAKE_FOLDER } from '../../core/intake.ts';
import type { FileStore } from '../../core/ports.ts';
import { createProgress, type Screen } from '../command/progress.ts';

const LOOK_MS = 500;

export interface Waiting {
  store: FileStore;
  ids: ReadonlySet<string>;
  /** Whether the desk runs. */
  isRunning: () => Promise<boolean>;
  /** Ends the waiting, not the work. */
  stop: AbortSignal;
  screen: Screen;
}

/** Waits until the desk has taken in all of these, or runs no more. Returns how many still wait. */
export async function awaitDesk({ store, ids, isRunning, stop, screen }: Waiting): Promise<number> {
  const left = async () => (await store.list(INTAKE_FOLDER)).filter((id) => ids.has(id)).length;
  const total = await left();
  const progress = createProgress(total, screen, { few: 0, plain: true });
  let waiting = total;
  while (waiting > 0 && !stop.aborted && (await isRunning())) {
    progress.step(total - waiting, `${count(total - waiting)} of ${count(total)} taken in by the desk`);
    await sleep(LOOK_MS, null, { signal: stop }).catch(() => undefined);
    waiting = await left();
  }
  progress.end();
  return waiting;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
