import type { StepcheckError } from '../../core/errors.ts';
import type { Clock, Log } from '../../core/ports.ts';
import type { ReviewChannel } from '../../core/review.ts';

export interface OutageReport {
  /** `goodUntil`: when the token in use ends, where there still is one. */
  failed(error: StepcheckError, goodUntil: number | null): void;
  over(): void;
}

/** Says in the review channel that access tokens cannot be renewed, once an outage, and when they can again. */
export function createOutageReport(
  user: string,
  { announce, clock, log }: { announce: ReviewChannel['announce']; clock: Clock; log: Log },
): OutageReport {
  const whose = user === '' ? '' : ` of ${user}`;
  let outage: { since: number; told: boolean } | null = null;
  let last: Promise<boolean> = Promise.resolve(true);

  /** In order, and never in the way of whoever asks for a token. */
  function tell(key: string, text: string, since: number): Promise<boolean> {
    last = last.then(async () => {
      try {
        await announce(key, text, since);
        return true;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        log.warn({ error: reason }, 'the agents could not be told about the mail login');
        return false;
      }
    });
    return last;
  }

  return {
    failed(error, goodUntil) {
      outage ??= { since: clock.now(), told: false };
      log.error({ code: error.code, error: error.message, user }, 'access token not renewed');
      const current = outage;
      if (current.told) return;
      current.told = true;
      const effect = goodUntil === null ? STOPPED : stillGood(goodUntil);
      const text = `The mail login${whose} could not be renewed. ${error.message} ${effect}`;
      void tell(`mail-login-failed${whose}.${current.since}`, text, current.since).then((told) => {
        // Told by the next failure instead.
        current.told = told;
      });
    },
    over() {
      if (outage === null) return;
      const { since } = outage;
      outage = null;
      const text = `The mail login${whose} works again. It had failed since ${timeOf(since)}.`;
      void tell(`mail-login-works${whose}.${since}`, text, since);
    },
  };
}

const STOPPED = 'Until this works again, mail is neither fetched nor sent with it.';

function stillGood(until: number): string {
  return `The present login is good until ${timeOf(until)}; it is tried again before that.`;
}

function timeOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
