import { isOwnAddress } from '../core/mail-address.ts';
import type { MessageRecord } from '../core/message.ts';
import type { ReceivedMessage } from '../core/ports.ts';
import { ownAddresses } from '../core/settings.ts';
import type { Ticket } from '../core/ticket.ts';
import { type IndexEntry, indexTable, type Transition } from '../core/transition.ts';
import { answeredElsewhere, caseAnswered } from './answered-elsewhere.ts';
import type { Arrival } from './arrival.ts';
import { ofItsTime } from './backlog.ts';
import { messageFolder, storeMessage } from './case-files.ts';
import { filedKey } from './content-hash.ts';
import { type Found, findTicket } from './find-ticket.ts';
import { joinTicket } from './join-ticket.ts';
import { leaveAside } from './leave-aside.ts';
import { openTicket } from './open-ticket.ts';
import type { Parts } from './parts.ts';
import { isProvenOwn } from './proven-own.ts';
import { mailThreadKey } from './thread-index.ts';
import { transact } from './transact.ts';

/** For so long an item may be filed by two at once: as it was read at last, and as one that nobody could read. */
const FILED_SECONDS = 24 * 3600;

/** Files a message with its ticket, once: it joins one, opens one, or is kept without one. */
export async function fileMessage(
  parts: Parts,
  arrived: Arrival,
  raw: Uint8Array,
  received: ReceivedMessage,
): Promise<void> {
  const { message, now } = arrived;
  const arrival = { ...arrived, item: ofItsTime(arrived.item, message, now) };
  const filed = filedIndex(arrival, raw);
  // After a lost race the number is the same: none is left out.
  let ownNumber: Ticket['id'] | null = null;
  let stored = false;
  await transact(parts, async () => {
    if (await parts.lookup.find(filed.table, filed.key)) return null;
    const unopened = await withoutCase(parts, arrival);
    if (!unopened && (await isKnown(parts, arrival))) return { writes: [], index: [filed] };
    const answered = await caseAnswered(parts, arrival);
    const isOwn = answered !== null || (await isProvenOwn(parts, arrival));
    const found = isOwn ? NO_TICKET : await find(parts, arrival);
    ownNumber ??= isOwn || found.ticket ? null : await newTicketId(parts, arrival);
    const ticketId = found.ticket?.id ?? ownNumber;
    const folder = messageFolder(message.id);
    if (!stored) await storeMessage(parts.files, folder, raw, received);
    stored = true;
    const { id, identity, receivedAt } = message;
    const fresh: MessageRecord = { v: 1, rev: 0, id, identity, ticketId, receivedAt, folder };
    const record = unopened ? { ...unopened, ticketId } : fresh;
    const { index = [], ...transition } = answered
      ? await answeredElsewhere(parts, answered, arrival, record)
      : await placed(parts, arrival, record, found);
    return { ...transition, index: [...index, filed] };
  });
}

function placed(
  parts: Parts,
  arrival: Arrival,
  record: MessageRecord,
  { ticket, possibly }: Found,
): Promise<Transition> {
  if (ticket) return joinTicket(parts, ticket, arrival, record);
  if (!record.ticketId) return leaveAside(parts, arrival, record);
  return openTicket(parts, record.ticketId, arrival, record, possibly);
}

function filedIndex({ item, message }: Arrival, raw: Uint8Array): IndexEntry {
  const once = { ttlSeconds: FILED_SECONDS, onlyIfAbsent: true };
  return { table: indexTable.filed, key: filedKey(item.id, raw), value: message.id, ...once };
}

/**
 * The same message is one by whichever way it comes. Mail that a server hands out anew after a move may be decoded by
 * newer rules than it was then: whoever sent it under this id has sent it once.
 */
async function isKnown({ records, lookup }: Parts, { item, message }: Arrival): Promise<boolean> {
  if (await records.message(message.id)) return true;
  const { thread, sender } = message;
  if (item.backlog !== 'mailbox_rebuilt' || thread.channel !== 'email' || !thread.messageId) return false;
  return (await lookup.find(indexTable.mailThread, mailThreadKey(thread.messageId, sender.id))) !== null;
}

/** The record of a message that was kept without a case, where a person says now that it is one. */
async function withoutCase({ records }: Parts, { item, message }: Arrival): Promise<MessageRecord | null> {
  const known = item.openedBy ? await records.message(message.id) : null;
  return known?.ticketId === null ? known : null;
}

const NO_TICKET: Found = { ticket: null, possibly: [] };

/** Whoever writes in the desk's own name takes part in no case. */
async function find(parts: Parts, { kind, message }: Arrival): Promise<Found> {
  const inOurName =
    kind === 'own_message' && isOwnAddress(message.sender.address ?? '', ownAddresses(parts.settings));
  return inOurName ? NO_TICKET : findTicket(parts, message, kind);
}

async function newTicketId(parts: Parts, { statesProblem }: Arrival): Promise<Ticket['id'] | null> {
  if (!statesProblem) return null;
  return `T${await parts.lookup.nextTicketNumber()}`;
}
