import { StepcheckError } from '../core/errors.ts';
import { type IntakeItem, intakeItem } from '../core/intake.ts';
import { maskSecrets } from '../core/mask-secrets.ts';
import type { Message } from '../core/message.ts';
import { withParticipants } from '../core/participants.ts';
import type { ReceivedMessage } from '../core/ports.ts';
import { customerOf } from '../core/recipients.ts';
import { ownAddresses } from '../core/settings.ts';
import type { Ticket } from '../core/ticket.ts';
import { dueJob, type Transition } from '../core/transition.ts';
import { answeringOf, answeringWith } from './answering.ts';
import type { Arrival } from './arrival.ts';
import { folderOf, loadMessage, loadRaw, storeMessage } from './case-files.ts';
import { findTicket } from './find-ticket.ts';
import { followMerges } from './follow-merges.ts';
import { isCustomers, voidNewest } from './join-ticket.ts';
import type { Parts } from './parts.ts';
import { setAutomaticAside } from './set-automatic-aside.ts';
import { indexOf } from './thread-index.ts';
import { transact } from './transact.ts';

/**
 * Reads what nobody could take apart once more, because a person asked for it: a newer version may be able to. What
 * can be read now replaces what was known of the message, and the case is read again.
 */
export async function readAgain(parts: Parts, ticketId: string): Promise<void> {
  const ticket = await caseOf(parts, ticketId);
  for (const messageId of ticket?.unreadable ?? []) {
    const read = await readOnce(parts, messageId).catch(givenUp(parts, messageId));
    if (read) await transact(parts, () => noteRead(parts, ticketId, read));
    else await transact(parts, () => noteUnread(parts, ticketId, messageId));
  }
}

/** The case as it stands: it may have been linked to another one meanwhile, which took its messages over. */
async function caseOf({ records }: Parts, ticketId: string): Promise<Ticket | null> {
  const ticket = await records.ticket(ticketId);
  return ticket && followMerges(records, ticket);
}

/** A message as it reads now. */
type Read = Omit<Arrival, 'now'>;

/** The message as it reads now, its files replaced; null where it still cannot be read. */
async function readOnce(parts: Parts, messageId: string): Promise<Read | null> {
  const [before, raw] = [await loadMessage(parts, messageId), await loadRaw(parts, messageId)];
  const item = itemOf(before);
  const received = raw && item && (await understand(parts, item, raw));
  if (!raw || !item || !received?.message.readable) return null;
  // It stays the message that it was: its id is in records, links and the card's thread.
  const message: Message = { ...received.message, id: before.id, identity: before.identity };
  const judgement = await parts.reader.judge(message);
  const folder = await folderOf(parts, messageId);
  await storeMessage(parts.files, folder, raw, { message, files: received.files });
  return { ...judgement, message, item };
}

/** The mail as it would come in now. */
function itemOf({ id, thread, origin, receivedAt }: Message): IntakeItem | null {
  if (thread.channel !== 'email') return null;
  return intakeItem({
    v: 1,
    id: `again.${id}`,
    channel: 'email',
    origin,
    receivedAt,
    envelopeFrom: thread.envelopeFrom,
    envelopeTo: thread.deliveredTo,
    backlog: origin === 'file' ? 'imported' : null,
  });
}

async function understand(parts: Parts, item: IntakeItem, raw: Uint8Array): Promise<ReceivedMessage> {
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

async function noteUnread(parts: Parts, asked: string, messageId: string): Promise<Transition | null> {
  const ticket = await caseOf(parts, asked);
  if (!ticket?.unreadable.includes(messageId)) return null;
  const now = parts.clock.now();
  const problems = [...ticket.problems.filter((problem) => problem !== STILL_UNREAD), STILL_UNREAD];
  const entry = { at: now, by: 'stepcheck', what: 'read the mail again: it still could not be read' };
  return {
    writes: [{ kind: 'ticket', record: { ...ticket, updatedAt: now, problems } }],
    history: [{ ticketId: ticket.id, entry }],
    due: [dueJob('request-review', ticket.id, ticket.rev + 1, now)],
  };
}

async function noteRead(parts: Parts, asked: string, found: Read): Promise<Transition | null> {
  const { message } = found;
  const ticket = await caseOf(parts, asked);
  if (!ticket?.unreadable.includes(message.id)) return null;
  const now = parts.clock.now();
  const voided = await voidNewest(parts, ticket, now);
  const read: Ticket = {
    ...ticket,
    updatedAt: now,
    unreadable: ticket.unreadable.filter((id) => id !== message.id),
    readMessages: Math.min(ticket.readMessages, ticket.messages.indexOf(message.id)),
    // The original in the card's thread is the raw text: the mail itself goes there too.
    shownMessages: ticket.shownMessages.filter((id) => id !== message.id),
    problems: [...ticket.problems.filter((problem) => problem !== STILL_UNREAD), ...voided.problems],
  };
  const entry = { at: now, by: 'stepcheck', what: `read the mail again: it can be read now${voided.what}` };
  const change: Transition = { writes: voided.writes, history: [{ ticketId: ticket.id, entry }] };
  const known: Ticket = {
    ...read,
    ...whoseItIs(parts, ticket, found),
    possibly: await othersOf(parts, ticket, found),
    participants: withParticipants(ticket.participants, message, ownAddresses(parts.settings)),
  };
  if (!isPersons(ticket, found)) {
    const left = ticket.messages.length === 1 ? known : read;
    return setAutomaticAside(parts, left, { ...found, now }, change);
  }
  return {
    ...change,
    writes: [{ kind: 'ticket', record: { ...known, state: 'open' } }, ...voided.writes],
    due: [dueJob('triage', ticket.id, ticket.rev + 1, now)],
    index: indexOf(message, ticket.id, false),
  };
}

/** Whether it is read as the customer's words: where it opened the case, nothing was known of them but the envelope. */
function isPersons(ticket: Ticket, found: Read): boolean {
  if (ticket.messages[0] !== found.message.id) return isCustomers(ticket, found);
  return found.kind === 'customer' || found.kind === 'empty';
}

/** The mail that opened the case says who the customer is and what it is about. */
function whoseItIs(parts: Parts, ticket: Ticket, read: Read): Partial<Ticket> {
  const { message } = read;
  if (ticket.messages[0] !== message.id) return answeringWith(parts, ticket, read);
  const answering = answeringOf(parts, read);
  const customer = customerOf(message, answering, ownAddresses(parts.settings));
  return { ...answering, customer, subject: maskSecrets(message.subject) };
}

/** Now that its thread is known, it may turn out to belong to another case: a person says so. */
async function othersOf(parts: Parts, ticket: Ticket, { message, kind }: Read): Promise<string[]> {
  const found = await findTicket(parts, message, kind);
  const ids = [...(found.ticket ? [found.ticket.id] : []), ...found.possibly, ...ticket.possibly];
  return [...new Set(ids)].filter((id) => id !== ticket.id);
}
