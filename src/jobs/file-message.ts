import type { MessageRecord } from '../core/message.ts';
import type { ReceivedMessage } from '../core/ports.ts';
import type { Ticket } from '../core/ticket.ts';
import { statesProblem } from '../reading/states-problem.ts';
import type { Arrival } from './arrival.ts';
import { messageFolder, removeMessage, storeMessage } from './case-files.ts';
import { type Found, findTicket } from './find-ticket.ts';
import { joinTicket } from './join-ticket.ts';
import { leaveAside } from './leave-aside.ts';
import { openTicket } from './open-ticket.ts';
import type { Parts } from './parts.ts';
import { transact } from './transact.ts';

/** Files a message with its ticket, once: it joins one, opens one, or is kept without one. */
export async function fileMessage(
  parts: Parts,
  arrival: Arrival,
  raw: Uint8Array,
  received: ReceivedMessage,
): Promise<void> {
  const { message } = arrival;
  // After a lost race the number and the folder are the same: nothing is left behind.
  let ownNumber: Ticket['id'] | null = null;
  let folder: string | null = null;
  await transact(parts, async () => {
    const known = await parts.records.message(message.id);
    if (known) {
      if (folder !== null && folder !== known.folder) await removeMessage(parts.files, folder, received);
      return null;
    }
    const found = await find(parts, arrival);
    ownNumber ??= found.ticket ? null : await newTicketId(parts, arrival);
    const ticketId = found.ticket?.id ?? ownNumber;
    if (folder === null) {
      folder = messageFolder(ticketId, message.id);
      await storeMessage(parts.files, folder, raw, received);
    }
    const { id, identity, receivedAt } = message;
    const record: MessageRecord = { v: 1, rev: 0, id, identity, ticketId, receivedAt, folder };
    if (!ticketId) return leaveAside(parts, arrival, record);
    if (found.ticket) return joinTicket(parts, found.ticket, arrival, record);
    return openTicket(parts, ticketId, arrival, record, found.possibly);
  });
}

async function find(parts: Parts, { kind, message }: Arrival): Promise<Found> {
  if (kind === 'own_message') return { ticket: null, possibly: [] };
  return findTicket(parts, message, kind);
}

async function newTicketId(parts: Parts, { kind, message }: Arrival): Promise<Ticket['id'] | null> {
  if (kind === 'own_message') return null;
  const chatter = message.thread.channel === 'slack' && !statesProblem(message, parts.lexicons);
  if (chatter) return null;
  return `T${await parts.lookup.nextTicketNumber()}`;
}
