import type { MessageRecord } from '../core/message.ts';
import { moveSend, type Send, sendId } from '../core/send.ts';
import type { Ticket } from '../core/ticket.ts';
import { dueJob, type RecordWrite, type Transition } from '../core/transition.ts';
import { type Arrival, indexOf, routeOf } from './open-ticket.ts';
import type { Parts } from './parts.ts';

/**
 * A further message of a ticket. A customer's one voids the draft and stops a reply that is not on its way yet;
 * an automatic one (absence note, bounce) is only kept and told in the history.
 */
export async function joinTicket(
  parts: Parts,
  ticket: Ticket,
  arrival: Arrival,
  record: MessageRecord,
): Promise<Transition> {
  const { message, now, kind } = arrival;
  const kept = { kind: 'message' as const, record: { ...record, ticketId: ticket.id } };
  if (kind !== 'customer') return joinQuietly(ticket, arrival, kept);

  const before = await currentDraftAndReply(parts, ticket, now);
  const joined: Ticket = {
    ...ticket,
    state: 'open',
    updatedAt: now,
    messages: [...ticket.messages, message.id],
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

function joinQuietly(ticket: Ticket, arrival: Arrival, kept: RecordWrite): Transition {
  const { now, kind, kindReason } = arrival;
  const words =
    kind === 'bounce'
      ? 'Mail to the customer came back'
      : `Received, and not read as a case: ${kind.replace('_', ' ')}`;
  const problem = `${words} (${kindReason})`;
  const problems = kind === 'bounce' ? [...ticket.problems, problem] : ticket.problems;
  return {
    writes: [{ kind: 'ticket', record: { ...ticket, updatedAt: now, problems } }, kept],
    history: [{ ticketId: ticket.id, entry: { at: now, by: 'stepcheck', what: problem } }],
    due: [dueJob('request-review', ticket.id, ticket.rev + 1, now)],
    facts: [{ at: now, type: 'parked', ticketId: ticket.id, fields: { kind } }],
  };
}

async function currentDraftAndReply(
  parts: Parts,
  ticket: Ticket,
  now: number,
): Promise<{ writes: RecordWrite[]; what: string }> {
  const draft = await parts.records.draft(ticket.id, ticket.draftVersion);
  if (draft?.state === 'current') {
    return {
      writes: [{ kind: 'draft', record: { ...draft, state: 'superseded' } }],
      what: '; the draft is void',
    };
  }
  if (draft?.state !== 'approved') return { writes: [], what: '' };
  const reply = await parts.records.send(sendId.reply(ticket.id, draft.version));
  if (reply?.state !== 'due') return { writes: [], what: afterwards(reply) };
  const outcome = { at: now, detail: 'the customer wrote again before it was sent' };
  return {
    writes: [
      { kind: 'draft', record: { ...draft, state: 'superseded' } },
      { kind: 'send', record: moveSend(reply, 'cancelled', { outcome }) },
    ],
    what: '; the approved reply was stopped before it was sent',
  };
}

function afterwards(reply: Send | null): string {
  return reply?.state === 'claimed' ? ', which crossed the reply' : '';
}
