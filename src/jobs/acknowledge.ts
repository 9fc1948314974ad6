import type { SendOutcome } from '../core/ports.ts';
import type { Send } from '../core/send.ts';
import type { Ticket } from '../core/ticket.ts';
import { dueJob, type Fact, indexTable, type Transition } from '../core/transition.ts';
import { acknowledgement } from '../writing/acknowledgement.ts';
import { type AcknowledgeCap, acknowledgeCaps } from './acknowledge-caps.ts';
import { envelopeFrom } from './envelope-from.ts';
import type { Parts } from './parts.ts';
import { heldBack } from './pause-desk.ts';
import { replyHeaders } from './reply-headers.ts';
import { sendOnce } from './send-once.ts';

const DAY_MS = 24 * 3_600_000;
const NOBODY = 'there is no address to acknowledge to';

/** Tells the customer that the mail arrived: fixed text, once a ticket, by the rules of automatic answers. */
export async function acknowledge(parts: Parts, sendId: string): Promise<void> {
  if (await heldBack(parts, 'acknowledge', sendId)) return;
  await sendOnce(parts, sendId, {
    job: 'acknowledge',
    stopped: (send) => whyNot(parts, send),
    act: (send) => sendIt(parts, send),
    lost: async () => ({ kind: 'unknown', detail: 'stepcheck was stopped while it was sending' }),
    settle: (send) => noteOutcome(parts, send),
  });
}

async function whyNot(parts: Parts, send: Send): Promise<string | null> {
  if (parts.settings.acknowledge === 'none') return 'acknowledgements are off';
  const ticket = await ticketOf(parts, send);
  const to = ticket && recipientOf(ticket);
  if (!ticket || !to) return NOBODY;
  const now = parts.clock.now();
  if (now - ticket.createdAt > DAY_MS) return 'it would come a day late';
  if (await parts.lookup.find(indexTable.bouncedAddress, to.address.toLowerCase()))
    return 'mail to this address came back lately';
  const full = await parts.caps.take(send.id, capsOf(parts, ticket, to.address), now);
  return full?.reason ?? null;
}

async function sendIt(parts: Parts, send: Send): Promise<SendOutcome> {
  const ticket = await ticketOf(parts, send);
  const to = ticket && recipientOf(ticket);
  if (ticket?.route?.channel !== 'email' || !to) return { kind: 'refused', detail: NOBODY };
  const words = acknowledgement({
    ticketId: ticket.id,
    subject: ticket.subject,
    deskName: parts.settings.deskName,
  });
  return parts.mailer.send({
    ...replyHeaders(parts, ticket.route, send),
    to,
    cc: [],
    subject: words.subject,
    text: words.text,
    html: null,
    envelopeFrom: envelopeFrom(parts, send),
    automatic: true,
  });
}

async function noteOutcome(parts: Parts, send: Send): Promise<Transition & { waitedMs?: number }> {
  const ticket = await ticketOf(parts, send);
  if (!ticket) return { writes: [] };
  const now = parts.clock.now();
  const to = recipientOf(ticket);
  // What did not go out counts for nothing.
  if (send.state === 'failed' && to) await parts.caps.giveBack(send.id, capsOf(parts, ticket, to.address));
  return {
    writes: [{ kind: 'ticket', record: { ...ticket, updatedAt: now } }],
    history: [{ ticketId: ticket.id, entry: { at: now, by: 'stepcheck', what: historyWords(send) } }],
    due: [dueJob('request-review', ticket.id, ticket.rev + 1, now)],
    facts: refusedFact(send, ticket, now),
    waitedMs: now - ticket.createdAt,
  };
}

function historyWords({ state, outcome }: Send): string {
  const detail = outcome?.detail ?? '';
  if (state === 'cancelled') return `not acknowledged: ${detail}`;
  return state === 'sent' || detail === ''
    ? `acknowledgement ${state}`
    : `acknowledgement ${state} (${detail})`;
}

function refusedFact({ state, outcome }: Send, ticket: Ticket, at: number): Fact[] {
  if (state !== 'cancelled') return [];
  return [{ at, type: 'ack_refused', ticketId: ticket.id, fields: { reason: outcome?.detail ?? '' } }];
}

/** Only ever the one sender of the mail itself, whoever else a reply may go to. */
function recipientOf({ route, recipients }: Ticket): { name: string | null; address: string } | null {
  const sender = recipients.to.find(({ why }) => why === 'sender');
  if (sender) return { name: sender.name, address: sender.address };
  return route?.channel === 'email' ? { name: route.toName, address: route.to } : null;
}

function capsOf({ settings, sign }: Parts, { subject }: Ticket, address: string): AcknowledgeCap[] {
  return acknowledgeCaps({ address, subject }, settings.acknowledgeHourlyCap, sign);
}

function ticketOf(parts: Parts, send: Send): Promise<Ticket | null> {
  return send.ticketId ? parts.records.ticket(send.ticketId) : Promise.resolve(null);
}
