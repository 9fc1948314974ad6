import { StepcheckError } from '../core/errors.ts';
import type { MessageRecord } from '../core/message.ts';
import { withParticipants } from '../core/participants.ts';
import { sendId } from '../core/send.ts';
import { ownAddresses } from '../core/settings.ts';
import type { Ticket } from '../core/ticket.ts';
import { dueJob, type RecordWrite, type Transition } from '../core/transition.ts';
import { type Voided, voidDraft } from '../core/void-draft.ts';
import { answeringWith } from './answering.ts';
import type { Arrival } from './arrival.ts';
import { isArchived, writtenAt } from './backlog.ts';
import { owedReminder } from './owed-reminder.ts';
import type { Parts } from './parts.ts';
import { putAside } from './put-aside.ts';
import { takeBounce } from './take-bounce.ts';
import { indexOf } from './thread-index.ts';

const AFTER_REPLY_MS = 1_000;

/**
 * A further message of a ticket. A customer's one voids the draft and stops a reply that is not on its way yet;
 * an automatic one (absence note, bounce) is put aside: shown in the card's thread, never read as their words. So is
 * old mail of an archive where the case has gone on since.
 */
export async function joinTicket(
  parts: Parts,
  ticket: Ticket,
  arrival: Arrival,
  record: MessageRecord,
): Promise<Transition> {
  const kept = { kind: 'message' as const, record: { ...record, ticketId: ticket.id } };
  if (isArchived(arrival.item) && hasGoneOn(ticket)) return putAside(ticket, arrival, kept);
  if (arrival.kind === 'bounce') return takeBounce(parts, ticket, arrival, kept);
  if (!isCustomers(ticket, arrival)) return putAside(ticket, arrival, kept);
  if (arrival.item.cards) return takeUp(parts, ticket, arrival, kept);
  return ticket.cards ? putAside(ticket, arrival, kept) : addQuietly(parts, ticket, arrival, kept);
}

/** Whether it is more than an imported thread: mail came in since, or somebody works on it. */
function hasGoneOn({ live, owner }: Ticket): boolean {
  return live || owner !== null;
}

/**
 * In the customer's own case, what comes from their address is theirs, with nothing but a file in it, by way of a list
 * or of a forwarder that set our own mark too; what a machine answers on their behalf is not. What nobody can read, a
 * person must look at.
 */
export function isCustomers(ticket: Ticket, { kind, message }: Pick<Arrival, 'kind' | 'message'>): boolean {
  if (kind === 'customer' || !message.readable) return true;
  const isByTheirHand = kind === 'empty' || kind === 'mailing_list' || kind === 'own_message';
  return isByTheirHand && message.sender.id === ticket.customer.id;
}

async function takeUp(
  parts: Parts,
  ticket: Ticket,
  arrival: Arrival,
  kept: RecordWrite,
): Promise<Transition> {
  const { message, item, now } = arrival;
  if (item.backlog === 'mailbox_rebuilt') await letReplyGo(parts, ticket, arrival);
  const before = await voidNewest(parts, ticket, now);
  const joined: Ticket = {
    ...withMessage(parts, ticket, arrival),
    state: 'open',
    cards: true,
    live: ticket.live || !isArchived(item),
    parked: null,
    // Whatever they wrote may be worth an earlier look.
    snoozedUntil: null,
    answeredElsewhere: null,
    reminded: null,
    problems: [...ticket.problems, ...before.problems],
  };
  const what = `took in a further message${before.what}`;
  const triage = dueJob('triage', ticket.id, ticket.rev + 1, now);
  return {
    writes: [{ kind: 'ticket', record: joined }, kept, ...before.writes],
    history: [{ ticketId: ticket.id, entry: { at: now, by: 'stepcheck', what } }],
    due: [{ ...triage, backlog: item.backlog !== null }, ...owedReminder(parts, joined, now)],
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

function withMessage(parts: Parts, ticket: Ticket, arrival: Arrival): Ticket {
  const { message, now } = arrival;
  return {
    ...ticket,
    ...answeringWith(parts, ticket, arrival),
    updatedAt: now,
    messages: [...ticket.messages, message.id],
    participants: withParticipants(ticket.participants, message, ownAddresses(parts.settings)),
    unreadable: message.readable ? ticket.unreadable : [...ticket.unreadable, message.id],
  };
}

/**
 * Mail that we missed before the newest one says nothing against an approved reply: it is taken up once that is out.
 */
async function letReplyGo({ records }: Parts, ticket: Ticket, { message, now }: Arrival): Promise<void> {
  const newest = await records.message(ticket.messages.at(-1) ?? '');
  if (!newest || writtenAt(message) >= newest.receivedAt) return;
  const reply = await records.send(sendId.reply(ticket.id, ticket.draftVersion));
  if (reply?.state !== 'due' && reply?.state !== 'claimed') return;
  const retryAfterMs = Math.max(reply.dueAt - now, 0) + AFTER_REPLY_MS;
  throw new StepcheckError('reply_first', 'retry', 'An approved reply goes out first.', { retryAfterMs });
}

/** What further words of the customer do to the newest draft and its reply. */
export async function voidNewest(parts: Parts, ticket: Ticket, now: number): Promise<Voided> {
  const [draft, reply] = await Promise.all([
    parts.records.draft(ticket.id, ticket.draftVersion),
    parts.records.send(sendId.reply(ticket.id, ticket.draftVersion)),
  ]);
  return voidDraft(draft, reply, now, 'the customer wrote again before it was sent');
}
