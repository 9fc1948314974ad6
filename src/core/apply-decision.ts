import type { Decision, DecisionResult } from './decision.ts';
import type { Draft, DraftContent } from './draft.ts';
import { moveSend, newSend, type Send, sendId } from './send.ts';
import type { DeskSettings } from './settings.ts';
import type { Person, Ticket } from './ticket.ts';
import { type DueJob, dueJob, type RecordWrite, type Transition } from './transition.ts';

/**
 * The records as they stand. `draft` is the version that the decision names, `reply` the send of that version,
 * `newest` the ticket's newest draft.
 */
export interface CaseNow {
  ticket: Ticket;
  draft: Draft | null;
  newest: Draft | null;
  reply: Send | null;
}

/** What only the outside can give: the time (ms), a new Message-ID, and an agent's text as a draft's content. */
export interface DecisionContext {
  now: number;
  settings: DeskSettings;
  newMessageId: () => string;
  contentOf: (text: string) => DraftContent;
  /** What the guards say of an agent's own words: shown, never enforced. */
  warningsOf: (content: DraftContent) => string[];
}

export type Applied = { transition: Transition } | { refused: DecisionResult & { accepted: false } };

/**
 * What a decision changes, as one transition; or why it cannot be taken any more, in words for the person.
 * Pure: two people deciding at once are told apart by the commit, the loser comes back here and is refused.
 */
export function applyDecision(now: CaseNow, decision: Decision, context: DecisionContext): Applied {
  switch (decision.kind) {
    case 'approve':
      return approve(now, decision.by, context);
    case 'edit':
      return edit(now, decision, context);
    case 'reject':
      return reject(now, decision, context);
    case 'undo':
      return undo(now, decision.by, context);
    case 'send_again':
      return sendAgain(now, decision.by, context);
    case 'mark_sent':
      return markSent(now, decision.by, context);
  }
}

function approve(now: CaseNow, by: Person, context: DecisionContext): Applied {
  const refusal = refuseUnlessCurrent(now);
  if (refusal) return refusal;
  const { ticket, draft, reply } = now;
  if (!draft) return refuse('This case has no draft to send.');
  if (!ticket.route) return refuse('There is no address that this reply could go to. Please answer by hand.');
  const decided = { kind: 'approve' as const, by, at: context.now, reason: null };
  const approved: Draft = { ...draft, state: 'approved', decided };
  return accept(now, context, by, 'approved the reply', {
    writes: [
      { kind: 'draft', record: approved },
      { kind: 'send', record: owedReply(ticket, draft.version, reply, context) },
    ],
    due: [replyJob(ticket, draft.version, context.now + context.settings.undoMs, reply)],
    fact: { kind: 'approve', ms: context.now - draft.createdAt },
  });
}

function edit(now: CaseNow, decision: Decision & { kind: 'edit' }, context: DecisionContext): Applied {
  const { ticket, draft } = now;
  if (ticket.draftVersion !== decision.draftVersion || (draft && draft.state === 'superseded'))
    return refuse(overtaken(now));
  if (draft?.state === 'approved') return refuse(whoDecided(draft));
  if (!ticket.route) return refuse('There is no address that this reply could go to. Please answer by hand.');
  const version = ticket.draftVersion + 1;
  const content = context.contentOf(decision.text);
  const decided = { kind: 'edit' as const, by: decision.by, at: context.now, reason: null };
  const edited: Draft = {
    v: 1,
    rev: 0,
    ticketId: ticket.id,
    version,
    state: 'approved',
    createdAt: context.now,
    content,
    warnings: context.warningsOf(content),
    decided,
  };
  const writes: RecordWrite[] = [
    { kind: 'draft', record: edited },
    { kind: 'send', record: owedReply(ticket, version, null, context) },
  ];
  if (draft?.state === 'current') writes.push({ kind: 'draft', record: { ...draft, state: 'superseded' } });
  return accept(now, context, decision.by, 'edited the reply and approved it', {
    ticket: { draftVersion: version, noDraftReason: null },
    writes,
    due: [replyJob(ticket, version, context.now + context.settings.undoMs, null)],
    fact: { kind: 'edit', ms: context.now - (draft?.createdAt ?? context.now) },
  });
}

function reject(now: CaseNow, decision: Decision & { kind: 'reject' }, context: DecisionContext): Applied {
  const { draft, ticket } = now;
  if (draft) {
    const refusal = refuseUnlessCurrent(now);
    if (refusal) return refusal;
  }
  if (!draft && ticket.state === 'closed') return refuse('This case is closed already.');
  const reason = decision.note === '' ? decision.reason : `${decision.reason}: ${decision.note}`;
  const decided = { kind: 'reject' as const, by: decision.by, at: context.now, reason };
  const closes = decision.reason === 'no_reply_needed';
  return accept(now, context, decision.by, `rejected the reply (${decision.reason})`, {
    ticket: {
      state: closes ? 'closed' : 'open',
      owner: decision.by,
      noDraftReason: draft ? ticket.noDraftReason : reason,
    },
    writes: draft ? [{ kind: 'draft', record: { ...draft, state: 'rejected', decided } }] : [],
    due: [],
    fact: { kind: 'reject', reason: decision.reason, ms: context.now - (draft?.createdAt ?? context.now) },
  });
}

function undo(now: CaseNow, by: Person, context: DecisionContext): Applied {
  const { draft, reply } = now;
  if (draft?.state !== 'approved' || !reply) return refuse(overtaken(now));
  if (reply.state !== 'due') return refuse(tooLate(reply));
  const outcome = { at: context.now, detail: `taken back by ${by.name}` };
  return accept(now, context, by, 'took the approval back', {
    writes: [
      { kind: 'draft', record: { ...draft, state: 'current', decided: null } },
      { kind: 'send', record: moveSend(reply, 'cancelled', { outcome }) },
    ],
    due: [],
    fact: { kind: 'undo' },
  });
}

function sendAgain(now: CaseNow, by: Person, context: DecisionContext): Applied {
  const { ticket, draft, reply } = now;
  if (draft?.state !== 'approved' || !reply) return refuse(overtaken(now));
  if (!['failed', 'unknown', 'cancelled'].includes(reply.state)) return refuse(tooLate(reply));
  return accept(now, context, by, 'asked for the reply to be sent again', {
    writes: [
      {
        kind: 'send',
        record: moveSend(reply, 'due', { dueAt: context.now, claim: null, tries: 0, outcome: null }),
      },
    ],
    due: [replyJob(ticket, draft.version, context.now, reply)],
    fact: { kind: 'send_again' },
  });
}

function markSent(now: CaseNow, by: Person, context: DecisionContext): Applied {
  const { reply } = now;
  if (reply?.state !== 'unknown') return refuse(reply ? tooLate(reply) : overtaken(now));
  const outcome = { at: context.now, detail: `marked as sent by ${by.name}` };
  return accept(now, context, by, 'marked the reply as sent', {
    ticket: { state: 'waiting_customer' },
    writes: [{ kind: 'send', record: moveSend(reply, 'sent', { outcome }) }],
    due: [],
    fact: { kind: 'mark_sent' },
  });
}

interface Change {
  ticket?: Partial<Ticket>;
  writes: RecordWrite[];
  due: DueJob[];
  fact: Record<string, string | number>;
}

function accept(now: CaseNow, context: DecisionContext, by: Person, what: string, change: Change): Applied {
  const at = context.now;
  const ticket: Ticket = { ...now.ticket, owner: by, ...change.ticket, updatedAt: at };
  return {
    transition: {
      writes: [{ kind: 'ticket', record: ticket }, ...change.writes],
      history: [{ ticketId: ticket.id, entry: { at, by: by.name, what } }],
      due: [dueJob('request-review', ticket.id, ticket.rev + 1, at), ...change.due],
      facts: [{ at, type: 'decided', ticketId: ticket.id, fields: change.fact }],
    },
  };
}

/** The reply's send in state due: new, or the one that an undo had cancelled. */
function owedReply(ticket: Ticket, version: number, before: Send | null, context: DecisionContext): Send {
  const dueAt = context.now + context.settings.undoMs;
  if (before) return moveSend(before, 'due', { dueAt, claim: null, tries: 0, outcome: null });
  return newSend({
    id: sendId.reply(ticket.id, version),
    kind: 'reply',
    ticketId: ticket.id,
    draftVersion: version,
    dueAt,
    messageId: ticket.route?.channel === 'email' ? context.newMessageId() : null,
  });
}

function replyJob(ticket: Ticket, version: number, at: number, before: Send | null): DueJob {
  return dueJob('send-reply', sendId.reply(ticket.id, version), (before?.rev ?? 0) + 1, at);
}

function refuseUnlessCurrent(now: CaseNow): Applied | null {
  const { ticket, draft } = now;
  if (!draft) return refuse('This case has no draft to decide on.');
  if (draft.state === 'approved' || draft.state === 'rejected') return refuse(whoDecided(draft));
  if (draft.state === 'superseded' || draft.version !== ticket.draftVersion) return refuse(overtaken(now));
  if (ticket.readMessages < ticket.messages.length) return refuse(overtaken(now));
  return null;
}

function refuse(told: string): Applied {
  return { refused: { accepted: false, told } };
}

function whoDecided(draft: Draft): string {
  const who = draft.decided?.by.name ?? 'Somebody';
  const did = { approve: 'approved', edit: 'edited and approved', reject: 'rejected' }[
    draft.decided?.kind ?? 'approve'
  ];
  return `${who} already ${did} this reply. Nothing was changed by your click.`;
}

function overtaken({ ticket, newest }: CaseNow): string {
  if (ticket.readMessages < ticket.messages.length) {
    return 'The customer has written again, so this draft no longer counts. A new one is on its way.';
  }
  if (newest?.decided) return whoDecided(newest);
  return 'This card was out of date: the case has a newer draft. Nothing was sent by your click.';
}

function tooLate(reply: Send): string {
  if (reply.state === 'sent') return 'Too late: the reply has been sent.';
  if (reply.state === 'claimed') return 'Too late: the reply is being sent right now.';
  if (reply.state === 'due') return 'The reply is on its way already.';
  return 'This reply is not being sent, so there is nothing to do.';
}
