import { StepcheckError } from '../core/errors.ts';
import { decodeIntake, intakePath } from '../core/intake.ts';
import type { Message, MessageRecord } from '../core/message.ts';
import type { ReceivedMessage } from '../core/ports.ts';
import type { Ticket } from '../core/ticket.ts';
import type { Transition } from '../core/transition.ts';
import { acknowledgeDecision } from '../reading/acknowledge.ts';
import { messageKind } from '../reading/message-kind.ts';
import { statesProblem } from '../reading/states-problem.ts';
import { messageFolder, storeMessage } from './case-files.ts';
import { findTicket } from './find-ticket.ts';
import { joinTicket } from './join-ticket.ts';
import { leaveAside } from './leave-aside.ts';
import { type Arrival, openTicket } from './open-ticket.ts';
import type { Parts } from './parts.ts';
import { transact } from './transact.ts';

/**
 * Makes a message of what was taken in: once, whichever ways it came. It joins its ticket, opens one, or is set
 * aside (our own mail, chatter). Only when its record exists is the intake file removed.
 */
export async function receive(parts: Parts, intakeId: string): Promise<void> {
  const file = await parts.files.get(intakePath(intakeId));
  if (!file) return;
  const { item, raw } = decode(intakeId, file);
  const received = await parts.understand[item.channel](item, raw);
  await transact(parts, () => takeUp(parts, raw, received));
  await parts.files.remove(intakePath(intakeId));
}

function decode(intakeId: string, file: Uint8Array): ReturnType<typeof decodeIntake> {
  try {
    return decodeIntake(file);
  } catch (cause) {
    const where = `${intakePath(intakeId)} in the data folder`;
    throw new StepcheckError('bad_intake', 'never', `The file ${where} is not one of ours, or damaged.`, {
      cause,
    });
  }
}

async function takeUp(parts: Parts, raw: Uint8Array, received: ReceivedMessage): Promise<Transition | null> {
  const { message } = received;
  if (await parts.records.message(message.id)) return null;
  const arrival = await judge(parts, message);
  const found = arrival.kind === 'own_message' ? null : await findTicket(parts, message);
  const ticketId = found?.id ?? (await newTicketId(parts, arrival));
  const folder = messageFolder(ticketId, message.id);
  await storeMessage(parts.files, folder, raw, received);

  const record: MessageRecord = {
    v: 1,
    rev: 0,
    id: message.id,
    identity: message.identity,
    ticketId,
    receivedAt: message.receivedAt,
    folder,
  };
  if (!ticketId) return leaveAside(parts, arrival, record);
  if (found) return joinTicket(parts, found, arrival, record);
  return openTicket(parts, ticketId, arrival, record);
}

async function judge(parts: Parts, message: Message): Promise<Arrival> {
  const { kind, reason } = messageKind(message, parts.settings.addresses);
  const fromDesk =
    message.thread.channel === 'slack' && (await parts.deskUserIds()).includes(message.thread.userId);
  return {
    message,
    kind: fromDesk ? 'own_message' : kind,
    kindReason: reason,
    acknowledge: acknowledgeDecision(message, kind),
    now: parts.clock.now(),
  };
}

async function newTicketId(parts: Parts, arrival: Arrival): Promise<Ticket['id'] | null> {
  if (arrival.kind === 'own_message') return null;
  const chatter =
    arrival.message.thread.channel === 'slack' && !statesProblem(arrival.message, parts.lexicons);
  if (chatter) return null;
  return `T${await parts.lookup.nextTicketNumber()}`;
}
