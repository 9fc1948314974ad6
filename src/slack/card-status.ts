import type { CardStatus } from '../core/review.ts';
import type { Block } from './limits.ts';
import { type Inline, line, person, richText, time, words } from './text.ts';

const WHEN = '{date_short_pretty} at {time}';

/** What became of the case: who did what, when. Nothing while it simply waits for a decision. */
export function statusBlocks(status: CardStatus): Block[] {
  const parts = statusLine(status);
  return parts.length === 0 ? [] : [richText(parts)];
}

function statusLine(status: CardStatus): Inline[] {
  switch (status.kind) {
    case 'review':
      return [];
    case 'reading':
      return [words('⏳ Reading the message…')];
    case 'no_draft':
      return [words('✋ No draft. ', { bold: true }), words(line(status.reason, 300))];
    case 'approved':
      return [words('🕑 Approved by ', { bold: true }), person(status.by), ...whenItGoes(status)];
    case 'sent': {
      const how = status.edited ? '✅ Edited and sent by ' : '✅ Sent by ';
      return [words(how, { bold: true }), person(status.by), words(', '), time(status.at, WHEN)];
    }
    case 'not_sent':
      return [
        words('⏸ Approved by ', { bold: true }),
        person(status.by),
        words(`. Not sent: ${line(status.reason, 300)}`),
      ];
    case 'failed':
      return [words('❌ Not delivered. ', { bold: true }), words(sentence(status.reason))];
    case 'unknown':
      return [words('❓ Nobody knows whether it arrived. ', { bold: true }), words(line(status.reason, 300))];
    case 'rejected':
      return [
        words('🚫 Rejected by ', { bold: true }),
        person(status.by),
        words(', '),
        time(status.at, WHEN),
        words(`: ${line(status.reason, 300)}`),
      ];
    case 'parked':
      return [words('🅿️ Parked: ', { bold: true }), words(line(status.reason, 300))];
    case 'answered_elsewhere':
      return [
        words(`↪️ Answered elsewhere by ${line(status.by, 120)}`, { bold: true }),
        words(status.how === 'mailbox' ? ', from the mailbox, ' : ", in the customer's thread, "),
        time(status.at, WHEN),
      ];
    case 'linked':
      return [
        words(`🔗 Belongs to ${status.ticketId} now. `, { bold: true }),
        words('Its messages are shown and answered there.'),
      ];
    case 'closed':
      return [words('🏁 Closed. ', { bold: true }), words(line(status.reason, 300))];
  }
}

function whenItGoes({ sendAt, pausedBy }: Extract<CardStatus, { kind: 'approved' }>): Inline[] {
  if (pausedBy !== null) {
    return [
      words('. Sending is paused by '),
      person(pausedBy),
      words(': it goes out once somebody resumes; until then it can be undone.'),
    ];
  }
  return [words('. Goes out at '), time(sendAt, '{time_secs}'), words('; until then it can be undone.')];
}

function sentence(reason: string): string {
  const said = line(reason, 300);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.!?…]$/.test(said) || said === '' ? '' : '.'}`;
}
