import type { Clock, Log } from '../../core/ports.ts';
import type { ReviewChannel } from '../../core/review.ts';

const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 3_600_000;
/** Days ahead, the nearest first. 0: the day itself. */
const WARN_AHEAD = [0, 1, 3, 7, 14, 30];

export interface SecretExpiryParts {
  /** The beginning of the day on which the secret ends, ms. */
  expires: number;
  announce: ReviewChannel['announce'];
  clock: Clock;
  log: Log;
  everyMs?: number;
}

/** Warns the agents before the secret of the mail login ends: each threshold once, over restarts too. */
export function watchSecretExpiry(parts: SecretExpiryParts): { close(): Promise<void> } {
  const { announce, clock, log, expires } = parts;
  let told = '';
  let looking = Promise.resolve();

  async function look(): Promise<void> {
    const warning = warningOf(expires, clock.now());
    if (warning === null || warning.key === told) return;
    try {
      await announce(warning.key, warning.text, warning.since);
      told = warning.key;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ error: reason }, 'the agents could not be told when the mail secret ends');
    }
  }
  const lookNext = () => {
    looking = looking.then(look);
  };

  lookNext();
  const timer = setInterval(lookNext, parts.everyMs ?? LOOK_EVERY_MS);
  timer.unref();
  return {
    close() {
      clearInterval(timer);
      return looking;
    },
  };
}

/** What is to be said by now, and since when it may have been said. */
function warningOf(expires: number, now: number): { key: string; text: string; since: number } | null {
  const days = Math.ceil((expires - now) / DAY_MS);
  const ahead = WARN_AHEAD.find((threshold) => days <= threshold);
  if (ahead === undefined) return null;
  const day = new Date(expires).toISOString().slice(0, 10);
  const todo = 'Make a new one and set MAIL_OAUTH_CLIENT_SECRET and MAIL_OAUTH_SECRET_EXPIRES.';
  const text = `The secret of the mail login ${endsOn(days, day)}. Without a new one, mail is neither fetched nor sent after that. ${todo}`;
  return { key: `mail-secret-ends.${day}.${ahead}`, text, since: expires - ahead * DAY_MS };
}

function endsOn(days: number, day: string): string {
  if (days < 0) return `has ended (${day})`;
  if (days === 0) return `ends today (${day})`;
  return days === 1 ? `ends tomorrow (${day})` : `ends in ${days} days (${day})`;
}
