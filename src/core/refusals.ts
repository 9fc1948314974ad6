import type { CaseNow } from './case-now.ts';
import type { Decision } from './decision.ts';
import type { Draft } from './draft.ts';
import type { Send } from './send.ts';
import type { Ticket } from './ticket.ts';

const WROTE_AGAIN =
  'The customer has written again, so this draft no longer counts. A new one is on its way.';
const READ_ANEW =
  'This case is being read again just now, so this draft no longer counts. A new one is on its way.';
const ANSWERED = 'has answered in the meantime, so nothing was sent. Their words are in this card’s thread.';
const OUT_OF_DATE = 'This card was out of date: the case has a newer draft. Nothing was sent by your click.';

/** Why a decision does not fit what there is: the person must have seen the newest message and the newest draft. */
export function notSeen(now: CaseNow, decision: Decision): string | null {
  const { ticket } = now;
  if (ticket.readMessages === 0 && ticket.reading) return READ_ANEW;
  if (ticket.readMessages < ticket.messages.length) return WROTE_AGAIN;
  if (ticket.draftVersion !== decision.draftVersion) return overtaken(now);
  if (wordsIn(ticket) <= decision.seenMessages) return null;
  const { answeredElsewhere } = ticket;
  return answeredElsewhere ? `${answeredElsewhere.by} ${ANSWERED}` : WROTE_AGAIN;
}

/** How many messages there are to have seen: the customer's, and answers that colleagues gave by another way. */
export function wordsIn({ messages, elsewhere }: Pick<Ticket, 'messages' | 'elsewhere'>): number {
  return messages.length + elsewhere.length;
}

/** Whether this draft waits for a decision: a new one, or one that was approved and surely did not go out. */
export function isWaiting(now: CaseNow): boolean {
  return now.draft?.state === 'current' || isStranded(now);
}

/** Whether a decision stands: the reply is on its way, or it is the answer to all that the customer wrote. */
export function isSettled(now: CaseNow): boolean {
  const { draft, reply, ticket } = now;
  if (draft?.state !== 'approved' || isStranded(now)) return false;
  return reply?.state !== 'sent' || (reply.answers ?? 0) >= ticket.messages.length;
}

/** Whether a reply was approved and surely did not go out. */
export function isStranded({ draft, reply }: CaseNow): boolean {
  return draft?.state === 'approved' && (reply?.state === 'failed' || reply?.state === 'cancelled');
}

/** Why nothing can be decided on this draft any more. */
export function overtaken({ newest }: CaseNow): string {
  return newest?.decided ? whoDecided(newest) : OUT_OF_DATE;
}

export function whoDecided({ decided }: Draft): string {
  if (!decided) return OUT_OF_DATE;
  const did = { approve: 'approved', edit: 'edited and approved', reject: 'rejected' }[decided.kind];
  return `${decided.by.name} already ${did} this reply. Nothing was changed by your click.`;
}

/** Why a send in this state cannot be changed. */
export function tooLate(reply: Send): string {
  if (reply.state === 'sent') return 'Too late: the reply has been sent.';
  if (reply.state === 'claimed') return 'Too late: the reply is being sent right now.';
  if (reply.state === 'due') return 'The reply is on its way already.';
  return 'This reply is not being sent, so there is nothing to do.';
}
