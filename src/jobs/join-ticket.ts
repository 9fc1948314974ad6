import type { MessageRecord } from '../core/message.ts';
import { withParticipants } from '../core/participants.ts';
import { sendId } from '../core/send.ts';
import type { Ticket } from '../core/ticket.ts';
import { dueJob, type RecordWrite, type Transition } from '../core/transition.ts';
import { type Voided, voidDraft } from '../core/void-draft.ts';
import { answeringWith, ownAddresses } from './answering.ts';
import type { Arrival } from './arrival.ts';
import type { Parts } from './parts.ts';
import { takeBounce } from './take-bounce.ts';
import { isImported } from './take-in.ts';
import { indexOf } from './thread-index.ts';

/**
 * A further message of a ticket. A customer's one voids the draft and stops a reply that is not on its way yet;
 * an automatic one (absence note, bounce) is put aside: shown in the card's thread, never read as their words.
 */
export async function joinTicket(
  parts: Parts,
  ticket: Ticket,
  arrival: Arrival,
  record: MessageRecord,
): Promise<Transition> {
  const kept = { kind: 'message' as const, record: { ...record, ticketId: ticket.id } };
  if (arrival.kind === 'bounce') return takeBounce(parts, ticket, arrival, kept);
  if (!isCustomers(ticket, arrival)) {
    return putAside(ticket, arrival, kept, `${arrival.kind.replace('_', ' ')} (${arrival.kindReason})`);
  }
  if (arrival.item.cards) return takeUp(parts, ticket, arrival, kept);
  // The case has gone on since: an old mail of it changes nothing any more.
  return ticket.cards
    ? putAside(ticket, arrival, kept, 'imported')
    : addQuietly(parts, ticket, arrival, kept);
}

/**
 * In the customer's own case, what comes from their address is theirs, with nothing but a file in it or by way of a
 * list too; what a machine answers on their behalf is not. What nobody can read, a person must look at.
 */
function isCustomers(ticket: Ticket, { kind, message }: Arrival): boolean {
  if (kind === 'customer' || !message.readable) return true;
  return (kind === 'empty' || kind === 'mailing_list') && message.sender.id === ticket.customer.id;
}

async function takeUp(
  parts: Parts,
  ticket: Ticket,
  arrival: Arrival,
  kept: RecordWrite,
): Promise<Transition> {
  const { message, item, now } = arrival;
  const before = await voidNewest(parts, ticket, now);
  const joined: Ticket = {
    ...withMessage(parts, ticket, arrival),
    state: 'open',
    cards: true,
    problems: [...ticket.problems, ...before.problems],
  };
  const what = `took in a further message${before.what}`;
  const triage = dueJob('triage', ticket.id, ticket.rev + 1, now);
  return {
    writes: [{ kind: 'ticket', record: joined }, kept, ...before.writes],
    history: [{ ticketId: ticket.id, entry: { at: now, by: 'stepcheck', what } }],
    due: [{ ...triage, backlog: isImported(item.id) }],
    index: indexOf(message, ticket.id, false),
    facts: [
      { at: now, type: 'message_joined', ticketId: ticket.id, fields: { channel: message.thread.channel } },
    ],
  };
}

/** One imported mail more of an imported case that nobody looks at. */
function addQuietly(parts: Parts, ticket: Ticket, arrival: Arrival, kept: RecordWrite): Transition {
  const entry = { at: arrival.now, by: 'stepcheck', what: 'imported a further message' };
  return {
    writes: [{ kind: 'ticket', record: withMessage(parts, ticket, arrival) }, kept],
    history: [{ ticketId: ticket.id, entry }],
    index: indexOf(arrival.message, ticket.id, false),
  };
}

function withMessage(parts: Parts, ticket: Ticket, { message, now }: Arrival): Ticket {
  return {
    ...ticket,
    ...answeringWith(parts, ticket, message),
    updatedAt: now,
    messages: [...ticket.messages, message.id],
    participants: withParticipants(ticket.participants, message, ownAddresses(parts)),
    unreadable: message.readable ? ticket.unreadable : [...ticket.unreadable, message.id],
  };
}

function putAside(
  ticket: Ticket,
  { message, now, kind }: Arrival,
  kept: RecordWrite,
  why: string,
): Transition {
  const record = { ...ticket, updatedAt: now, aside: [...ticket.aside, message.id] };
  const entry = { at: now, by: 'stepcheck', what: `put aside: ${why}` };
  return {
    writes: [{ kind: 'ticket', record }, kept],
    history: [{ ticketId: ticket.id, entry }],
    due: ticket.cards ? [dueJob('request-review', ticket.id, ticket.rev + 1, now)] : [],
    facts: ticket.cards ? [{ at: now, type: 'parked', ticketId: ticket.id, fields: { kind } }] : [],
  };
}

/** What further words of the customer do to the newest draft and its reply. */
export async function voidNewest(parts: Parts, ticket: Ticket, now: number): Promise<Voided> {
  const [draft, reply] = await Promise.all([
    parts.records.draft(ticket.id, ticket.draftVersion),
    parts.records.send(sendId.reply(ticket.id, ticket.draftVersion)),
  ]);
  return voidDraft(draft, reply, now, 'the customer wrote again before it was sent');
}
