import { StepcheckError } from '../core/errors.ts';
import { intakeItem } from '../core/intake.ts';
import type { Message } from '../core/message.ts';
import { withParticipants } from '../core/participants.ts';
import type { ReceivedMessage } from '../core/ports.ts';
import type { Ticket } from '../core/ticket.ts';
import { dueJob, type Transition } from '../core/transition.ts';
import { messageKind } from '../reading/message-kind.ts';
import { answeringOf, answeringWith, ownAddresses } from './answering.ts';
import { folderOf, loadMessage, loadRaw, storeMessage } from './case-files.ts';
import { findTicket } from './find-ticket.ts';
import { voidNewest } from './join-ticket.ts';
import type { Parts } from './parts.ts';
import { indexOf } from './thread-index.ts';
import { transact } from './transact.ts';

/**
 * Reads what nobody could take apart once more, because a person asked for it: a newer version may be able to. What
 * can be read now replaces what was known of the message, and the case is read again.
 */
export async function readAgain(parts: Parts, ticketId: string): Promise<void> {
  const ticket = await parts.records.ticket(ticketId);
  for (const messageId of ticket?.unreadable ?? []) {
    const read = await readOnce(parts, messageId).catch(givenUp(parts, messageId));
    if (read) await transact(parts, () => noteRead(parts, ticketId, read));
    else await transact(parts, () => noteUnread(parts, ticketId));
  }
}

/** The message as it reads now, its files replaced; null where it still cannot be read. */
async function readOnce(parts: Parts, messageId: string): Promise<Message | null> {
  const [before, raw] = [await loadMessage(parts, messageId), await loadRaw(parts, messageId)];
  const received = raw && (await understand(parts, before, raw));
  if (!raw || !received?.message.readable) return null;
  // It stays the message that it was: its id is in records, links and the card's thread.
  const message: Message = { ...received.message, id: before.id, identity: before.identity };
  const folder = await folderOf(parts, messageId);
  await storeMessage(parts.files, folder, raw, { message, files: received.files });
  return message;
}

async function understand(parts: Parts, before: Message, raw: Uint8Array): Promise<ReceivedMessage | null> {
  const { thread, origin, receivedAt } = before;
  if (thread.channel !== 'email') return null;
  const { envelopeFrom, deliveredTo } = thread;
  const item = intakeItem({
    v: 1,
    id: `again.${before.id}`,
    channel: 'email',
    origin,
    receivedAt,
    envelopeFrom,
    envelopeTo: deliveredTo,
  });
  try {
    return await parts.understand.email(item, raw);
  } catch (cause) {
    if (cause instanceof StepcheckError) throw cause;
    // Reading needs nothing from outside: only what says so is an outage.
    throw new StepcheckError('unread', 'never', String(cause), { cause });
  }
}

/** An outage is waited for; whatever else it was, a person may ask again. */
function givenUp(parts: Parts, messageId: string): (thrown: unknown) => null {
  return (thrown) => {
    if (!(thrown instanceof StepcheckError) || thrown.turn === 'retry') throw thrown;
    parts.log.warn({ message: messageId, reason: thrown.message }, 'A mail still could not be read');
    return null;
  };
}

const STILL_UNREAD = 'The mail was read again, and it still could not be read.';

async function noteUnread(parts: Parts, ticketId: string): Promise<Transition | null> {
  const ticket = await parts.records.ticket(ticketId);
  if (!ticket) return null;
  const now = parts.clock.now();
  const problems = [...ticket.problems.filter((problem) => problem !== STILL_UNREAD), STILL_UNREAD];
  const entry = { at: now, by: 'stepcheck', what: 'read the mail again: it still could not be read' };
  return {
    writes: [{ kind: 'ticket', record: { ...ticket, updatedAt: now, problems } }],
    history: [{ ticketId, entry }],
    due: [dueJob('request-review', ticketId, ticket.rev + 1, now)],
  };
}

async function noteRead(parts: Parts, ticketId: string, message: Message): Promise<Transition | null> {
  const ticket = await parts.records.ticket(ticketId);
  if (!ticket?.unreadable.includes(message.id)) return null;
  const now = parts.clock.now();
  const [voided, possibly] = [await voidNewest(parts, ticket, now), await othersOf(parts, ticket, message)];
  const read: Ticket = {
    ...ticket,
    ...whoseItIs(parts, ticket, message),
    state: 'open',
    updatedAt: now,
    possibly,
    participants: withParticipants(ticket.participants, message, ownAddresses(parts)),
    unreadable: ticket.unreadable.filter((id) => id !== message.id),
    readMessages: Math.min(ticket.readMessages, ticket.messages.indexOf(message.id)),
    // The original in the card's thread is the raw text: the mail itself goes there too.
    shownMessages: ticket.shownMessages.filter((id) => id !== message.id),
    problems: [...ticket.problems.filter((problem) => problem !== STILL_UNREAD), ...voided.problems],
  };
  const entry = { at: now, by: 'stepcheck', what: `read the mail again: it can be read now${voided.what}` };
  return {
    writes: [{ kind: 'ticket', record: read }, ...voided.writes],
    history: [{ ticketId, entry }],
    due: [dueJob('triage', ticketId, ticket.rev + 1, now)],
    index: indexOf(message, ticketId, false),
  };
}

/** The mail that opened the case says who the customer is and what it is about. */
function whoseItIs(parts: Parts, ticket: Ticket, message: Message): Partial<Ticket> {
  if (ticket.messages[0] !== message.id) return answeringWith(parts, ticket, message);
  return { ...answeringOf(parts, message), customer: message.sender, subject: message.subject };
}

/** Now that its thread is known, it may turn out to belong to another case: a person says so. */
async function othersOf(parts: Parts, ticket: Ticket, message: Message): Promise<string[]> {
  const { kind } = messageKind(message, parts.settings.addresses);
  const found = await findTicket(parts, message, kind);
  const ids = [...(found.ticket ? [found.ticket.id] : []), ...found.possibly, ...ticket.possibly];
  return [...new Set(ids)].filter((id) => id !== ticket.id);
}
