import { afterTaking } from './after-taking.ts';
import { failureOf, type MailboxFailure } from './failure-words.ts';
import { type HeldLease, holdLease } from './hold-lease.ts';
import { createMailboxReports } from './mailbox-reports.ts';
import {
  type Attempt,
  type Pace,
  pause,
  readMailbox,
  type Watch,
  type WatchOptions,
} from './read-mailbox.ts';
import { createTroubles } from './troubles.ts';

const PACE: Pace = {
  firstRetryMs: 1_000,
  longestRetryMs: 5 * 60_000,
  refusedRetryMs: 10 * 60_000,
  answerMs: 60_000,
};

/**
 * Takes in the mail of one mailbox until it is closed, whatever happens on the way. Of several processes one does at a
 * time; the others wait for its lease to end. `close` finishes the mail in hand.
 */
export function watchMailbox(options: WatchOptions): { close(): Promise<void> } {
  const stop = new AbortController();
  const watch: Watch = {
    options,
    pace: { ...PACE, ...options.pace },
    after: afterTaking(options.after, (folder) => {
      const fields = { mailbox: options.mailbox.name, folder };
      options.log.info(fields, 'The folder of IMAP_AFTER was not there and has been made');
    }),
    reports: createMailboxReports(options),
    troubles: createTroubles(),
  };
  const running = holdAndServe(watch, stop.signal);
  return {
    async close() {
      stop.abort();
      await running;
      watch.reports.close();
    },
  };
}

async function holdAndServe(watch: Watch, stop: AbortSignal): Promise<void> {
  const { mailbox, leases, leaseMs, log } = watch.options;
  while (!stop.aborted) {
    const held = await holdLease(leases, mailbox.name, leaseMs, log).catch((error) => {
      log.warn(
        { mailbox: mailbox.name, reason: String(error) },
        'A mailbox could not be claimed; trying again',
      );
      return null;
    });
    if (held) {
      await serve(watch, held, AbortSignal.any([stop, held.lost]));
      await held.release();
    }
    await pause(leaseMs / 3, stop);
  }
}

/** One connection after the other, until the signal. */
async function serve(watch: Watch, held: HeldLease, signal: AbortSignal): Promise<void> {
  const { mailbox, log } = watch.options;
  const attempt: Attempt = { failures: 0, login: null, refused: null };
  while (!signal.aborted) {
    try {
      await readMailbox(watch, held, signal, attempt);
    } catch (error) {
      if (signal.aborted) return;
      const failure = secondChance(attempt, failureOf(error));
      log.warn({ mailbox: mailbox.name, reason: failure.words }, 'A mailbox cannot be read');
      watch.reports.failed(failure);
      await pause(retryAfter(watch, failure, attempt.failures), signal);
      attempt.failures += 1;
    }
  }
}

/** A token may have been taken back before its time: a new one is tried soon, and nobody is alarmed. */
function secondChance(attempt: Attempt, failure: MailboxFailure): MailboxFailure {
  const again = attempt.refused !== null;
  attempt.refused = failure.refused ? attempt.login : null;
  if (again || attempt.login === null || !('accessToken' in attempt.login)) return failure;
  return { ...failure, refused: false };
}

function retryAfter({ pace, options }: Watch, failure: MailboxFailure, failures: number): number {
  const wait = failure.refused
    ? pace.refusedRetryMs
    : Math.min(pace.firstRetryMs * 2 ** failures, pace.longestRetryMs);
  return wait * (0.5 + options.jitter() / 2);
}
