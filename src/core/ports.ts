import type { AgentStep } from './agent-step.ts';
import type { LoadedArticle } from './article.ts';
import type { Draft } from './draft.ts';
import type { IntakeItem } from './intake.ts';
import type { Address, Message, MessageRecord } from './message.ts';
import type { AcknowledgeDecision, Claim, MessageKind, ModelFit, Reading } from './reading.ts';
import type { PictureReading, ReadPicture } from './screen.ts';
import type { Send } from './send.ts';
import type { HistoryEntry, Ticket } from './ticket.ts';
import type { DueJob, Fact, Transition } from './transition.ts';

export type {
  ModelGate,
  ModelReader,
  ModelReading,
  ModelWriter,
  PictureForModel,
  Spending,
} from './model-ports.ts';

/** The records, and the one way to change them. */
export interface Records {
  ticket(id: string): Promise<Ticket | null>;
  draft(ticketId: string, version: number): Promise<Draft | null>;
  send(id: string): Promise<Send | null>;
  message(id: string): Promise<MessageRecord | null>;
  /** False where a record moved since it was read: nothing was written, read again and decide again. */
  commit(transition: Transition): Promise<boolean>;
}

/** Look-ups beside the records. */
export interface Lookup {
  find(table: string, key: string): Promise<string | null>;
  history(ticketId: string): Promise<HistoryEntry[]>;
  /** Ids of the tickets that are open or wait for the customer. */
  openTickets(): Promise<string[]>;
  /** The customers' Slack threads of the last 30 days, of closed tickets too: they may go on at any time. */
  slackThreads(): Promise<{ channelId: string; threadTs: string }[]>;
  /** Ids of the parked tickets, the newest last. */
  parkedTickets(): Promise<string[]>;
  /** Ids of the open tickets whose customer writes from this firm's mail domain, the newest last. */
  ofFirm(domain: string): Promise<string[]>;
  /**
   * Tickets by number or id, address, mail domain or Slack user id, whole and in any case: those that changed last
   * come first. `total`: how many there are in all.
   */
  search(term: string, page: { offset: number; limit: number }): Promise<{ ids: string[]; total: number }>;
  nextTicketNumber(): Promise<number>;
  /** Facts of one ISO week ("2026-W47"), in order, as a stream so that a busy week fits in memory. */
  facts(isoWeek: string): AsyncIterable<Fact>;
}

/** Jobs owed, as written by transitions. */
export interface DueJobs {
  /** Those due at `until` (ms) or earlier, oldest first, at most `limit`. */
  overdue(until: number, limit: number): Promise<DueJob[]>;
  complete(key: string): Promise<void>;
  postpone(key: string, at: number): Promise<void>;
}

/** Hands a job to a worker. Enqueuing the same key again while it waits or runs changes nothing. */
export interface Queue {
  enqueue(job: DueJob): Promise<void>;
}

/** Named byte strings. `put` returns only once the bytes are safe on the disk. Paths use `/` and are ours. */
export interface FileStore {
  /** Several pieces lie one behind the other in the file: to join a large mail first would hold the main thread up. */
  put(path: string, bytes: Uint8Array | readonly Uint8Array[]): Promise<void>;
  /** Null where there is no such file. */
  get(path: string): Promise<Uint8Array | null>;
  list(folder: string): Promise<string[]>;
  remove(path: string): Promise<void>;
}

/** An attachment's content beside its description in the message. */
export interface ReceivedMessage {
  message: Message;
  /** By attachment id; an attachment with a problem may have none. */
  files: Map<string, Uint8Array>;
}

/**
 * Makes a Message of what one channel delivered. Never throws for bad content: what cannot be read is said in
 * `problems`. Throws StepcheckError (turn retry) where the channel must be asked again (a download that failed).
 */
export type Understand = (item: IntakeItem, raw: Uint8Array) => Promise<ReceivedMessage>;

/** Counts how often the reading of a mail or picture was begun and never ended, over restarts of the process. */
export interface Attempts {
  /** The number of such beginnings, this one included. */
  begin(item: Pick<IntakeItem, 'id'>): Promise<number>;
  end(item: Pick<IntakeItem, 'id'>): Promise<void>;
}

/** What is told of one message by itself, before any ticket is touched. */
export interface Judgement {
  kind: MessageKind;
  kindReason: string;
  /** What the message's own rules say of an automatic answer. */
  acknowledge: AcknowledgeDecision;
  /** False for chatter in a Slack channel. */
  statesProblem: boolean;
  /** Whether an article is about it; always false where no acknowledgement depends on it. */
  aboutArticle: boolean;
  /** Who wrote the mail that the sender passed on. */
  forwarded: Address | null;
}

export interface CaseToRead {
  /** A ticket's messages, oldest first. */
  messages: readonly Message[];
  deskUserIds: readonly string[];
  /** The intake has told the customer's messages from automatic ones: what is given here is theirs. */
  allFromCustomer: boolean;
  /** What was read in the pictures. Of one that is missing here the reading says that it was not read. */
  pictures?: readonly ReadPicture[];
  /** What agents said of steps, each once. */
  agentSteps?: readonly AgentStep[];
  /** Articles of which an agent said that this case is not about them. */
  notArticles?: readonly string[];
  modelClaims?: readonly Claim[];
  modelFits?: readonly ModelFit[];
  modelName?: string;
}

/**
 * Reads by the rules what customers wrote. What they wrote may be anything, so it is read where it holds nobody up.
 * Throws StepcheckError (turn never) where it cannot be read in time.
 */
export interface CaseReader {
  judge(message: Message): Promise<Judgement>;
  read(unread: CaseToRead): Promise<Reading>;
  /** What the writer added in this message: no quote, no forwarded part, no signature. */
  newWords(message: Message): Promise<string>;
  /** The whole text for people, each quoted part under a line that says who wrote it where that is known. */
  originalText(message: Message): Promise<string>;
}

/** Reads pictures and the pages of PDFs where it holds nobody up. */
export interface PictureReader {
  /**
   * Each page of a file, told by its bytes: one of a picture, up to five of a PDF. Never throws for bad bytes: a page
   * says in `problem` what could not be read. Throws StepcheckError (turn retry) where the reader itself failed.
   */
  read(file: { bytes: Uint8Array; declaredType: string }): Promise<PictureReading[]>;
  /** The page as a PNG, with what was read in it outlined and its rows numbered; null where nothing was read. */
  outline(file: { bytes: Uint8Array }, reading: PictureReading): Promise<Uint8Array | null>;
}

export interface OutgoingMail {
  from: { name: string; address: string };
  to: { name: string | null; address: string };
  cc: Address[];
  subject: string;
  text: string;
  html: string | null;
  messageId: string;
  inReplyTo: string | null;
  references: string[];
  /** SMTP MAIL FROM, where bounces go; empty for the null sender. */
  envelopeFrom: string;
  /** An automatic answer: it carries the headers of RFC 3834. */
  automatic: boolean;
  /** Pictures that its HTML shows by their content id. */
  attachments?: readonly { name: string; type: string; bytes: Uint8Array; contentId: string }[];
}

/**
 * `not_taken`: surely not sent, may be tried again; `retryAfterMs` where the other side said when.
 * `refused`: the other side said no for good.
 */
export type SendOutcome =
  | { kind: 'sent'; detail: string }
  | { kind: 'not_taken'; detail: string; retryAfterMs?: number | null }
  | { kind: 'refused'; detail: string }
  | { kind: 'unknown'; detail: string };

export interface Mailer {
  send(mail: OutgoingMail): Promise<SendOutcome>;
}

/** Replies in the customer's Slack thread. */
export interface CustomerThread {
  reply(to: { channelId: string; threadTs: string }, text: string, sendId: string): Promise<SendOutcome>;
  /** Looks for our reply after an outcome that nobody knows: true where it lies in the thread. */
  wasSent(to: { channelId: string; threadTs: string }, sendId: string): Promise<boolean>;
}

export interface Articles {
  all: readonly LoadedArticle[];
  byId(id: string): LoadedArticle | null;
}

export interface Clock {
  now(): number;
}

/** A random token of letters and digits, unguessable where it must be. */
export type Random = () => string;

/** Structured logging; messages are static, what varies is in the fields, customer text only at debug. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Where a source was read up to, by name. */
export interface Cursors {
  get(name: string): Promise<string | null>;
  /** With a lease: false, and nothing is written, where somebody else holds it by now. */
  set(name: string, value: string, lease?: Lease): Promise<boolean>;
}

/** The right to do something alone, over all processes. `token` grows with every holder (a fencing token). */
export interface Lease {
  name: string;
  token: number;
  /** False where it was lost: stop at once. */
  renew(): Promise<boolean>;
  release(): Promise<void>;
}

export interface Leases {
  /** Null where somebody else holds it. It ends by itself after `ttlMs` without `renew`. */
  acquire(name: string, ttlMs: number): Promise<Lease | null>;
}

/** At most `max` things of one name within any time of this length. */
export interface Cap {
  name: string;
  windowMs: number;
  max: number;
}

/** Counts things by their ids, each once however often it is asked for. */
export interface Caps {
  /** Takes a place under all caps, at a time in ms: null, or the first cap that is full, and then no place is taken. */
  take<T extends Cap>(id: string, caps: readonly T[], at: number): Promise<T | null>;
  /** It did not happen after all. */
  giveBack(id: string, caps: readonly Cap[]): Promise<void>;
}

/** A short keyed hash of a text, in lower-case letters and digits: nobody else can make it. */
export type Sign = (text: string) => string;
