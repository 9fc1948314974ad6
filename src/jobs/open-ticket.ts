import type { Message, MessageRecord } from '../core/message.ts';
import type { AcknowledgeDecision, MessageKind } from '../core/reading.ts';
import { newSend, sendId } from '../core/send.ts';
import type { ReplyRoute, Ticket } from '../core/ticket.ts';
import { dueJob, type Fact, type IndexEntry, indexTable, type Transition } from '../core/transition.ts';
import { replySubject } from '../writing/subject.ts';
import { loadMessage } from './case-files.ts';
import { mailThreadKey } from './find-ticket.ts';
import { newMessageId } from './new-message-id.ts';
import type { Parts } from './parts.ts';

/** A person's Slack messages within this time are one ticket. */
export const RECENT_SECONDS = 600;

/** What is known of a message before any ticket is touched. */
export interface Arrival {
  message: Message;
  kind: MessageKind;
  kindReason: string;
  acknowledge: AcknowledgeDecision;
  /** ms */
  now: number;
}

/** Mail older than this is not acknowledged: the writer has long stopped waiting for a "we got it". */
const ACKNOWLEDGE_WITHIN_MS = 24 * 3600 * 1000;

/** A new ticket with its first message; parked where no person wrote it. */
export async function openTicket(
  parts: Parts,
  ticketId: string,
  arrival: Arrival,
  record: MessageRecord,
): Promise<Transition> {
  const { message, now } = arrival;
  const earlier = await recentChatter(parts, message);
  const acknowledge = acknowledgeNow(parts, arrival);
  const ticket: Ticket = {
    v: 1,
    rev: 0,
    id: ticketId,
    state: arrival.kind === 'customer' || arrival.kind === 'empty' ? 'open' : 'parked',
    owner: null,
    snoozedUntil: null,
    createdAt: now,
    updatedAt: now,
    subject: message.subject,
    customer: message.sender,
    route: routeOf(message),
    messages: [...earlier.map(({ record }) => record.id), message.id],
    aside: [],
    acknowledge,
    reading: null,
    readMessages: 0,
    draftVersion: 0,
    noDraftReason: null,
    card: null,
    shownMessages: [],
    problems: [],
  };
  const transition: Transition = {
    writes: [
      { kind: 'ticket', record: ticket },
      { kind: 'message', record },
      ...earlier.map((chatter) => ({ kind: 'message' as const, record: { ...chatter.record, ticketId } })),
    ],
    history: [{ ticketId, entry: { at: now, by: 'stepcheck', what: openingWords(arrival, ticket) } }],
    due: [dueJob('triage', ticketId, 1, now)],
    index: [
      ...indexOf(message, ticketId, true),
      ...earlier.flatMap((chatter) => threadIndex(chatter.message, ticketId)),
    ],
    facts: openingFacts(arrival, ticket),
  };
  return acknowledge.send ? withAcknowledgement(parts, transition, ticket, now) : transition;
}

/** The entries by which later messages find this one's ticket. */
export function indexOf(message: Message, ticketId: string, opens: boolean): IndexEntry[] {
  const { thread } = message;
  if (thread.channel === 'email') {
    if (!thread.messageId) return [];
    const key = mailThreadKey(thread.messageId, message.sender.id);
    return [{ table: indexTable.mailThread, key, value: ticketId }];
  }
  const recent = {
    table: indexTable.slackRecent,
    key: `${thread.team}/${thread.channelId}/${thread.userId}`,
    value: ticketId,
    ttlSeconds: RECENT_SECONDS,
    // Two messages at once must not open two tickets: the second one finds this entry and joins.
    onlyIfAbsent: opens && thread.threadTs === null,
  };
  return thread.threadTs === null
    ? [...threadIndex(message, ticketId), recent]
    : threadIndex(message, ticketId);
}

/** What is answered in the thread of a Slack message belongs to that message's ticket. */
function threadIndex({ thread }: Message, ticketId: string): IndexEntry[] {
  if (thread.channel !== 'slack') return [];
  const key = `${thread.team}/${thread.channelId}/${thread.threadTs ?? thread.ts}`;
  return [{ table: indexTable.slackThread, key, value: ticketId }];
}

/** Where the reply goes: never Cc, never a list, and nowhere unless exactly one person is in From. */
export function routeOf(message: Message): ReplyRoute | null {
  const { thread, sender } = message;
  if (thread.channel === 'slack') {
    return {
      channel: 'slack',
      channelId: thread.channelId,
      threadTs: thread.threadTs ?? thread.ts,
      userId: thread.userId,
    };
  }
  if (!sender.address || thread.from.length !== 1) return null;
  return {
    channel: 'email',
    to: sender.address,
    toName: sender.name,
    subject: replySubject(message.subject),
    inReplyTo: thread.messageId,
    references: [...thread.references, ...(thread.messageId ? [thread.messageId] : [])],
  };
}

/** What the same person wrote in the last minutes that opened no ticket by itself. */
async function recentChatter(
  parts: Parts,
  { thread }: Message,
): Promise<{ record: MessageRecord; message: Message }[]> {
  if (thread.channel !== 'slack' || thread.threadTs) return [];
  const key = `${thread.team}/${thread.channelId}/${thread.userId}`;
  const ids = (await parts.lookup.find(indexTable.slackChatter, key))?.split(',') ?? [];
  const earlier: { record: MessageRecord; message: Message }[] = [];
  for (const id of ids) {
    const record = await parts.records.message(id);
    if (record?.ticketId === null) earlier.push({ record, message: await loadMessage(parts, id) });
  }
  return earlier;
}

function acknowledgeNow(parts: Parts, { message, acknowledge, now }: Arrival): AcknowledgeDecision {
  if (!acknowledge.send) return acknowledge;
  if (message.thread.channel === 'slack')
    return { send: false, reason: 'Slack messages are not acknowledged' };
  if (now - (message.sentAt ?? now) > ACKNOWLEDGE_WITHIN_MS)
    return { send: false, reason: 'older than 24 hours' };
  if (!parts.settings.acknowledge) return { send: false, reason: 'acknowledgements are off' };
  return acknowledge;
}

function withAcknowledgement(parts: Parts, transition: Transition, ticket: Ticket, now: number): Transition {
  const send = newSend({
    id: sendId.acknowledgement(ticket.id),
    kind: 'acknowledgement',
    ticketId: ticket.id,
    dueAt: now,
    messageId: newMessageId(parts, ticket.id, 'ack'),
  });
  return {
    ...transition,
    writes: [...transition.writes, { kind: 'send', record: send }],
    due: [...(transition.due ?? []), dueJob('acknowledge', send.id, 1, now)],
  };
}

function openingWords({ kind, kindReason, acknowledge }: Arrival, ticket: Ticket): string {
  if (ticket.state === 'parked') return `parked it: ${kind.replace('_', ' ')} (${kindReason})`;
  if (acknowledge.send && ticket.acknowledge.send) return 'opened the ticket';
  return `opened the ticket; not acknowledged: ${ticket.acknowledge.reason}`;
}

function openingFacts({ kind, message, now }: Arrival, ticket: Ticket): Fact[] {
  const channel = message.thread.channel;
  const about = { at: now, ticketId: ticket.id };
  if (ticket.state === 'parked') return [{ ...about, type: 'parked', fields: { kind, channel } }];
  const opened: Fact = { ...about, type: 'ticket_opened', fields: { channel } };
  const { send, reason } = ticket.acknowledge;
  return send || channel === 'slack'
    ? [opened]
    : [opened, { ...about, type: 'ack_refused', fields: { reason } }];
}
