import type { Draft } from '../core/draft.ts';
import type { Pause } from '../core/office.ts';
import type { MessageKind } from '../core/reading.ts';
import type { CardAction, CardStatus } from '../core/review.ts';
import type { Send } from '../core/send.ts';
import type { DeskSettings } from '../core/settings.ts';
import type { Ticket } from '../core/ticket.ts';

interface CaseState {
  ticket: Ticket;
  draft: Draft | null;
  reply: Send | null;
  pause?: Pause | null;
  settings: Pick<DeskSettings, 'replies'>;
}

interface Standing {
  status: CardStatus;
  actions: CardAction[];
}

/** What can be done where nobody can be answered: nothing that would send. */
const WITHOUT_ADDRESS: readonly CardAction[] = ['reject', 'mark_sent', 'open_case', 'read_again', 'link'];

/** Where the case waits for somebody, who may also say that it belongs elsewhere or is to be read again. */
const WAITING: readonly CardStatus['kind'][] = ['review', 'no_draft', 'rejected', 'parked'];

/** Where the case stands, told from its records, and what a person can do about it now. */
export function cardStatus(state: CaseState): Standing {
  const { ticket } = state;
  if (ticket.mergedInto) return { status: { kind: 'linked', ticketId: ticket.mergedInto }, actions: [] };
  const { status, actions } = standing(state);
  const all = [...actions, ...aboutTheCase(ticket, status)];
  return { status, actions: ticket.route ? all : all.filter((action) => WITHOUT_ADDRESS.includes(action)) };
}

function aboutTheCase({ state, unreadable, possibly }: Ticket, { kind }: CardStatus): CardAction[] {
  if (!WAITING.includes(kind) || state === 'closed') return [];
  const readAgain: CardAction[] = unreadable.length > 0 ? ['read_again'] : [];
  return possibly.length > 0 ? [...readAgain, 'link'] : readAgain;
}

/** The customer has written since our reply went out, or since the case was last read. */
export function wroteAgain({ ticket, draft, reply }: CaseState): boolean {
  const unread = ticket.readMessages > 0 && ticket.readMessages < ticket.messages.length;
  return unread || (draft?.state === 'approved' && reply?.state === 'sent' && ticket.state === 'open');
}

function standing(state: CaseState): Standing {
  const { ticket, draft, reply } = state;
  if (ticket.state === 'parked')
    return { status: { kind: 'parked', reason: parkedReason(ticket) }, actions: ['open_case'] };
  if (ticket.answeredElsewhere && reply?.state !== 'due' && reply?.state !== 'claimed') {
    const status = { kind: 'answered_elsewhere' as const, ...ticket.answeredElsewhere };
    return { status, actions: [draft?.state === 'current' ? 'edit' : 'write_reply'] };
  }
  if (draft?.state === 'approved' && !needsNewAnswer(state)) return afterApproval(draft, state);
  if (ticket.readMessages < ticket.messages.length) return { status: { kind: 'reading' }, actions: [] };
  if (draft?.state === 'current') {
    return { status: { kind: 'review' }, actions: ['approve', 'edit', 'reject'] };
  }
  if (draft?.state === 'rejected' && draft.decided) {
    const { by, at, reason } = draft.decided;
    const actions: CardAction[] = ticket.state === 'closed' ? [] : ['write_reply'];
    return { status: { kind: 'rejected', by: by.id, at, reason: reason ?? '' }, actions };
  }
  const reason = ticket.noDraftReason ?? 'There is no draft.';
  if (ticket.state === 'closed') return { status: { kind: 'closed', reason }, actions: [] };
  return { status: { kind: 'no_draft', reason }, actions: ['write_reply', 'reject'] };
}

/**
 * A reply that did not go out in time answers too little now; so does one that did, where a message that came after it
 * was read and no draft could be written for it.
 */
function needsNewAnswer(state: CaseState): boolean {
  const { ticket, reply } = state;
  if (reply?.state === 'failed' || reply?.state === 'cancelled') return isOvertaken(state);
  return wroteAgain(state) && ticket.readMessages === ticket.messages.length && ticket.noDraftReason !== null;
}

/** The customer has written what this reply does not answer. */
function isOvertaken({ ticket, reply }: CaseState): boolean {
  const answers = reply?.answers ?? null;
  return answers !== null && answers < ticket.messages.length;
}

function afterApproval(draft: Draft, state: CaseState): Standing {
  const { reply } = state;
  const by = draft.decided?.by.id ?? '';
  const at = draft.decided?.at ?? draft.createdAt;
  const detail = reply?.outcome?.detail ?? '';
  switch (reply?.state) {
    case 'sent': {
      const edited = draft.decided?.kind === 'edit';
      return { status: { kind: 'sent', by, at: reply.outcome?.at ?? at, edited }, actions: [] };
    }
    case 'failed':
      return { status: { kind: 'failed', reason: detail }, actions: ['send_again', 'edit', 'reject'] };
    case 'unknown': {
      // What answers too little would be stopped at once.
      const actions: CardAction[] = isOvertaken(state) ? ['mark_sent'] : ['send_again', 'mark_sent'];
      return { status: { kind: 'unknown', reason: detail }, actions };
    }
    case 'cancelled':
      return { status: { kind: 'not_sent', by, reason: detail }, actions: ['send_again', 'edit', 'reject'] };
    case 'due':
      return {
        status: { kind: 'approved', by, at, sendAt: reply.dueAt, pausedBy: state.pause?.by.id ?? null },
        actions: ['undo'],
      };
    default:
      // Claimed: too late to take back.
      return {
        status: { kind: 'approved', by, at, sendAt: reply?.dueAt ?? at, pausedBy: null },
        actions: [],
      };
  }
}

const KIND_WORDS: Record<MessageKind, string> = {
  customer: 'a message',
  auto_reply: 'an automatic answer',
  bounce: 'a delivery report',
  mailing_list: 'mail of a list',
  notification: 'a notification',
  own_message: 'mail that looks like our own',
  empty: 'an empty mail',
};

/** "an automatic answer (a machine answered, Auto-Submitted: auto-replied)" */
function parkedReason({ parked, reading, acknowledge }: Ticket): string {
  const kind = parked?.kind ?? reading?.kind;
  if (!kind) return acknowledge.reason;
  const reason = parked?.reason ?? reading?.kindReason ?? '';
  return `${KIND_WORDS[kind]} (${reason.replace(/ \((.*)\)$/, ', $1')})`;
}
