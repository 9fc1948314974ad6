import type { SendOutcome } from '../core/ports.ts';
import type { Send } from '../core/send.ts';
import type { Ticket } from '../core/ticket.ts';
import { dueJob, type Transition } from '../core/transition.ts';
import { acknowledgement } from '../writing/acknowledgement.ts';
import type { Parts } from './parts.ts';
import { sendOnce } from './send-once.ts';
import { replyHeaders } from './send-reply.ts';

const DAY_SECONDS = 24 * 3600;
/** Peers stop at three a customer in ten minutes, which a slow loop outlives: hence three a day. */
const PER_ADDRESS_A_DAY = 3;
/** A flood of forged senders must not make us a source of backscatter. */
const PER_HOUR = 200;

/** Tells the customer that the mail arrived: fixed text, once a ticket, by the rules of automatic answers. */
export async function acknowledge(parts: Parts, sendId: string): Promise<void> {
  await sendOnce(parts, sendId, {
    job: 'acknowledge',
    stopped: (send) => whyNot(parts, send),
    act: (send) => sendIt(parts, send),
    lost: async () => ({ kind: 'unknown', detail: 'stepcheck was stopped while it was sending' }),
    settle: (send) => noteOutcome(parts, send),
  });
}

async function whyNot(parts: Parts, send: Send): Promise<string | null> {
  if (!parts.settings.acknowledge) return 'acknowledgements are off';
  const ticket = await ticketOf(parts, send);
  if (ticket?.route?.channel !== 'email') return 'there is no address to acknowledge to';
  if (parts.clock.now() - ticket.createdAt > DAY_SECONDS * 1000) return 'it would come a day late';
  if (send.tries > 0) return null;
  const toThem = await parts.throttle.hit(`ack.${ticket.route.to.toLowerCase()}`, DAY_SECONDS);
  if (toThem > PER_ADDRESS_A_DAY)
    return `this address has had ${PER_ADDRESS_A_DAY} acknowledgements within a day`;
  const toAll = await parts.throttle.hit('ack', 3600);
  return toAll > PER_HOUR ? `${PER_HOUR} acknowledgements went out within the hour` : null;
}

async function sendIt(parts: Parts, send: Send): Promise<SendOutcome> {
  const ticket = await ticketOf(parts, send);
  if (ticket?.route?.channel !== 'email')
    return { kind: 'refused', detail: 'there is no address to acknowledge to' };
  const words = acknowledgement({
    ticketId: ticket.id,
    subject: ticket.subject,
    deskName: parts.settings.deskName,
  });
  return parts.mailer.send({
    ...replyHeaders(parts, ticket.route, send),
    subject: words.subject,
    text: words.text,
    html: null,
    automatic: true,
  });
}

async function noteOutcome(parts: Parts, send: Send): Promise<Transition & { waitedMs?: number }> {
  const ticket = await ticketOf(parts, send);
  if (!ticket) return { writes: [] };
  const now = parts.clock.now();
  const refused =
    send.state === 'cancelled'
      ? [
          {
            at: now,
            type: 'ack_refused' as const,
            ticketId: ticket.id,
            fields: { reason: send.outcome?.detail ?? '' },
          },
        ]
      : [];
  return {
    writes: [{ kind: 'ticket', record: { ...ticket, updatedAt: now } }],
    history: [
      { ticketId: ticket.id, entry: { at: now, by: 'stepcheck', what: `acknowledgement ${send.state}` } },
    ],
    due: [dueJob('request-review', ticket.id, ticket.rev + 1, now)],
    facts: refused,
    waitedMs: now - ticket.createdAt,
  };
}

function ticketOf(parts: Parts, send: Send): Promise<Ticket | null> {
  return send.ticketId ? parts.records.ticket(send.ticketId) : Promise.resolve(null);
}
