import { type Applied, accept, refuse } from './applied.ts';
import { applyHandling, isHandling, labelled } from './apply-handling.ts';
import { applyLink } from './apply-link.ts';
import type { CaseNow } from './case-now.ts';
import { type Decision, REJECT_WORDS } from './decision.ts';
import type { Draft, DraftContent } from './draft.ts';
import { joined } from './participants.ts';
import { pickRecipients } from './pick-recipients.ts';
import { isSettled, isStranded, isWaiting, notSeen, overtaken, tooLate, whoDecided } from './refusals.ts';
import { moveSend, newSend, type Send, sendId } from './send.ts';
import type { DeskSettings } from './settings.ts';
import { textRatio } from './text-ratio.ts';
import type { Person, Ticket } from './ticket.ts';
import { type DueJob, dueJob, type RecordWrite } from './transition.ts';

/** What only the outside can give: the time (ms), a new Message-ID, and an agent's text as a draft's content. */
export interface DecisionContext {
  now: number;
  settings: DeskSettings;
  /** When the message that is decided on came in; null where that is not known. */
  arrivedAt?: number | null;
  /** Of the reply with this draft version. */
  newMessageId: (version: number) => string;
  contentOf: (text: string) => DraftContent;
  /** What the guards say of an agent's own words: shown, never enforced. */
  warningsOf: (content: DraftContent) => string[];
}

const CLOSED = 'This case is closed already, so nothing was sent.';
const NO_ADDRESS = 'There is no address that this reply could go to. Please answer by hand.';

/**
 * What a decision changes, as one transition; or why it cannot be taken any more, in words for the person.
 * Pure: two people deciding at once are told apart by the commit, the loser comes back here and is refused.
 */
export function applyDecision(now: CaseNow, decision: Decision, context: DecisionContext): Applied {
  const { mergedInto } = now.ticket;
  if (mergedInto) return refuse(`This case belongs to ${mergedInto} now. Please decide there.`);
  if (decision.kind === 'undo') return undo(now, decision.by, context);
  if (decision.kind === 'mark_sent') return markSent(now, decision.by, context);
  if (decision.kind === 'open_case') return openCase(now, decision.by, context);
  if (decision.kind === 'link') return applyLink(now, decision.by, context.now);
  if (decision.kind === 'read_again') return readAgain(now, decision.by, context);
  if (isHandling(decision)) return applyHandling(now, decision, context.now);
  const why = notSeen(now, decision);
  if (why !== null) return refuse(why);
  if (decision.kind === 'approve') return approve(now, decision.by, context);
  if (decision.kind === 'edit') return edit(now, decision, context);
  if (decision.kind === 'reject') return reject(now, decision, context);
  return sendAgain(now, decision.by, context);
}

function approve(now: CaseNow, by: Person, context: DecisionContext): Applied {
  const { ticket, draft, reply } = now;
  if (!draft) return refuse('This case has no draft to send.');
  if (draft.state !== 'current') return refuse(whoDecided(draft));
  if (!ticket.route) return refuse(NO_ADDRESS);
  const decided = { kind: 'approve' as const, by, at: context.now, reason: null };
  const send = owedReply(ticket, draft.version, reply, context);
  return accept(now, context.now, by, 'approved the reply', {
    ticket: { snoozedUntil: null },
    writes: [
      { kind: 'draft', record: { ...draft, state: 'approved', decided } },
      { kind: 'send', record: send },
    ],
    due: [replyJob(send)],
    fact: { kind: 'approve', ms: context.now - draft.createdAt, ...waited(context) },
  });
}

function edit(now: CaseNow, decision: Decision & { kind: 'edit' }, context: DecisionContext): Applied {
  const { ticket, draft } = now;
  if (draft && isSettled(now)) return refuse(whoDecided(draft));
  if (draft?.state === 'rejected' && !decision.afterRejection) return refuse(whoDecided(draft));
  if (ticket.state === 'closed' && !ticket.answeredElsewhere) return refuse(CLOSED);
  if (!ticket.route) return refuse(NO_ADDRESS);
  const picked = pickRecipients(ticket, decision.to, decision.cc);
  if ('wrong' in picked) return refuse(picked.wrong);
  const { recipients } = picked;
  const addressed = recipients ? [recipients.to, ...recipients.cc].map(({ address }) => address) : [];
  const version = ticket.draftVersion + 1;
  const content = context.contentOf(decision.text);
  const edited: Draft = {
    v: 1,
    rev: 0,
    ticketId: ticket.id,
    version,
    state: 'approved',
    createdAt: context.now,
    content,
    recipients,
    warnings: context.warningsOf(content),
    modelUse: null,
    decided: { kind: 'edit', by: decision.by, at: context.now, reason: null },
  };
  const send = owedReply(ticket, version, null, context);
  const before: RecordWrite[] =
    draft && isWaiting(now) ? [{ kind: 'draft', record: { ...draft, state: 'superseded' } }] : [];
  const labels = labelled(ticket, decision, context.now);
  return accept(now, context.now, decision.by, 'edited the reply and approved it', {
    ticket: {
      snoozedUntil: null,
      answeredElsewhere: null,
      agentSteps: labels.agentSteps,
      draftVersion: version,
      noDraftReason: null,
      // Who is written to may answer in this case.
      participants: joined(ticket.participants, addressed),
    },
    writes: [{ kind: 'draft', record: edited }, { kind: 'send', record: send }, ...before],
    due: [replyJob(send)],
    fact: {
      kind: 'edit',
      reasons: decision.reasons.join(','),
      ms: context.now - (draft?.createdAt ?? context.now),
      ...(draft ? { ratio: Number(textRatio(draft.content.text, content.text).toFixed(3)) } : {}),
      ...waited(context),
    },
    facts: labels.facts,
  });
}

function reject(now: CaseNow, decision: Decision & { kind: 'reject' }, context: DecisionContext): Applied {
  const { draft, ticket } = now;
  if (ticket.state === 'closed') return refuse('This case is closed already.');
  if (draft && (draft.state === 'rejected' || isSettled(now))) return refuse(whoDecided(draft));
  const words = REJECT_WORDS[decision.reason];
  const reason = decision.note === '' ? words : `${words}: ${decision.note}`;
  const decided = { kind: 'reject' as const, by: decision.by, at: context.now, reason };
  const closes = decision.reason === 'no_reply_needed';
  return accept(now, context.now, decision.by, `rejected the reply (${decision.reason})`, {
    ticket: {
      state: closes ? 'closed' : 'open',
      snoozedUntil: null,
      noDraftReason: isWaiting(now) ? ticket.noDraftReason : reason,
    },
    writes:
      draft && isWaiting(now) ? [{ kind: 'draft', record: { ...draft, state: 'rejected', decided } }] : [],
    due: [],
    fact: {
      kind: 'reject',
      reason: decision.reason,
      ms: context.now - (draft?.createdAt ?? context.now),
      ...waited(context),
    },
  });
}

function undo(now: CaseNow, by: Person, context: DecisionContext): Applied {
  const { draft, reply } = now;
  if (draft?.state !== 'approved' || !reply) return refuse(overtaken(now));
  if (reply.state !== 'due') return refuse(tooLate(reply));
  const outcome = { at: context.now, detail: `taken back by ${by.name}` };
  return accept(now, context.now, by, 'took the approval back', {
    writes: [
      { kind: 'draft', record: { ...draft, state: 'current', decided: null } },
      { kind: 'send', record: moveSend(reply, 'cancelled', { outcome }) },
    ],
    due: [],
    fact: { kind: 'undo' },
  });
}

function sendAgain(now: CaseNow, by: Person, context: DecisionContext): Applied {
  const { draft, reply } = now;
  if (draft?.state !== 'approved' || !reply) return refuse(overtaken(now));
  if (!isStranded(now) && reply.state !== 'unknown') return refuse(tooLate(reply));
  const again = { dueAt: context.now, claim: null, tries: 0, outcome: null };
  const send = moveSend(reply, 'due', again);
  return accept(now, context.now, by, 'asked for the reply to be sent again', {
    writes: [{ kind: 'send', record: send }],
    due: [replyJob(send)],
    fact: { kind: 'send_again' },
  });
}

function markSent(now: CaseNow, by: Person, context: DecisionContext): Applied {
  const { reply, ticket } = now;
  if (reply?.state !== 'unknown') return refuse(reply ? tooLate(reply) : overtaken(now));
  const outcome = { at: context.now, detail: `marked as sent by ${by.name}` };
  const isNewest = reply.answers === ticket.messages.length;
  return accept(now, context.now, by, 'marked the reply as sent', {
    ticket: isNewest ? { state: 'waiting_customer' } : {},
    writes: [{ kind: 'send', record: moveSend(reply, 'sent', { outcome }) }],
    due: [],
    fact: { kind: 'mark_sent' },
  });
}

function openCase(now: CaseNow, by: Person, context: DecisionContext): Applied {
  const { ticket } = now;
  if (ticket.state !== 'parked') return refuse('This case is open already.');
  return accept(now, context.now, by, 'opened it as a case', {
    ticket: { state: 'open', cards: true, parked: null, reading: null, readMessages: 0 },
    writes: [],
    due: [dueJob('triage', ticket.id, ticket.rev + 1, context.now)],
    fact: { kind: 'open_case' },
  });
}

function readAgain(now: CaseNow, by: Person, context: DecisionContext): Applied {
  const { ticket } = now;
  if (ticket.unreadable.length === 0) return refuse('Every mail of this case has been read by now.');
  return accept(now, context.now, by, 'asked for the mail to be read again', {
    writes: [],
    due: [dueJob('read-again', ticket.id, ticket.rev + 1, context.now)],
    fact: { kind: 'read_again' },
  });
}

/** How long the customer's message had been here. */
function waited({ now, arrivedAt }: DecisionContext): { waitedMs?: number } {
  return typeof arrivedAt === 'number' ? { waitedMs: now - arrivedAt } : {};
}

/** The reply's send in state due: new, or the one that an undo had cancelled. */
function owedReply(ticket: Ticket, version: number, before: Send | null, context: DecisionContext): Send {
  const due = { dueAt: context.now + context.settings.undoMs, answers: ticket.messages.length };
  if (before) return moveSend(before, 'due', { ...due, claim: null, tries: 0, outcome: null });
  return newSend({
    ...due,
    id: sendId.reply(ticket.id, version),
    kind: 'reply',
    ticketId: ticket.id,
    draftVersion: version,
    messageId: ticket.route?.channel === 'email' ? context.newMessageId(version) : null,
  });
}

function replyJob(send: Send): DueJob {
  return dueJob('send-reply', send.id, send.rev + 1, send.dueAt);
}
