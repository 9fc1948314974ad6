import type { Draft } from '../core/draft.ts';
import { StepcheckError } from '../core/errors.ts';
import type { SendOutcome } from '../core/ports.ts';
import type { Send } from '../core/send.ts';
import type { ReplyRoute, Ticket } from '../core/ticket.ts';
import { dueJob, type RecordWrite, type Transition } from '../core/transition.ts';
import { withoutReturned } from '../writing/returned-mail.ts';
import { envelopeFrom } from './envelope-from.ts';
import { owedReminder } from './owed-reminder.ts';
import type { Parts } from './parts.ts';
import { heldBack } from './pause-desk.ts';
import { replyHeaders } from './reply-headers.ts';
import { sendOnce } from './send-once.ts';

const FOUND: SendOutcome = { kind: 'sent', detail: 'found in the thread' };

/** Timers may fire a little early. */
const EARLY_MS = 50;

/** Sends an approved reply once its undo window is over: by mail, or into the customer's Slack thread. */
export async function sendReply(parts: Parts, sendId: string): Promise<void> {
  await waitForDueTime(parts, sendId);
  if (await heldBack(parts, 'send-reply', sendId)) return;
  await sendOnce(parts, sendId, {
    job: 'send-reply',
    stopped: (send) => whyNot(parts, send),
    act: (send) => sendIt(parts, send),
    lost: (send) => lookForIt(parts, send),
    settle: (send) => noteOutcome(parts, send),
  });
}

async function waitForDueTime(parts: Parts, id: string): Promise<void> {
  const send = await parts.records.send(id);
  const early = (send?.dueAt ?? 0) - parts.clock.now();
  if (send?.state !== 'due' || early <= EARLY_MS) return;
  throw new StepcheckError('early', 'retry', 'The undo window is still open.', { retryAfterMs: early });
}

async function whyNot(parts: Parts, send: Send): Promise<string | null> {
  if (!parts.settings.replies) return 'replies are off';
  const { ticket, draft } = await caseOf(parts, send);
  if (!ticket?.route) return 'there is no address to reply to';
  if (isOvertaken(ticket, send)) return 'the customer wrote again before it was sent';
  return draft?.state === 'approved' ? null : 'the reply is no longer approved';
}

async function sendIt(parts: Parts, send: Send): Promise<SendOutcome> {
  const { ticket, draft } = await caseOf(parts, send);
  if (!ticket?.route || !draft)
    return { kind: 'refused', detail: 'there is nothing to send or nowhere to send it' };
  const { content, recipients } = draft;
  if (ticket.route.channel === 'slack') return sendToSlack(parts, ticket.route, content.text, send);
  return parts.mailer.send({
    ...replyHeaders(parts, ticket.route, send),
    to: recipients?.to ?? { name: ticket.route.toName, address: ticket.route.to },
    cc: recipients?.cc ?? [],
    subject: content.subject,
    text: content.text,
    html: content.html,
    envelopeFrom: envelopeFrom(parts, send),
    automatic: false,
  });
}

/** chat.postMessage has no idempotency key: what may be there already is looked for, before posting and after doubt. */
async function sendToSlack(
  parts: Parts,
  to: ReplyRoute & { channel: 'slack' },
  text: string,
  send: Send,
): Promise<SendOutcome> {
  if (send.claims > 1 && (await parts.customers.wasSent(to, send.id))) return FOUND;
  const outcome = await parts.customers.reply(to, text, send.id);
  if (outcome.kind !== 'unknown') return outcome;
  const there = await parts.customers.wasSent(to, send.id).catch(() => false);
  return there ? FOUND : outcome;
}

/** Slack can be asked whether the reply is there. A mail server cannot: a person decides. */
async function lookForIt(parts: Parts, send: Send): Promise<SendOutcome> {
  const { ticket } = await caseOf(parts, send);
  if (ticket?.route?.channel !== 'slack') {
    return { kind: 'unknown', detail: 'stepcheck was stopped while it was sending' };
  }
  const there = await parts.customers.wasSent(ticket.route, send.id);
  return there ? FOUND : { kind: 'not_taken', detail: 'it is not in the thread' };
}

async function noteOutcome(parts: Parts, send: Send): Promise<Transition & { waitedMs?: number }> {
  const { ticket, draft } = await caseOf(parts, send);
  if (!ticket || !draft) return { writes: [] };
  const now = parts.clock.now();
  const overtaken = isOvertaken(ticket, send);
  const state = send.state === 'sent' && !overtaken ? stateAfterReply(ticket) : ticket.state;
  const problems = send.state === 'sent' ? withoutReturned(ticket.problems) : ticket.problems;
  const record: Ticket = { ...ticket, state, problems, updatedAt: now };
  const writes: RecordWrite[] = [{ kind: 'ticket', record }];
  if (send.state === 'cancelled' && overtaken) {
    writes.push({ kind: 'draft', record: { ...draft, state: 'superseded' } });
  }
  const what = `reply ${send.state}${send.outcome ? ` (${send.outcome.detail})` : ''}`;
  return {
    writes,
    history: [{ ticketId: ticket.id, entry: { at: now, by: 'stepcheck', what } }],
    due: [
      dueJob('request-review', ticket.id, ticket.rev + 1, now),
      ...(send.state === 'sent' ? owedReminder(parts, record, now) : []),
    ],
    waitedMs: now - (await writtenAt(parts, ticket, send)),
  };
}

/** Whether the customer has written what this reply does not answer. */
function isOvertaken(ticket: Ticket, send: Send): boolean {
  return ticket.messages.length > (send.answers ?? 0);
}

/** A customer whose problem is solved is not waited for. */
function stateAfterReply({ reading }: Ticket): Ticket['state'] {
  return reading?.resolved ? 'closed' : 'waiting_customer';
}

/** When the message that this reply answers came in. */
async function writtenAt(parts: Parts, ticket: Ticket, send: Send): Promise<number> {
  const id = ticket.messages[(send.answers ?? 1) - 1];
  const message = id ? await parts.records.message(id) : null;
  return message?.receivedAt ?? ticket.createdAt;
}

async function caseOf(parts: Parts, send: Send): Promise<{ ticket: Ticket | null; draft: Draft | null }> {
  if (!send.ticketId || send.draftVersion === null) return { ticket: null, draft: null };
  const [ticket, draft] = await Promise.all([
    parts.records.ticket(send.ticketId),
    parts.records.draft(send.ticketId, send.draftVersion),
  ]);
  return { ticket, draft };
}
