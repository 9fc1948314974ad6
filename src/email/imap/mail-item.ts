import { createHash } from 'node:crypto';
import { type IntakeItem, intakeItem } from '../../core/intake.ts';
import { type Mailbox, mailboxWords } from './imap-url.ts';

/** What was fetched of one mail. */
export interface FetchedMail {
  uid: number;
  raw: Uint8Array;
  /** What is missing of it, in words for the card. */
  problem: string | null;
}

export interface ItemOrigin {
  mailbox: Mailbox;
  uidValidity: string;
  /** The server has numbered its mail anew: this may be known, and is no news. */
  rebuilt: boolean;
  receivedAt: number;
}

/** The intake item of a fetched mail. Fetched twice it has the same id, so it is one file. */
export function mailItem(mail: FetchedMail, origin: ItemOrigin): IntakeItem {
  const place = createHash('sha256').update(origin.mailbox.name).digest('hex').slice(0, 12);
  return intakeItem({
    v: 1,
    id: `imap.${place}.${origin.uidValidity}.${mail.uid}`,
    channel: 'email',
    origin: 'imap',
    receivedAt: origin.receivedAt,
    envelopeFrom: null,
    backlog: origin.rebuilt ? 'mailbox_rebuilt' : null,
    problem: mail.problem,
  });
}

/** Whether an item is one of these, by its id. */
export function isFromMailbox(itemId: string): boolean {
  return itemId.startsWith('imap.');
}

/** How a mail is spoken of of which not all was taken. */
export interface MissingMail {
  mailbox: Mailbox;
  /** The folder that a taken mail is moved to. */
  movedTo: string | null;
  uid: number;
  bytes: number;
  maxBytes: number;
}

export function tooLargeProblem(missing: MissingMail): string {
  return `The mail has ${megabytes(missing.bytes)}, more than the ${megabytes(missing.maxBytes)} that are taken: only its beginning is here. The whole lies in the mailbox ${place(missing)}.`;
}

export function headersOnlyProblem(missing: MissingMail): string {
  return `The mail server does not hand out this mail: only its headers are here. Look for it in the mailbox ${place(missing)}.`;
}

export function nothingProblem(missing: MissingMail): string {
  return `The mail server does not hand out this mail, and nothing of it is here. Look for mail number ${missing.uid} (${megabytes(missing.bytes)}) in the mailbox ${place(missing)}.`;
}

/** Stands in for a mail of which nothing can be had, so that a person sees that there is one. */
export function standIn(missing: MissingMail): Uint8Array {
  const lines = [
    'Subject: A mail that could not be fetched',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    nothingProblem(missing),
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

function place({ mailbox, movedTo }: MissingMail): string {
  return mailboxWords(movedTo === null ? mailbox : { ...mailbox, folder: movedTo });
}

function megabytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1024 / 1024))} MB`;
}
