import { failedSenderCheck } from '../core/authentication.ts';
import { readReference } from '../core/mail-reference.ts';
import type { EmailThread, Message } from '../core/message.ts';
import { takesPart } from '../core/participants.ts';
import type { MessageKind } from '../core/reading.ts';
import type { Ticket } from '../core/ticket.ts';
import { indexTable } from '../core/transition.ts';
import { followMerges } from './follow-merges.ts';
import type { Parts } from './parts.ts';
import { ticketOfReport } from './take-bounce.ts';
import { mailThreadKey } from './thread-index.ts';

/** Enough for a long thread; References may be made up by whoever sends. */
const REFERENCES_LOOKED_AT = 20;
const MOST_POSSIBLE = 5;

/** The ticket that a message belongs to; else those it may belong to, which only a person can say. */
export interface Found {
  ticket: Ticket | null;
  possibly: string[];
}

/** Finds a message's ticket by its thread or, in Slack, by who wrote it a few minutes ago. Never by a subject. */
export async function findTicket(parts: Parts, message: Message, kind: MessageKind): Promise<Found> {
  const { thread } = message;
  if (thread.channel === 'email') return findByMail(parts, message, thread, kind);
  const place = `${thread.team}/${thread.channelId}`;
  const ticket = thread.threadTs
    ? await findBy(parts, indexTable.slackThread, `${place}/${thread.threadTs}`)
    : await findBy(parts, indexTable.slackRecent, `${place}/${thread.userId}`);
  return { ticket, possibly: [] };
}

async function findByMail(
  parts: Parts,
  message: Message,
  thread: EmailThread,
  kind: MessageKind,
): Promise<Found> {
  if (kind === 'bounce' || (kind === 'notification' && message.report)) {
    const ticket = await ticketOfReport(parts, message);
    if (ticket) return { ticket, possibly: [] };
  }
  const possibly = new Set<string>();
  for (const id of referencesOf(thread)) {
    for (const ticket of await ticketsOf(parts, id, message.sender.id)) {
      if (mayJoin(parts, ticket, message)) return { ticket, possibly: [] };
      possibly.add(ticket.id);
    }
  }
  return { ticket: null, possibly: [...possibly].slice(0, MOST_POSSIBLE) };
}

/** The nearest first: the parent, then its forebears. An id with nothing in it is no id. */
export function referencesOf(thread: EmailThread): string[] {
  const ids = [...thread.references, ...thread.inReplyTo].reverse();
  return [...new Set(ids)].filter((id) => /[^<>@\s]/.test(id)).slice(0, REFERENCES_LOOKED_AT);
}

/** What an id is known as: our own mail, one with our signature in it, this sender's mail, anybody's mail. */
export async function ticketsOf(parts: Parts, id: string, senderId: string): Promise<Ticket[]> {
  const { lookup, records } = parts;
  const ticketIds = await Promise.all([
    lookup.find(indexTable.ownMail, id),
    readReference(id, parts.sign)?.ticketId ?? null,
    lookup.find(indexTable.mailThread, mailThreadKey(id, senderId)),
    lookup.find(indexTable.mailThread, id),
  ]);
  const tickets: Ticket[] = [];
  for (const ticketId of new Set(ticketIds)) {
    const ticket = ticketId ? await records.ticket(ticketId) : null;
    const last = ticket && (await followMerges(records, ticket));
    if (last && tickets.every(({ id }) => id !== last.id)) tickets.push(last);
  }
  return tickets;
}

/** Knowing an id proves nothing (mail is forwarded, and ids with it): one customer's case must not leak to another. */
function mayJoin({ isPublicProvider }: Parts, ticket: Ticket, message: Message): boolean {
  return failedSenderCheck(message) === null && takesPart(ticket, message, isPublicProvider);
}

async function findBy(parts: Parts, table: string, key: string): Promise<Ticket | null> {
  const ticketId = await parts.lookup.find(table, key);
  const ticket = ticketId ? await parts.records.ticket(ticketId) : null;
  return ticket && followMerges(parts.records, ticket);
}
