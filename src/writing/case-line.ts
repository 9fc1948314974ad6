import type { LoadedArticle } from '../core/article.ts';
import type { Draft } from '../core/draft.ts';
import type { CaseLine } from '../core/office.ts';
import type { CardStatus } from '../core/review.ts';
import type { Send } from '../core/send.ts';
import type { DeskSettings } from '../core/settings.ts';
import type { Ticket } from '../core/ticket.ts';
import { aboutLine } from './card-lines.ts';
import { cardStatus } from './card-status.ts';

export interface CaseRecords {
  ticket: Ticket;
  draft: Draft | null;
  reply: Send | null;
  acknowledgement: Send | null;
}

/** A case in a line: who, what, and where it stands. */
export function caseLine(records: CaseRecords, settings: Pick<DeskSettings, 'replies'>): CaseLine {
  const { ticket } = records;
  const { customer } = ticket;
  return {
    ticketId: ticket.id,
    customer: customer.name ?? customer.address ?? customer.id,
    subject: subjectOf(ticket),
    state: stateWords(records, settings),
    owner: ticket.owner,
    openedAt: ticket.createdAt,
    snoozedUntil: ticket.snoozedUntil,
    card: ticket.card,
  };
}

/** "Microsoft admin approval · sure" */
export function aboutCase({ reading }: Ticket, article: LoadedArticle | null): string {
  return aboutLine(reading, article);
}

/** Whether something that was to go out did not, or nobody knows. */
export function hasFailed({ reply, acknowledgement }: Omit<CaseRecords, 'draft'>): boolean {
  return [reply, acknowledgement].some((send) => send?.state === 'failed' || send?.state === 'unknown');
}

/** What came in Slack has no subject: its topic stands there. */
function subjectOf({ subject, reading, route }: Ticket): string {
  if (subject !== '') return subject;
  const where = route?.channel === 'slack' ? 'a message in Slack' : 'no subject';
  return reading?.topic ?? `(${where})`;
}

function stateWords(records: CaseRecords, settings: Pick<DeskSettings, 'replies'>): string {
  const { ticket, acknowledgement } = records;
  const { status } = cardStatus({ ...records, settings });
  const parts = [statusWords(status), progressWords(ticket), acknowledgementWords(acknowledgement)];
  return parts.filter((part) => part !== '').join(' · ');
}

function statusWords(status: CardStatus): string {
  switch (status.kind) {
    case 'reading':
      return 'is being read';
    case 'review':
      return 'waits for review';
    case 'no_draft':
      return `no draft: ${status.reason}`;
    case 'approved':
      return 'approved, not sent yet';
    case 'sent':
      return status.edited ? 'edited and sent' : 'approved and sent';
    case 'not_sent':
      return `approved, not sent: ${status.reason}`;
    case 'failed':
      return `reply not delivered: ${status.reason}`;
    case 'unknown':
      return `nobody knows whether the reply arrived: ${status.reason}`;
    case 'rejected':
      return `draft rejected: ${status.reason}`;
    case 'parked':
      return `parked: ${status.reason}`;
    case 'answered_elsewhere':
      return `answered elsewhere by ${status.by}`;
    case 'linked':
      return `belongs to ${status.ticketId}`;
    case 'closed':
      return `closed: ${status.reason}`;
  }
}

function progressWords({ reading, state }: Ticket): string {
  if (!reading?.article || state === 'parked') return '';
  const done = reading.ledger.filter(({ status }) => status === 'done').length;
  return `${done} of ${reading.ledger.length} steps done`;
}

function acknowledgementWords(send: Send | null): string {
  if (send?.state === 'failed') return `acknowledgement not delivered: ${send.outcome?.detail ?? ''}`;
  return send?.state === 'unknown' ? 'nobody knows whether the acknowledgement arrived' : '';
}
