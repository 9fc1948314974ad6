import { failedSenderCheck } from '../core/authentication.ts';
import { isOwnAddress } from '../core/mail-address.ts';
import type { EmailThread, Message, MessageRecord } from '../core/message.ts';
import { moveSend, sendId } from '../core/send.ts';
import { ownAddresses } from '../core/settings.ts';
import type { Ticket } from '../core/ticket.ts';
import { dueJob, indexTable, type RecordWrite, type Transition } from '../core/transition.ts';
import type { Arrival } from './arrival.ts';
import { writtenAt } from './backlog.ts';
import { findTicket, referencesOf, ticketsOf } from './find-ticket.ts';
import { owedReminder } from './owed-reminder.ts';
import type { Parts } from './parts.ts';
import { isProvenOwn } from './proven-own.ts';

/**
 * The case that a colleague has answered by another way than this desk: in the customer's Slack thread, or from the
 * support mailbox itself (a copy lies in its Sent folder, or came by Bcc). Null where it is no such answer.
 */
export async function caseAnswered(parts: Parts, arrival: Arrival): Promise<Ticket | null> {
  const { message, item } = arrival;
  if (arrival.kind !== 'own_message' || item.backlog !== null) return null;
  const ticket = await caseOf(parts, arrival);
  if (!ticket || ticket.customer.id === message.sender.id) return null;
  const newest = await parts.records.message(ticket.messages.at(-1) ?? '');
  // Written before the customer's newest words, it does not answer these.
  return newest && writtenAt(message) < newest.receivedAt - CLOCK_MS ? null : ticket;
}

/** Clocks of mail servers differ a little. */
const CLOCK_MS = 60_000;

async function caseOf(parts: Parts, arrival: Arrival): Promise<Ticket | null> {
  const { message } = arrival;
  const { thread } = message;
  if (thread.channel === 'slack') {
    return thread.threadTs ? (await findTicket(parts, message, arrival.kind)).ticket : null;
  }
  // Our address in From proves nothing: it must also go to the customer, in the case's thread, and pass its checks.
  if (!isOwnAddress(message.sender.address ?? '', ownAddresses(parts.settings))) return null;
  if (failedSenderCheck(message) !== null || (await isProvenOwn(parts, arrival))) return null;
  for (const id of referencesOf(thread)) {
    const tickets = await ticketsOf(parts, id, message.sender.id);
    const answered = tickets.find((ticket) => goesTo(ticket, thread));
    if (answered) return answered;
  }
  return null;
}

function goesTo({ customer, route }: Ticket, { to, cc }: EmailThread): boolean {
  const theirs = [customer.address, route?.channel === 'email' ? route.to : null].map((it) =>
    it?.toLowerCase(),
  );
  return [...to, ...cc].some(({ address }) => theirs.includes(address.toLowerCase()));
}

/** The card says who answered; a reply of ours that is not on its way yet is stopped, its draft stays to be used. */
export async function answeredElsewhere(
  parts: Parts,
  ticket: Ticket,
  { message, now }: Arrival,
  record: MessageRecord,
): Promise<Transition> {
  const by = whoIs(message);
  const how = message.thread.channel === 'slack' ? ('slack_thread' as const) : ('mailbox' as const);
  const stopped = await stopReply(parts, ticket, now, by);
  const answered: Ticket = {
    ...ticket,
    updatedAt: now,
    state: ticket.reading?.resolved ? 'closed' : 'waiting_customer',
    snoozedUntil: null,
    reminded: null,
    answeredElsewhere: { by, how, at: writtenAt(message) },
    elsewhere: [...ticket.elsewhere, message.id],
  };
  const what = `saw that ${by} answered ${HOW_WORDS[how]}${stopped.length > 0 ? '; the approved reply was stopped' : ''}`;
  return {
    writes: [
      { kind: 'ticket', record: answered },
      { kind: 'message', record: { ...record, ticketId: ticket.id } },
      ...stopped,
    ],
    history: [{ ticketId: ticket.id, entry: { at: now, by: 'stepcheck', what } }],
    due: [dueJob('request-review', ticket.id, ticket.rev + 1, now), ...owedReminder(parts, answered, now)],
    index: ownMailIndex(message, ticket.id),
    facts: [{ at: now, type: 'answered_elsewhere', ticketId: ticket.id, fields: { how } }],
  };
}

const HOW_WORDS = { mailbox: 'from the mailbox', slack_thread: "in the customer's thread" };

/** As after an undo: nothing is sent, and the draft may still be used. */
async function stopReply(parts: Parts, ticket: Ticket, now: number, by: string): Promise<RecordWrite[]> {
  const [draft, reply] = await Promise.all([
    parts.records.draft(ticket.id, ticket.draftVersion),
    parts.records.send(sendId.reply(ticket.id, ticket.draftVersion)),
  ]);
  if (draft?.state !== 'approved' || reply?.state !== 'due') return [];
  const outcome = { at: now, detail: `${by} answered before it was sent` };
  return [
    { kind: 'draft', record: { ...draft, state: 'current', decided: null } },
    { kind: 'send', record: moveSend(reply, 'cancelled', { outcome }) },
  ];
}

/** What the customer answers to it belongs to the case. */
function ownMailIndex({ thread }: Message, ticketId: string): Transition['index'] {
  if (thread.channel !== 'email' || thread.messageId === null) return [];
  return [{ table: indexTable.ownMail, key: thread.messageId, value: ticketId, keepsFirst: true }];
}

function whoIs({ sender, thread }: Message): string {
  const name = sender.name ?? sender.address ?? sender.id;
  return thread.channel === 'slack'
    ? name
    : `${name} (${sender.address ?? 'by mail'})`.replace(/^(\S+) \(\1\)$/, '$1');
}
