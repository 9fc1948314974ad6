import { z } from 'zod';
import { AgentStep } from './agent-step.ts';
import { Address } from './message.ts';
import { AcknowledgeDecision, MessageKind, Reading } from './reading.ts';

export const Person = z.object({ id: z.string(), name: z.string() });
export type Person = z.infer<typeof Person>;

/** Where a message of a review channel lies. */
export const CardRef = z.object({ channel: z.string(), ts: z.string() });
export type CardRef = z.infer<typeof CardRef>;

/** How the customer is reached: by mail, or in the Slack thread where they wrote. */
export const ReplyRoute = z.discriminatedUnion('channel', [
  z.object({
    channel: z.literal('email'),
    to: z.string(),
    toName: z.string().nullable(),
    subject: z.string(),
    /** Message-ID and References of the newest customer mail, for the threading headers. */
    inReplyTo: z.string().nullable(),
    references: z.array(z.string()),
  }),
  z.object({
    channel: z.literal('slack'),
    channelId: z.string(),
    threadTs: z.string(),
    userId: z.string(),
  }),
]);
export type ReplyRoute = z.infer<typeof ReplyRoute>;

/** Somebody whom a reply may go to, and why they are offered. The first is who is answered unless an agent picks another. */
export const OfferedRecipient = z.object({
  address: z.string(),
  name: z.string().nullable(),
  why: z.enum(['sender', 'reply_to', 'forwarded']),
});
export type OfferedRecipient = z.infer<typeof OfferedRecipient>;

/** Whom an agent may choose between, from the newest customer mail. `cc` is never taken unasked. */
export const Recipients = z.object({ to: z.array(OfferedRecipient), cc: z.array(Address) });
export type Recipients = z.infer<typeof Recipients>;

export const TicketState = z.enum(['open', 'waiting_customer', 'closed', 'parked']);
export type TicketState = z.infer<typeof TicketState>;

/** Handed to somebody else: a person or a user group of the review channel's workspace. */
export const Escalation = z.object({
  to: z.object({ kind: z.enum(['user', 'group']), id: z.string(), name: z.string() }),
  note: z.string(),
  by: Person,
  at: z.number().int(),
});
export type Escalation = z.infer<typeof Escalation>;

export const AnsweredElsewhere = z.object({
  by: z.string(),
  how: z.enum(['mailbox', 'slack_thread']),
  at: z.number().int(),
});
export type AnsweredElsewhere = z.infer<typeof AnsweredElsewhere>;

/** One customer's problem. Texts lie in files, where the record of each message says. */
export const Ticket = z.object({
  v: z.literal(1),
  rev: z.number().int(),
  id: z.string(),
  state: TicketState,
  owner: Person.nullable(),
  snoozedUntil: z.number().int().nullable(),
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
  subject: z.string(),
  customer: z.object({ id: z.string(), name: z.string().nullable(), address: z.string().nullable() }),
  /** Null where nobody can be answered (no usable From). */
  route: ReplyRoute.nullable(),
  recipients: Recipients.default({ to: [], cc: [] }),
  /** Addresses in lower case that wrote in the case or that we wrote to: who else may write in it. */
  participants: z.array(z.string()).default([]),
  /** False for a case that nobody needs to look at now (imported): it is kept, and shown once somebody writes again. */
  cards: z.boolean().default(true),
  /** False for a case that is known from an archive only, of which more may still be imported in any order. */
  live: z.boolean().default(true),
  /** Why it was parked when it came in; null where it was not, or where somebody has opened it since. */
  parked: z.object({ kind: MessageKind, reason: z.string() }).nullable().default(null),
  /** Tickets that this may belong to, by its thread headers; only a person may say so. */
  possibly: z.array(z.string()).default([]),
  /** The ticket that a person said this one belongs to: what comes for this one goes there. */
  mergedInto: z.string().nullable().default(null),
  /** Ids in the order of arrival. */
  messages: z.array(z.string()).min(1),
  /** Automatic mail in this case's thread (absence notes, bounces): kept and shown, never read as the customer's words. */
  aside: z.array(z.string()),
  /** How many more of these came in than are shown: kept with this ticket's id, and only counted. */
  asideMore: z.number().int().default(0),
  /** The messages among them that nobody could take apart. */
  unreadable: z.array(z.string()).default([]),
  /** What the automatic-answer rules said of the first message. */
  acknowledge: AcknowledgeDecision,
  reading: Reading.nullable(),
  /** How many messages the reading covers: fewer than `messages` while a new one waits to be read. */
  readMessages: z.number().int(),
  /** Version of the newest draft, 0 where there is none. */
  draftVersion: z.number().int(),
  /** Why there is no draft worth showing. */
  noDraftReason: z.string().nullable(),
  card: CardRef.nullable(),
  /** The messages whose original already lies in the card's thread. */
  shownMessages: z.array(z.string()),
  /** Faults the desk should know of: a model that failed, a job that gave up. */
  problems: z.array(z.string()),
  /** Whom it was handed to, and why. */
  escalation: Escalation.nullable().default(null),
  /** What agents said of steps: each step once, the newest word. */
  agentSteps: z.array(AgentStep).default([]),
  /** Articles of which an agent said that this case is not about them. */
  notArticles: z.array(z.string()).default([]),
  /** What the newest message changed: "3 of 6 steps done, now 5: approval screen shown". */
  news: z.string().nullable().default(null),
  /** Who answered it by another way than this desk's draft. */
  answeredElsewhere: AnsweredElsewhere.nullable().default(null),
  /** A colleague's answers by another way, in the order of arrival: shown in the card's thread. */
  elsewhere: z.array(z.string()).default([]),
  /** The firm's mail domain, where it is one: cases of one firm with one open problem are linked. */
  firm: z.string().nullable().default(null),
  /** The first of the article's steps that the customer has yet to do, and since when (ms) it is that one. */
  standsAt: z.object({ step: z.string(), since: z.number().int() }).nullable().default(null),
  /** Of what the agents were reminded last, and when (ms). */
  reminded: z
    .object({ of: z.enum(['untaken', 'silent']), at: z.number().int() })
    .nullable()
    .default(null),
});
export type Ticket = z.infer<typeof Ticket>;

/** One line of a ticket's history, in words for people, without customer text. */
export const HistoryEntry = z.object({
  at: z.number().int(),
  by: z.string(),
  what: z.string(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;
