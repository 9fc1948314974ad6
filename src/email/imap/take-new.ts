import type { ImapFlow } from 'imapflow';
import type { IntakeItem } from '../../core/intake.ts';
import type { Clock } from '../../core/ports.ts';
import { fetchMails, type ListedMail, listMails } from './fetch-mail.ts';
import type { Mailbox } from './imap-url.ts';
import { mailItem } from './mail-item.ts';
import type { MailboxCursor } from './mailbox-cursor.ts';
import type { Troubles } from './troubles.ts';

export interface TakeOptions {
  client: ImapFlow;
  mailbox: Mailbox;
  troubles: Troubles;
  maxBytes: number;
  movedTo: string | null;
  /** Resolves once the mail is safe on the disk. */
  onMail: (raw: Uint8Array, item: IntakeItem) => Promise<void>;
  /** Throws where the cursor is not ours to move any more. */
  save: (cursor: MailboxCursor) => Promise<void>;
  /** Resolves once there is room for more: what waits elsewhere waits as well in the mailbox. */
  room: () => Promise<void>;
  /** Flags or moves mail that is taken and no longer needed where it lies. */
  finish: (uids: number[]) => Promise<void>;
  clock: Clock;
}

/** So many mails are taken before the cursor moves: after a crash at most these are fetched twice. */
const CHUNK = 50;

/**
 * Takes in all mail behind the cursor and returns the cursor behind it. Each mail is stored first, then the cursor
 * moves, then it is flagged or moved away: a death anywhere in between loses nothing.
 */
export async function takeNew(options: TakeOptions, start: MailboxCursor): Promise<MailboxCursor> {
  if (start.owed.length > 0) await options.finish(start.owed);
  let cursor: MailboxCursor = { ...start, owed: [] };
  const uids = await uidsBehind(options.client, cursor);
  for (let first = 0; first < uids.length; first += CHUNK) {
    await options.room();
    cursor = await takeChunk(options, cursor, uids.slice(first, first + CHUNK));
  }
  if (!cursor.catchUp) return cursor;
  const caughtUp = { ...cursor, uid: Math.max(cursor.uid, cursor.catchUp.untilUid), catchUp: null };
  await options.save(caughtUp);
  return takeNew(options, caughtUp);
}

/** Only numbers: a mailbox with a million mails fits in memory. */
async function uidsBehind(client: ImapFlow, { uid, catchUp }: MailboxCursor): Promise<number[]> {
  const range = `${uid + 1}:${catchUp ? Math.max(catchUp.untilUid, uid + 1) : '*'}`;
  const query = catchUp ? { uid: range, since: dayBefore(catchUp.since) } : { uid: range };
  const found = await client.search(query, { uid: true });
  if (!found) throw new Error('The mail server does not let the mailbox be searched');
  // "n:*" is the newest mail too where its UID is below n (RFC 3501, 6.4.8).
  const until = catchUp?.untilUid ?? Number.POSITIVE_INFINITY;
  return found.filter((one) => one > uid && one <= until).sort((a, b) => a - b);
}

async function takeChunk(
  options: TakeOptions,
  cursor: MailboxCursor,
  uids: number[],
): Promise<MailboxCursor> {
  const { catchUp, uidValidity } = cursor;
  const listed = await listMails(options.client, uids);
  const mails = catchUp ? listed.filter(({ arrivedAt }) => arrivedAt >= catchUp.since) : listed;
  const about = (mail: ListedMail) => ({ ...options, uid: mail.uid, bytes: mail.bytes });
  const origin = { mailbox: options.mailbox, uidValidity, rebuilt: catchUp?.rebuilt ?? false };
  const arrivedAt = new Map(mails.map((mail) => [mail.uid, mail.arrivedAt]));
  const taken = new Set<number>();
  try {
    for await (const mail of fetchMails({ ...options, about }, mails)) {
      // How long the writer has waited counts from when it lay in the mailbox, not from when it was fetched.
      const receivedAt = Math.min(arrivedAt.get(mail.uid) ?? Number.POSITIVE_INFINITY, options.clock.now());
      await options.onMail(mail.raw, mailItem(mail, { ...origin, receivedAt }));
      taken.add(mail.uid);
    }
  } catch (error) {
    if (taken.size === 0) throw error;
    // What is stored already need not be fetched again.
    const open = mails.find(({ uid }) => !taken.has(uid));
    await moveCursor(options, cursor, open ? open.uid - 1 : uids.at(-1), taken);
    throw error;
  }
  const moved = await moveCursor(options, cursor, uids.at(-1), taken);
  await options.finish(moved.owed);
  return moved;
}

async function moveCursor(
  options: TakeOptions,
  cursor: MailboxCursor,
  uid: number | undefined,
  taken: ReadonlySet<number>,
): Promise<MailboxCursor> {
  const lastMailAt = taken.size > 0 ? options.clock.now() : cursor.lastMailAt;
  const moved = { ...cursor, uid: uid ?? cursor.uid, owed: [...taken], lastMailAt };
  await options.save(moved);
  return moved;
}

function dayBefore(time: number): Date {
  // SEARCH SINCE knows whole days only, in the server's own time zone.
  return new Date(time - 86_400_000);
}
