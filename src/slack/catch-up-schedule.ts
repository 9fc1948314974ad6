import { asStepcheckError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';

const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 5 * 60_000;
const EVERY_MS = 30 * 60_000;

export interface CatchUpSchedule {
  /** Reads what was missed, now or right after the reading under way. Never rejects. */
  request(): void;
  /** The same a little later: what just failed would fail again at once. */
  retry(): void;
  close(): Promise<void>;
}

/** Runs the catch-up when asked, again after a failure until it succeeds, and now and then by itself. */
export function scheduleCatchUp(catchUp: (signal: AbortSignal) => Promise<void>, log: Log): CatchUpSchedule {
  const closing = new AbortController();
  let running: Promise<void> | null = null;
  let asked = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  async function runWhileAsked() {
    while (asked && !closing.signal.aborted) {
      asked = false;
      try {
        await catchUp(closing.signal);
        failures = 0;
      } catch (thrown) {
        if (closing.signal.aborted) return;
        failures += 1;
        const error = asStepcheckError(thrown);
        log.warn(
          { code: error.code, detail: error.message },
          'Slack messages missed meanwhile could not be read',
        );
        wait(error.retryAfterMs ?? Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS));
        return;
      }
    }
    wait(EVERY_MS);
  }

  function wait(ms: number) {
    clearTimeout(timer);
    if (closing.signal.aborted) return;
    timer = setTimeout(request, ms);
    timer.unref();
  }

  function request() {
    asked = true;
    if (running || closing.signal.aborted) return;
    running = runWhileAsked().finally(() => {
      running = null;
      // Asked again in the moment between the last look and the end.
      if (asked && failures === 0) request();
    });
  }

  return {
    request,
    retry() {
      if (running) asked = true;
      else wait(FIRST_RETRY_MS);
    },
    async close() {
      closing.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
