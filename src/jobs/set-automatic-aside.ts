import type { Ticket } from '../core/ticket.ts';
import { dueJob, type Transition } from '../core/transition.ts';
import { type Arrival, kindWords } from './arrival.ts';
import { joinTicket } from './join-ticket.ts';
import type { Parts } from './parts.ts';
import { ticketOfReport } from './take-bounce.ts';
import { indexOf } from './thread-index.ts';

/**
 * A mail that nobody could read turns out, once it can be, to be no person's words: it goes beside its case, or to the
 * case whose mail it reports on, and counts there as if it had just come in. All that its case is, it is parked.
 * `change` is what being read changes anyway.
 */
export async function setAutomaticAside(
  parts: Parts,
  ticket: Ticket,
  arrival: Arrival,
  change: Transition,
): Promise<Transition | null> {
  const { message, now } = arrival;
  const record = await parts.records.message(message.id);
  if (!record) return null;
  const reportedOn =
    message.report || arrival.kind === 'bounce' ? await ticketOfReport(parts, message) : null;
  const elsewhere = reportedOn?.id === ticket.id ? null : reportedOn;
  const others = ticket.messages.filter((id) => id !== message.id);
  const left =
    others.length > 0
      ? { ...ticket, messages: others, readMessages: 0 }
      : elsewhere && movedTo(elsewhere.id, ticket);
  if (!left) return park(ticket, arrival, change);

  const joined = await joinTicket(parts, elsewhere ?? left, arrival, record);
  const next = others.length > 0 ? 'triage' : 'request-review';
  return {
    ...joined,
    writes: [
      ...(elsewhere ? [{ kind: 'ticket' as const, record: left }] : []),
      ...joined.writes,
      ...change.writes,
    ],
    history: [...(change.history ?? []), ...(joined.history ?? [])],
    due: [...(joined.due ?? []), dueJob(next, ticket.id, ticket.rev + 1, now)],
  };
}

/** Nothing else is in it: a person may still open it as a case. */
function park(ticket: Ticket, arrival: Arrival, change: Transition): Transition {
  const { message, kind, kindReason, now } = arrival;
  const parked: Ticket = {
    ...ticket,
    state: 'parked',
    parked: { kind, reason: kindReason },
    readMessages: 0,
  };
  const what = `parked it: ${kindWords(arrival)}`;
  return {
    writes: [{ kind: 'ticket', record: parked }, ...change.writes],
    history: [...(change.history ?? []), { ticketId: ticket.id, entry: { at: now, by: 'stepcheck', what } }],
    due: [dueJob('triage', ticket.id, ticket.rev + 1, now)],
    index: indexOf(message, ticket.id, false),
  };
}

function movedTo(into: string, ticket: Ticket): Ticket {
  const noDraftReason = `It belongs to ${into} now.`;
  return {
    ...ticket,
    state: 'closed',
    mergedInto: into,
    readMessages: ticket.messages.length,
    noDraftReason,
  };
}
