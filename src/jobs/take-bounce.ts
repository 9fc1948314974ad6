import type { MailReport, Message } from '../core/message.ts';
import { moveSend, type Send } from '../core/send.ts';
import type { Ticket } from '../core/ticket.ts';
import type { Fact, RecordWrite, Transition } from '../core/transition.ts';
import { bounceReason } from '../reading/bounce-reason.ts';
import { delayedProblem, returnedProblem, unclearProblem } from '../writing/returned-mail.ts';
import type { Arrival } from './arrival.ts';
import { isArchived } from './backlog.ts';
import { followMerges } from './follow-merges.ts';
import { putAside } from './put-aside.ts';
import { type KnowsOwnMail, reportedMail } from './reported-mail.ts';

/** The ticket whose mail a report (bounce, read receipt, complaint) is about; null where it names none of ours. */
export async function ticketOfReport(parts: KnowsOwnMail, message: Message): Promise<Ticket | null> {
  const reported = await reportedMail(parts, message);
  const ticket = reported && (await parts.records.ticket(reported.ticketId));
  return ticket && followMerges(parts.records, ticket);
}

/**
 * Puts a report aside on its ticket. A mail that did not arrive counts as not sent, and its case is open again; of one
 * that is delayed the card says so, and nothing else changes.
 */
export async function takeBounce(
  parts: KnowsOwnMail,
  ticket: Ticket,
  arrival: Arrival,
  kept: RecordWrite,
): Promise<Transition> {
  const { item, message } = arrival;
  // What an archive tells of bounces was known to whoever answered then.
  if (isArchived(item)) return putAside(ticket, arrival, kept);
  const mail = (await reportedMail(parts, message))?.send ?? null;
  const { report } = message;
  if (report === null) return putAside(ticket, arrival, kept, { problem: unclearProblem(mail) });
  const to = await reachedFor(parts, ticket, mail, report);
  const { failed, words } = bounceReason(report);
  if (!failed && !/^delayed/i.test(report.action?.trim() ?? '')) return putAside(ticket, arrival, kept);
  if (!failed) {
    return putAside(ticket, arrival, kept, {
      problem: delayedProblem({ mail, copyTo: to.copyTo }),
      fact: bouncedFact(ticket, arrival, mail, 'delayed', report),
    });
  }
  const lost = mail && to.copyTo === null && mayComeBack(mail) ? cameBack(mail, words, arrival.now) : null;
  return putAside(ticket, arrival, kept, {
    problem: returnedProblem({ mail, copyTo: to.copyTo }, words, report.diagnostic),
    writes: lost ? [{ kind: 'send', record: lost }] : [],
    reopens: lost?.ticketId === ticket.id && lost.draftVersion === ticket.draftVersion,
    bouncedAddress: isForGood(report) ? to.address : null,
    fact: bouncedFact(ticket, arrival, mail, 'failed', report),
  });
}

interface Reached {
  /** Whom the report says that the mail did not reach; null where that is not known. */
  address: string | null;
  /** The same, where it is only somebody who was to get a copy. */
  copyTo: string | null;
}

/** Whom a mail was for is told by our own records; the report only chooses between them. */
async function reachedFor(
  { records }: KnowsOwnMail,
  ticket: Ticket,
  mail: Send | null,
  report: MailReport,
): Promise<Reached> {
  const picked =
    mail?.ticketId && mail.draftVersion !== null
      ? ((await records.draft(mail.ticketId, mail.draftVersion))?.recipients ?? null)
      : null;
  const isReported = ({ address }: { address: string }) =>
    address.toLowerCase() === report.recipient?.trim().toLowerCase();
  const copy = picked?.cc.find(isReported);
  if (copy) return { address: copy.address, copyTo: copy.address };
  const routed = ticket.route?.channel === 'email' ? ticket.route.to : null;
  const offered = ticket.recipients.to.find(isReported);
  return { address: picked?.to.address ?? offered?.address ?? routed, copyTo: null };
}

/** What has failed already, or is about to go out again, is not changed by one more report. */
function mayComeBack({ state }: Send): boolean {
  return state === 'sent' || state === 'unknown' || state === 'claimed';
}

function cameBack(mail: Send, words: string, now: number): Send {
  return moveSend(mail, 'failed', { outcome: { at: now, detail: `came back: ${words}` } });
}

/** RFC 3463: 4.x.x may come right by itself. */
function isForGood({ status }: MailReport): boolean {
  return !status?.startsWith('4');
}

function bouncedFact(
  ticket: Ticket,
  { now }: Arrival,
  mail: Send | null,
  outcome: 'failed' | 'delayed',
  { status }: MailReport,
): Fact {
  const fields = { kind: mail?.kind ?? 'unknown', outcome, status: status ?? '' };
  return { at: now, type: 'bounced', ticketId: ticket.id, fields };
}
