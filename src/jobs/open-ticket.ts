import { domainOf } from '../core/mail-address.ts';
import { maskSecrets } from '../core/mask-secrets.ts';
import type { Message, MessageRecord } from '../core/message.ts';
import { withParticipants } from '../core/participants.ts';
import { customerOf } from '../core/recipients.ts';
import { ownAddresses } from '../core/settings.ts';
import type { Ticket, TicketState } from '../core/ticket.ts';
import { dueJob, type Fact, indexTable, type Transition } from '../core/transition.ts';
import { acknowledgeNow, withAcknowledgement } from './acknowledge-policy.ts';
import { answeringOf } from './answering.ts';
import { type Arrival, kindWords } from './arrival.ts';
import { isArchived } from './backlog.ts';
import { loadMessage } from './case-files.ts';
import { owedReminder } from './owed-reminder.ts';
import { parkedCard } from './parked-cards.ts';
import type { Parts } from './parts.ts';
import { indexOf, threadIndex } from './thread-index.ts';

/**
 * A new ticket with its first message; parked where no person wrote it. Mail of the past that nobody asked to see is
 * kept closed and unread: it is there once somebody writes in its thread.
 */
export async function openTicket(
  parts: Parts,
  ticketId: string,
  arrival: Arrival,
  record: MessageRecord,
  possibly: string[],
): Promise<Transition> {
  const { message, item, now } = arrival;
  const earlier = await recentChatter(parts, message);
  const acknowledge = acknowledgeNow(parts, arrival);
  const answering = answeringOf(parts, arrival);
  const own = ownAddresses(parts.settings);
  const state = stateOf(arrival);
  const parked = state === 'parked' ? await parkedCard(parts, message.id, now) : null;
  const cards = item.cards && parked?.shown !== false;
  const ticket: Ticket = {
    v: 1,
    rev: 0,
    id: ticketId,
    state,
    owner: null,
    snoozedUntil: null,
    createdAt: now,
    updatedAt: now,
    subject: maskSecrets(message.subject),
    customer: customerOf(message, answering, own),
    ...answering,
    participants: withParticipants([], message, own),
    cards,
    live: !isArchived(item),
    parked: state === 'parked' ? { kind: arrival.kind, reason: arrival.kindReason } : null,
    possibly,
    mergedInto: null,
    messages: [...earlier.map(({ record }) => record.id), message.id],
    aside: [],
    asideMore: 0,
    unreadable: message.readable ? [] : [message.id],
    acknowledge,
    reading: null,
    readMessages: 0,
    draftVersion: 0,
    noDraftReason: item.cards ? null : WITHOUT_CARD[item.backlog ?? 'imported'].reason,
    card: null,
    shownMessages: [],
    problems: [],
    escalation: null,
    agentSteps: [],
    notArticles: [],
    news: null,
    answeredElsewhere: null,
    elsewhere: [],
    firm: firmOf(parts, message),
    standsAt: null,
    reminded: null,
  };
  const transition: Transition = {
    writes: [
      { kind: 'ticket', record: ticket },
      { kind: 'message', record },
      ...earlier.map((chatter) => ({ kind: 'message' as const, record: { ...chatter.record, ticketId } })),
    ],
    history: [{ ticketId, entry: { at: now, by: 'stepcheck', what: openingWords(arrival, ticket) } }],
    due: [
      ...(cards ? [{ ...dueJob('triage', ticketId, 1, now), backlog: item.backlog !== null }] : []),
      ...(parked?.due ?? []),
      ...owedReminder(parts, ticket, now),
    ],
    index: [
      ...indexOf(message, ticketId, true),
      ...earlier.flatMap((chatter) => threadIndex(chatter.message, ticketId)),
      ...(parked?.index ?? []),
    ],
    facts: openingFacts(arrival, ticket),
  };
  return acknowledge.send ? withAcknowledgement(parts, transition, ticket, now) : transition;
}

/** Two people with an address at a public provider have nothing in common. */
function firmOf({ isPublicProvider, settings }: Parts, { sender }: Message): string | null {
  const { address } = sender;
  if (!address || isPublicProvider(address)) return null;
  const domain = domainOf(address).toLowerCase();
  return settings.addresses.some((own) => domainOf(own).toLowerCase() === domain) ? null : domain || null;
}

function stateOf({ item, kind, message }: Arrival): TicketState {
  if (!item.cards) return 'closed';
  if (!message.readable) return 'open';
  return kind === 'customer' || kind === 'empty' ? 'open' : 'parked';
}

/** What the same person wrote in the last minutes that opened no ticket by itself. */
async function recentChatter(
  parts: Parts,
  { thread, id: own }: Message,
): Promise<{ record: MessageRecord; message: Message }[]> {
  if (thread.channel !== 'slack' || thread.threadTs) return [];
  const key = `${thread.team}/${thread.channelId}/${thread.userId}`;
  const ids = (await parts.lookup.find(indexTable.slackChatter, key))?.split(',') ?? [];
  const earlier: { record: MessageRecord; message: Message }[] = [];
  for (const id of ids) {
    const record = await parts.records.message(id);
    if (id !== own && record?.ticketId === null)
      earlier.push({ record, message: await loadMessage(parts, id) });
  }
  return earlier;
}

const WITHOUT_CARD = {
  imported: { what: 'imported it without a card', reason: 'It was imported.' },
  mailbox_rebuilt: {
    what: 'kept it without a card: old mail of a mailbox that was set up anew',
    reason: 'It is old mail of a mailbox that was set up anew.',
  },
};

function openingWords(arrival: Arrival, { acknowledge }: Ticket): string {
  const refused = acknowledge.send ? '' : `; not acknowledged: ${acknowledge.reason}`;
  return `${openedAs(arrival)}${refused}`;
}

function openedAs(arrival: Arrival): string {
  const { item } = arrival;
  if (!item.cards) return WITHOUT_CARD[item.backlog ?? 'imported'].what;
  return stateOf(arrival) === 'parked' ? `parked it: ${kindWords(arrival)}` : 'opened the ticket';
}

/** The week's figures are of the mail that came in it, not of an archive. */
function openingFacts({ item, kind, message, now }: Arrival, ticket: Ticket): Fact[] {
  if (!item.cards) return [];
  const channel = message.thread.channel;
  const about = { at: now, ticketId: ticket.id };
  if (ticket.state === 'parked') return [{ ...about, type: 'parked', fields: { kind, channel } }];
  const opened: Fact = { ...about, type: 'ticket_opened', fields: { channel } };
  const { send, reason } = ticket.acknowledge;
  return send || channel === 'slack'
    ? [opened]
    : [opened, { ...about, type: 'ack_refused', fields: { reason } }];
}
