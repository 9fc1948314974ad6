import type { CardAction, CardStatus } from '../core/review.ts';
import type { Ticket } from '../core/ticket.ts';

/** Where somebody has to do something yet. */
const AT_WORK: readonly CardStatus['kind'][] = [
  'review',
  'no_draft',
  'rejected',
  'failed',
  'not_sent',
  'unknown',
];

/** What can be done about who works on a case, when, and from what: only what fits where it stands. */
export function handlingOf(ticket: Ticket, { kind }: CardStatus): CardAction[] {
  const { state, mergedInto, owner, reading } = ticket;
  if (mergedInto || state === 'closed' || state === 'parked' || !AT_WORK.includes(kind)) return [];
  // Whoever rejected it has it: what is left to do is theirs until they give it back.
  const take: CardAction[] = kind === 'rejected' && owner ? [] : ['take'];
  const release: CardAction[] = owner ? ['release'] : [];
  return [
    ...take,
    ...later(ticket, kind),
    'escalate',
    // Of a reply whose outcome is open nothing else may be written yet.
    ...(reading?.article && kind !== 'unknown' ? fromWhat : []),
    ...release,
  ];
}

const fromWhat: CardAction[] = ['set_steps', 'not_this_article'];

function later({ snoozedUntil }: Ticket, kind: CardStatus['kind']): CardAction[] {
  if (snoozedUntil !== null) return ['wake'];
  return kind === 'unknown' ? [] : ['snooze'];
}
