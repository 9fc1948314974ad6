import { z } from 'zod';

export const SendState = z.enum(['due', 'claimed', 'sent', 'failed', 'unknown', 'cancelled']);
export type SendState = z.infer<typeof SendState>;

export const SendKind = z.enum(['acknowledgement', 'reply', 'card', 'summary']);
export type SendKind = z.infer<typeof SendKind>;

/**
 * One thing that goes out. It is claimed before it happens; where the outcome is not known it stays `unknown`
 * until a person says what to do (promise 4).
 */
export const Send = z.object({
  v: z.literal(1),
  rev: z.number().int(),
  id: z.string(),
  kind: SendKind,
  ticketId: z.string().nullable(),
  draftVersion: z.number().int().nullable(),
  state: SendState,
  dueAt: z.number().int(),
  /** The Message-ID of a mail, fixed before the first try so that every try carries the same. */
  messageId: z.string().nullable(),
  claim: z.object({ token: z.string(), at: z.number().int() }).nullable(),
  /** Of a reply: how many of the customer's messages it answers. */
  answers: z.number().int().nullable(),
  /** How often it was begun. */
  claims: z.number().int(),
  /** How often it was tried and surely not taken. */
  tries: z.number().int(),
  /** Of a card: the ticket's rev that it shows. */
  shownRev: z.number().int().nullable(),
  outcome: z.object({ at: z.number().int(), detail: z.string() }).nullable(),
});
export type Send = z.infer<typeof Send>;

const NEXT: Record<SendState, readonly SendState[]> = {
  due: ['claimed', 'cancelled'],
  // Back to due only where the other side surely did not take it (connection refused, 4xx before DATA). Claimed
  // again where whoever claimed it is dead.
  claimed: ['sent', 'failed', 'unknown', 'due', 'claimed'],
  // The claimer may come back with the outcome after somebody else gave it up as unknown.
  unknown: ['sent', 'failed', 'due'],
  failed: ['due'],
  cancelled: ['due'],
  // A bounce came back: it did not arrive after all.
  sent: ['failed'],
};

/** The record in its next state. Throws on a step that the state machine does not have. */
export function moveSend(send: Send, state: SendState, change: Partial<Send> = {}): Send {
  if (!NEXT[send.state].includes(state)) {
    throw new Error(`A send cannot go from ${send.state} to ${state} (${send.id}).`);
  }
  return { ...send, ...change, state };
}

/** A send that nobody has begun. */
export function newSend(fields: Pick<Send, 'id' | 'kind' | 'ticketId' | 'dueAt'> & Partial<Send>): Send {
  return {
    v: 1,
    rev: 0,
    state: 'due',
    draftVersion: null,
    messageId: null,
    claim: null,
    answers: null,
    claims: 0,
    tries: 0,
    shownRev: null,
    outcome: null,
    ...fields,
  };
}

/** What a mail is called in its signed references: "ack", or its draft version. Null for what is no mail. */
export function mailName({ kind, draftVersion }: Pick<Send, 'kind' | 'draftVersion'>): string | null {
  if (kind === 'acknowledgement') return 'ack';
  return kind === 'reply' && draftVersion !== null ? String(draftVersion) : null;
}

/** The ids of sends: one acknowledgement and one card a ticket, one reply a draft version, one summary a week. */
export const sendId = {
  acknowledgement: (ticketId: string) => `ack.${ticketId}`,
  card: (ticketId: string) => `card.${ticketId}`,
  reply: (ticketId: string, draftVersion: number) => `reply.${ticketId}.${draftVersion}`,
  /** The reverse of `mailName`. */
  mail: (ticketId: string, what: string) =>
    what === 'ack' ? sendId.acknowledgement(ticketId) : sendId.reply(ticketId, Number(what)),
  /** By `summaryId`. */
  summary: (id: string) => `summary.${id}`,
  /** `mark` stands for one of the addresses that it is mailed to. */
  summaryMail: (id: string, mark: string) => `summary-mail.${id}.${mark}`,
};
