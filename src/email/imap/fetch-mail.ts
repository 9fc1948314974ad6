import type { FetchQueryObject, ImapFlow } from 'imapflow';
import { StepcheckError } from '../../core/errors.ts';
import {
  type FetchedMail,
  headersOnlyProblem,
  type MissingMail,
  nothingProblem,
  standIn,
  tooLargeProblem,
} from './mail-item.ts';
import { HEADERS_ONLY, NOTHING, type Troubles } from './troubles.ts';

/** One mail as the server lists it, before any of it is downloaded. */
export interface ListedMail {
  uid: number;
  bytes: number;
  /** When it came into the mailbox (ms). */
  arrivedAt: number;
}

export interface FetchOptions {
  client: ImapFlow;
  troubles: Troubles;
  maxBytes: number;
  about: (mail: ListedMail) => MissingMail;
}

/** Of a mail that is too large, so much is taken: headers, the text and perhaps a picture. */
const BEGINNING_BYTES = 256 * 1024;
/** Mails that are fetched with one command have at most so many bytes together. */
const RUN_BYTES = 8 * 1024 * 1024;

/** Size and date of these mails; one that is gone by now is not among them. */
export async function listMails(client: ImapFlow, uids: readonly number[]): Promise<ListedMail[]> {
  const asked = new Set(uids);
  const listed = new Map<number, ListedMail>();
  const query = { uid: true, size: true, internalDate: true };
  for await (const { uid, size, internalDate } of client.fetch([...uids], query, { uid: true })) {
    // Somebody else's change of a flag is told in between, without a size.
    if (asked.has(uid) && size !== undefined)
      listed.set(uid, { uid, bytes: size, arrivedAt: timeOf(internalDate) });
  }
  return [...listed.values()].sort((a, b) => a.uid - b.uid);
}

/**
 * Fetches mails in the order of their UIDs, one in memory at a time. Nothing is marked as read by it (BODY.PEEK). A
 * mail that is gone by now is no error; one that is there and not handed out is, and is remembered as trouble.
 */
export async function* fetchMails(
  options: FetchOptions,
  mails: readonly ListedMail[],
): AsyncGenerator<FetchedMail> {
  for (const run of runsOf(mails, options)) yield* fetchRun(options, run);
}

interface Run {
  mails: ListedMail[];
  /** What is asked of the server; null: nothing any more. */
  query: FetchQueryObject | null;
  problem: (mail: ListedMail) => string | null;
}

const WHOLE: Pick<Run, 'query' | 'problem'> = { query: { uid: true, source: true }, problem: () => null };

/** What is fetched together: mails without any trouble, up to a number of bytes; any other goes alone. */
function runsOf(mails: readonly ListedMail[], options: FetchOptions): Run[] {
  const runs: Run[] = [];
  let room = 0;
  for (const mail of mails) {
    const alone = runAlone(mail, options);
    if (alone) runs.push(alone);
    else if (mail.bytes > room) runs.push({ ...WHOLE, mails: [mail] });
    else runs.at(-1)?.mails.push(mail);
    if (alone) room = 0;
    else room = (mail.bytes > room ? RUN_BYTES : room) - mail.bytes;
  }
  return runs;
}

function runAlone(mail: ListedMail, { troubles, maxBytes, about }: FetchOptions): Run | null {
  const trouble = troubles.of(mail.uid);
  const problem = (words: (missing: MissingMail) => string) => () => words(about(mail));
  if (trouble >= NOTHING) return { mails: [mail], query: null, problem: problem(nothingProblem) };
  if (trouble >= HEADERS_ONLY) {
    return { mails: [mail], query: { uid: true, headers: true }, problem: problem(headersOnlyProblem) };
  }
  if (mail.bytes > maxBytes) {
    const query = { uid: true, source: { maxLength: BEGINNING_BYTES } };
    return { mails: [mail], query, problem: problem(tooLargeProblem) };
  }
  return trouble > 0 ? { ...WHOLE, mails: [mail] } : null;
}

async function* fetchRun(options: FetchOptions, { mails, query, problem }: Run): AsyncGenerator<FetchedMail> {
  const { client, troubles, about } = options;
  const missing = new Map(mails.map((mail) => [mail.uid, mail]));
  if (query === null) {
    for (const mail of mails) yield { uid: mail.uid, raw: standIn(about(mail)), problem: problem(mail) };
    return;
  }
  try {
    for await (const row of client.fetch([...missing.keys()], query, { uid: true })) {
      const mail = missing.get(row.uid);
      const raw = row.source ?? row.headers;
      if (!mail || !raw) continue;
      missing.delete(row.uid);
      yield { uid: row.uid, raw, problem: problem(mail) };
    }
    await expectGone(client, [...missing.keys()]);
  } catch (error) {
    const [suspect] = missing.keys();
    if (suspect !== undefined) troubles.blame(suspect, error);
    throw error;
  }
}

/** What was listed and not handed out was deleted in between; what is still there is withheld. */
async function expectGone(client: ImapFlow, uids: number[]): Promise<void> {
  if (uids.length === 0) return;
  const there = await client.search({ uid: uids.join(',') }, { uid: true });
  if (!there || there.length === 0) return;
  throw new StepcheckError(
    'imap_mail_withheld',
    'retry',
    `the mail server lists mail number ${there[0]}, but does not hand it out.`,
  );
}

function timeOf(date: Date | string | undefined): number {
  const time = date === undefined ? Number.NaN : new Date(date).getTime();
  // A date that nobody can read must not keep a mail out.
  return Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : time;
}
