import type { Draft } from '../core/draft.ts';
import type { CardAction, CardStatus } from '../core/review.ts';
import type { Send } from '../core/send.ts';
import type { DeskSettings } from '../core/settings.ts';
import type { Ticket } from '../core/ticket.ts';

interface CaseState {
  ticket: Ticket;
  draft: Draft | null;
  reply: Send | null;
  settings: Pick<DeskSettings, 'replies'>;
}

interface Standing {
  status: CardStatus;
  actions: CardAction[];
}

/** Where the case stands, told from its records, and what a person can do about it now. */
export function cardStatus(state: CaseState): Standing {
  const { status, actions } = standing(state);
  // Nobody can be answered: what would send is not offered.
  if (state.ticket.route) return { status, actions };
  return { status, actions: actions.filter((action) => action === 'reject' || action === 'mark_sent') };
}

/** The customer has written since our reply went out, or since the case was last read. */
export function wroteAgain({ ticket, draft, reply }: CaseState): boolean {
  const unread = ticket.readMessages > 0 && ticket.readMessages < ticket.messages.length;
  return unread || (draft?.state === 'approved' && reply?.state === 'sent' && ticket.state === 'open');
}

function standing(state: CaseState): Standing {
  const { ticket, draft } = state;
  if (ticket.state === 'parked')
    return { status: { kind: 'parked', reason: parkedReason(ticket) }, actions: [] };
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

/** A message that came after the reply was read, and no draft could be written for it. */
function needsNewAnswer(state: CaseState): boolean {
  const { ticket } = state;
  return wroteAgain(state) && ticket.readMessages === ticket.messages.length && ticket.noDraftReason !== null;
}

function afterApproval(draft: Draft, { reply }: CaseState): Standing {
  const by = draft.decided?.by.id ?? '';
  const at = draft.decided?.at ?? draft.createdAt;
  const detail = reply?.outcome?.detail ?? '';
  switch (reply?.state) {
    case 'sent': {
      const edited = draft.decided?.kind === 'edit';
      return { status: { kind: 'sent', by, at: reply.outcome?.at ?? at, edited }, actions: [] };
    }
    case 'failed':
      return { status: { kind: 'failed', reason: detail }, actions: ['send_again'] };
    case 'unknown':
      return { status: { kind: 'unknown', reason: detail }, actions: ['send_again', 'mark_sent'] };
    case 'cancelled':
      return { status: { kind: 'not_sent', by, reason: detail }, actions: ['send_again'] };
    case 'due':
      return { status: { kind: 'approved', by, at, sendAt: reply.dueAt }, actions: ['undo'] };
    default:
      // Claimed: too late to take back.
      return { status: { kind: 'approved', by, at, sendAt: reply?.dueAt ?? at }, actions: [] };
  }
}

function parkedReason({ reading, acknowledge }: Ticket): string {
  return reading?.kindReason ?? acknowledge.reason;
}
