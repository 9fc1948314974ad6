import { setTimeout as sleep } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import { asStepcheckError, StepcheckError } from '../../core/errors.ts';
import type { IntakeItem } from '../../core/intake.ts';
import type { Clock, Cursors, Leases, Log } from '../../core/ports.ts';
import type { AfterTaking } from './after-taking.ts';
import { type Connection, type MailboxLogin, withMailbox } from './connect-mailbox.ts';
import { failureOf } from './failure-words.ts';
import type { HeldLease } from './hold-lease.ts';
import type { Mailbox } from './imap-url.ts';
import { firstCursor, loadCursor, type MailboxCursor, rebuiltCursor } from './mailbox-cursor.ts';
import type { MailboxReports, ReportOptions } from './mailbox-reports.ts';
import { type TakeOptions, takeNew } from './take-new.ts';
import type { Troubles } from './troubles.ts';

export interface WatchOptions extends Omit<ReportOptions, 'mailbox'> {
  mailbox: Mailbox;
  /** Asked at every connection; `refused` is what the server did not take the last time. */
  login: (refused: MailboxLogin | null) => Promise<MailboxLogin>;
  /** Resolves once the mail is safe on the disk. */
  onMail: (raw: Uint8Array, item: IntakeItem) => Promise<void>;
  /** How many mails are stored and not yet made messages of. */
  waiting: () => Promise<number>;
  cursors: Cursors;
  leases: Leases;
  /** Where a mailbox seen for the first time starts (ms); null: with its next mail. */
  since: number | null;
  /** keep, seen, or move:FOLDER. */
  after: string;
  maxBytes: number;
  pollMs: number;
  /** After so long without a sign of life another process may take the mailbox over. */
  leaseMs: number;
  /** A number from 0 to 1: many desks must not come back at the same moment. */
  jitter: () => number;
  clock: Clock;
  log: Log;
  pace?: Partial<Pace>;
}

export interface Pace {
  /** Waits after a failure, doubled with each up to the longest. */
  firstRetryMs: number;
  longestRetryMs: number;
  /** After a refused login: a locked account helps nobody. */
  refusedRetryMs: number;
  /** A server that is asked and silent for so long is gone. */
  answerMs: number;
}

/** What a watch works with, all of it beyond one connection. */
export interface Watch {
  options: WatchOptions;
  pace: Pace;
  after: AfterTaking;
  reports: MailboxReports;
  troubles: Troubles;
}

/** What is remembered from one connection to the next. */
export interface Attempt {
  /** In a row, without any progress. */
  failures: number;
  login: MailboxLogin | null;
  /** The login that the server did not take. */
  refused: MailboxLogin | null;
}

/** So many mails may wait to be made messages of before more are fetched. */
const MOST_WAITING = 200;
/** Fetched on after so long all the same: whatever keeps them waiting must not keep new mail out. */
const LONGEST_WAIT_MS = 60_000;
const LOOK_AGAIN_MS = 250;

/** One connection, from login to hanging up: takes in what is there and what comes. */
export async function readMailbox(
  watch: Watch,
  held: HeldLease,
  signal: AbortSignal,
  attempt: Attempt,
): Promise<void> {
  const { options, pace, reports } = watch;
  const { mailbox, cursors, maxBytes, pollMs } = options;

  function works(cursor: MailboxCursor): void {
    attempt.failures = 0;
    reports.works(cursor.lastMailAt);
  }

  async function save(cursor: MailboxCursor): Promise<void> {
    if (!(await cursors.set(mailbox.name, JSON.stringify(cursor), held.lease))) {
      held.giveUp();
      throw new Error('Another process has taken the mailbox over');
    }
    // Mail that was taken is progress, however often the connection breaks on the way.
    if (cursor.owed.length > 0) works(cursor);
  }

  const login = await askLogin(watch, attempt);
  await withMailbox({ mailbox, login, answerMs: pace.answerMs, maxBytes }, signal, async (connection) => {
    const { client } = connection;
    const taking: TakeOptions = {
      ...options,
      client,
      save,
      finish: (uids) => tidy(watch, client, uids),
      room: () => untilRoom(options, signal),
      troubles: watch.troubles,
      movedTo: watch.after.movedTo,
    };
    let cursor = await currentCursor(watch, connection, save);
    while (!signal.aborted) {
      connection.listen();
      cursor = await takeNew(taking, cursor);
      works(cursor);
      await connection.news(pollMs);
    }
  });
}

/** What cannot be flagged or moved is taken in all the same. */
async function tidy({ after, reports }: Watch, client: ImapFlow, uids: number[]): Promise<void> {
  try {
    await after.finish(client, uids);
  } catch (error) {
    if (!client.usable) throw error;
    reports.untidy(failureOf(error));
  }
}

async function untilRoom({ waiting }: WatchOptions, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  while (!signal.aborted && (await waiting()) > MOST_WAITING) {
    if (performance.now() - startedAt > LONGEST_WAIT_MS) return;
    await pause(LOOK_AGAIN_MS, signal);
  }
}

async function askLogin({ options }: Watch, attempt: Attempt): Promise<MailboxLogin> {
  attempt.login = null;
  const login = await options.login(attempt.refused).catch((error) => {
    // Whoever gets the tokens has told the agents already.
    throw new StepcheckError('imap_login', 'retry', asStepcheckError(error).message, { cause: error });
  });
  attempt.login = login;
  return login;
}

async function currentCursor(
  { options, reports, troubles }: Watch,
  { mailbox }: Connection,
  save: (cursor: MailboxCursor) => Promise<void>,
): Promise<MailboxCursor> {
  const known = await loadCursor(options.cursors, options.mailbox.name);
  if (known?.uidValidity === mailbox.uidValidity) return known;
  const cursor = known
    ? rebuiltCursor(known, mailbox)
    : firstCursor(mailbox, options.since, options.clock.now());
  await save(cursor);
  if (known) {
    troubles.clear();
    reports.rebuilt(mailbox.uidValidity);
  }
  return cursor;
}

/** Waits, but no longer than until the signal. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, null, { signal }).catch(() => {});
}
