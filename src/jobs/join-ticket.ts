import type { MessageRecord } from '../core/message.ts';
import { moveSend, sendId } from '../core/send.ts';
import type { Ticket } from '../core/ticket.ts';
import { dueJob, type RecordWrite, type Transition } from '../core/transition.ts';
import { type Arrival, indexOf, routeOf } from './open-ticket.ts';
import type { Parts } from './parts.ts';

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
  const { message, now } = arrival;
  const kept = { kind: 'message' as const, record: { ...record, ticketId: ticket.id } };
  if (!isCustomers(ticket, arrival)) return putAside(ticket, arrival, kept);

  const before = await currentDraftAndReply(parts, ticket, now);
  const joined: Ticket = {
    ...ticket,
    state: 'open',
    updatedAt: now,
    messages: [...ticket.messages, message.id],
    problems: [...ticket.problems, ...before.problems],
    route: message.sender.id === ticket.customer.id ? (routeOf(message) ?? ticket.route) : ticket.route,
  };
  return {
    writes: [{ kind: 'ticket', record: joined }, kept, ...before.writes],
    history: [
      {
        ticketId: ticket.id,
        entry: { at: now, by: 'stepcheck', what: `took in a further message${before.what}` },
      },
    ],
    due: [dueJob('triage', ticket.id, ticket.rev + 1, now)],
    index: indexOf(message, ticket.id, false),
    facts: [
      { at: now, type: 'message_joined', ticketId: ticket.id, fields: { channel: message.thread.channel } },
    ],
  };
}

/**
 * In the customer's own case, what comes from their address is theirs, with nothing but a file in it or by way of a
 * list too; what a machine answers on their behalf is not.
 */
function isCustomers(ticket: Ticket, { kind, message }: Arrival): boolean {
  if (kind === 'customer') return true;
  return (kind === 'empty' || kind === 'mailing_list') && message.sender.id === ticket.customer.id;
}

function putAside(
  ticket: Ticket,
  { message, now, kind, kindReason }: Arrival,
  kept: RecordWrite,
): Transition {
  const bounced = `A mail to the customer came back (${kindReason}).`;
  const problems = kind === 'bounce' ? [...ticket.problems, bounced] : ticket.problems;
  const record = { ...ticket, updatedAt: now, problems, aside: [...ticket.aside, message.id] };
  const what = `put aside: ${kind.replace('_', ' ')} (${kindReason})`;
  return {
    writes: [{ kind: 'ticket', record }, kept],
    history: [{ ticketId: ticket.id, entry: { at: now, by: 'stepcheck', what } }],
    due: [dueJob('request-review', ticket.id, ticket.rev + 1, now)],
    facts: [{ at: now, type: 'parked', ticketId: ticket.id, fields: { kind } }],
  };
}

interface Before {
  writes: RecordWrite[];
  what: string;
  problems: string[];
}

async function currentDraftAndReply(parts: Parts, ticket: Ticket, now: number): Promise<Before> {
  const draft = await parts.records.draft(ticket.id, ticket.draftVersion);
  if (draft?.state !== 'current' && draft?.state !== 'approved')
    return { writes: [], what: '', problems: [] };
  const superseded: RecordWrite = { kind: 'draft', record: { ...draft, state: 'superseded' } };
  if (draft.state === 'current') return { writes: [superseded], what: '; the draft is void', problems: [] };

  const reply = await parts.records.send(sendId.reply(ticket.id, draft.version));
  switch (reply?.state) {
    case 'due': {
      const outcome = { at: now, detail: 'the customer wrote again before it was sent' };
      const stopped: RecordWrite = { kind: 'send', record: moveSend(reply, 'cancelled', { outcome }) };
      return { writes: [superseded, stopped], what: '; the approved reply was stopped', problems: [] };
    }
    case 'failed':
    case 'cancelled':
      return { writes: [superseded], what: '; the reply that was not sent is void', problems: [] };
    case 'unknown':
      return {
        writes: [],
        what: '',
        problems: ['Nobody knows whether the earlier reply reached the customer.'],
      };
    default:
      return { writes: [], what: '', problems: [] };
  }
}
