import { z } from 'zod';
import type { Draft } from './draft.ts';
import type { MessageRecord } from './message.ts';
import type { Send } from './send.ts';
import type { HistoryEntry, Ticket } from './ticket.ts';

export const JobName = z.enum([
  'receive',
  'triage',
  'read-pictures',
  'acknowledge',
  'request-review',
  'send-reply',
  'summarise-week',
  'mail-summary',
  'read-again',
  'tell-parked',
  'wake',
  'remind',
  'tell-untaken',
  'erase',
]);
export type JobName = z.infer<typeof JobName>;

/**
 * A job that is owed. `key` makes it one: what is owed twice under one key is done once. A record's rev in the
 * key lets work that is owed again while it runs be done again.
 */
export const DueJob = z.object({
  job: JobName,
  /** The one id the job works on: ticket, intake item, send, ISO week, or the hour (since 1970) of parked mail, the slot of time of reminders, why and which ticket is erased. */
  id: z.string(),
  key: z.string(),
  /** When it is due, ms. */
  at: z.number().int(),
  /** Gives way to all other jobs of its lane. */
  backlog: z.boolean().optional(),
});
export type DueJob = z.infer<typeof DueJob>;

export type RecordWrite =
  | { kind: 'ticket'; record: Ticket }
  | { kind: 'draft'; record: Draft }
  | { kind: 'send'; record: Send }
  | { kind: 'message'; record: MessageRecord };

/** An entry of a look-up table: `table` is one of `indexTable`, `key` what is looked up, `value` an id. */
export interface IndexEntry {
  table: string;
  key: string;
  value: string;
  /** Seconds after which the entry goes by itself. */
  ttlSeconds?: number;
  /** Makes the whole transition a conflict where the entry is there already. */
  onlyIfAbsent?: boolean;
  /** Leaves an entry that is there already as it is. */
  keepsFirst?: boolean;
}

/** The look-up tables. */
export const indexTable = {
  /** Message-ID and sender, and Message-ID alone (who used it first), -> ticket id, for mail we took in. */
  mailThread: 'mail-thread',
  /** Message-ID -> ticket id, for mail we sent, whether its id is signed or from before ids were. */
  ownMail: 'own-mail',
  /** Address -> ticket id, for some days after mail to it came back for good. */
  bouncedAddress: 'bounced-address',
  /** Intake item and its content -> message id, for some hours: what was taken in is filed once, read or unread. */
  filed: 'filed',
  /** Hour since 1970 -> how many mails were parked in it without a card. */
  parkedUnshown: 'parked-unshown',
  /** Slot of time -> ids of the tickets that nobody had taken by then, told together. */
  untaken: 'untaken',
  /** team/channel/thread ts -> ticket id. */
  slackThread: 'slack-thread',
  /** channel/user -> ticket id of somebody who wrote within the last minutes. */
  slackRecent: 'slack-recent',
  /** channel/user -> message ids of chatter that opened no ticket yet. */
  slackChatter: 'slack-chatter',
} as const;

/** What happened, in figures and names only: summary, metrics and service levels read nothing else. */
export const Fact = z.object({
  at: z.number().int(),
  type: z.enum([
    'ticket_opened',
    'message_joined',
    'parked',
    'ack_refused',
    'read',
    'decided',
    'sent',
    'send_failed',
    'bounced',
    'linked',
    /** A step that an agent set otherwise than the reading had it: from, to. */
    'step_set',
    /** A decision that was refused: kind, why. */
    'refused',
    'answered_elsewhere',
    'reminded',
    /** A case was removed for good: why. */
    'erased',
  ]),
  ticketId: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Fact = z.infer<typeof Fact>;

/** What is taken away for good. A ticket goes out of every list, with its history; the other records by their ids. */
export type Erasure =
  | { what: 'ticket'; record: Ticket }
  | { what: 'draft' | 'send'; id: string }
  | { what: 'index'; table: string; key: string };

/**
 * All that one step of work changes, committed at once or not at all. Every record carries the rev it was read at
 * (0: must not exist yet); one that moved in between makes the whole transition a conflict.
 */
export interface Transition {
  writes: RecordWrite[];
  history?: { ticketId: string; entry: HistoryEntry }[];
  due?: DueJob[];
  index?: IndexEntry[];
  facts?: Fact[];
  erasures?: Erasure[];
}

/** A job on one id; `rev` is the rev that the record has once the transition is committed. */
export function dueJob(job: JobName, id: string, rev: number, at: number): DueJob {
  return { job, id, key: `${job}.${id}.${rev}`, at };
}
