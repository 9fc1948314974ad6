import { asStepcheckError, StepcheckError } from './core/errors.ts';
import type { Log } from './core/ports.ts';

/** What is in hand may take so long in all, less than Docker waits (stop_grace_period); then it is left as by a crash. */
const CLOSE_MS = 20_000;
/** After that time each part still gets so long. */
const LEAST_MS = 1_000;

/**
 * Closes what was opened last first: doors before workers, workers before connections. What does not end in time is
 * named and left behind, so that it keeps nothing else from closing.
 */
export function closingOrder(log: Log, withinMs = CLOSE_MS) {
  const parts: { name: string; close: () => Promise<void> }[] = [];
  return {
    add(name: string, close: () => Promise<void>): void {
      parts.push({ name, close });
    },
    /** Closes all of it, also where one refuses; then throws what the first one said. */
    async run(): Promise<void> {
      const until = performance.now() + withinMs;
      const failures: unknown[] = [];
      for (const { name, close } of parts.splice(0).reverse()) {
        const ms = Math.max(LEAST_MS, until - performance.now());
        await inTime(name, close(), ms).catch((error: unknown) => {
          log.error(
            { part: name, reason: asStepcheckError(error).message },
            'Something could not be stopped',
          );
          failures.push(error);
        });
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}

async function inTime(name: string, closed: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const words = `Stopping took too long: ${name} did not end. What was in hand is taken up at the next start.`;
    timer = setTimeout(() => reject(new StepcheckError('not_closed', 'retry', words)), ms);
  });
  await Promise.race([closed, late]).finally(() => clearTimeout(timer));
}
