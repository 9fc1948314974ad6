import { z } from 'zod';
import type { Cursors } from '../../core/ports.ts';

/** Mail that lay in a mailbox before we looked: taken by its date, up to one UID. */
const CatchUp = z.object({
  since: z.number().int(),
  untilUid: z.number().int(),
  /** The server had numbered its mail anew: what is taken now may be known, and is no news. */
  rebuilt: z.boolean(),
});

/** How far a mailbox is taken in. Unread marks play no part: other clients set them too. */
export const MailboxCursor = z.object({
  v: z.literal(1),
  /** UIDs mean nothing under another UIDVALIDITY (RFC 3501, 2.3.1.1). */
  uidValidity: z.string(),
  /** All mail up to this one is taken. */
  uid: z.number().int(),
  /** Mail that came into the mailbox before this is nobody's new case (ms). */
  from: z.number().int(),
  catchUp: CatchUp.nullable(),
  /** Taken, but perhaps not yet flagged or moved. */
  owed: z.array(z.number().int()),
  /** When a mail was last taken, or the mailbox first seen (ms). */
  lastMailAt: z.number().int(),
});
export type MailboxCursor = z.infer<typeof MailboxCursor>;

/** What the server says of the mailbox as it is opened. */
export interface MailboxNow {
  uidValidity: string;
  uidNext: number;
}

const DAY_MS = 86_400_000;

export async function loadCursor(cursors: Cursors, name: string): Promise<MailboxCursor | null> {
  const stored = await cursors.get(name);
  return stored === null ? null : MailboxCursor.parse(JSON.parse(stored));
}

/** A mailbox seen for the first time: from its next mail on, or with the mail since a day. */
export function firstCursor(mailbox: MailboxNow, since: number | null, now: number): MailboxCursor {
  const cursor = { v: 1 as const, uidValidity: mailbox.uidValidity, owed: [], lastMailAt: now };
  const untilUid = mailbox.uidNext - 1;
  // A day of grace: the mailbox's clock is not ours.
  if (since === null) return { ...cursor, uid: untilUid, from: now - DAY_MS, catchUp: null };
  return { ...cursor, uid: 0, from: since, catchUp: { since, untilUid, rebuilt: false } };
}

/** The server numbered its mail anew: all that came since we know the mailbox is looked at again. */
export function rebuiltCursor(before: MailboxCursor, mailbox: MailboxNow): MailboxCursor {
  const catchUp = { since: before.from, untilUid: mailbox.uidNext - 1, rebuilt: true };
  return { ...before, uidValidity: mailbox.uidValidity, uid: 0, owed: [], catchUp };
}
