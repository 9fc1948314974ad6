import { readReference } from '../core/mail-reference.ts';
import type { AcknowledgeDecision } from '../core/reading.ts';
import { newSend, sendId } from '../core/send.ts';
import { ownAddresses } from '../core/settings.ts';
import type { Ticket } from '../core/ticket.ts';
import { dueJob, type Transition } from '../core/transition.ts';
import { loopRefusal } from '../reading/acknowledge.ts';
import type { Arrival } from './arrival.ts';
import { newMessageId } from './new-message-id.ts';
import type { Parts } from './parts.ts';

/** Mail older than this is not acknowledged: the writer has long stopped waiting for a "we got it". */
const ACKNOWLEDGE_WITHIN_MS = 24 * 3600 * 1000;

const BACKLOG_REASON = {
  imported: 'imported mail is never acknowledged',
  mailbox_rebuilt: 'the mailbox was set up anew, and what lay in it is not acknowledged',
};

/** Whether this mail, which opens a ticket, is acknowledged now: its own rules first, then the desk's policy. */
export function acknowledgeNow(
  parts: Pick<Parts, 'settings' | 'sign'>,
  arrival: Arrival,
): AcknowledgeDecision {
  if (!arrival.acknowledge.send) return arrival.acknowledge;
  const reason = refusal(parts, arrival);
  return reason === null ? arrival.acknowledge : { send: false, reason };
}

/** The opening of a ticket together with the acknowledgement that it owes. */
export function withAcknowledgement(
  parts: Pick<Parts, 'settings' | 'sign'>,
  transition: Transition,
  ticket: Ticket,
  now: number,
): Transition {
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

function refusal(
  parts: Pick<Parts, 'settings' | 'sign'>,
  { message, item, now, aboutArticle }: Arrival,
): string | null {
  const { settings } = parts;
  if (message.thread.channel === 'slack') return 'Slack messages are not acknowledged';
  if (item.backlog !== null) return BACKLOG_REASON[item.backlog];
  const oldest = Math.min(message.sentAt ?? now, message.receivedAt);
  if (now - oldest > ACKNOWLEDGE_WITHIN_MS) return 'older than 24 hours';
  if (settings.acknowledge === 'none') return 'acknowledgements are off';
  const isOurs = (messageId: string) => readReference(messageId, parts.sign) !== null;
  const loop = loopRefusal(message, { addresses: ownAddresses(settings), isOurs });
  if (loop !== null) return loop;
  return settings.acknowledge === 'all' || aboutArticle ? null : 'no article is about it';
}
