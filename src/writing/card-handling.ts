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
  const { state, mergedInto, owner } = ticket;
  if (mergedInto || state === 'closed' || state === 'parked' || !AT_WORK.includes(kind)) return [];
  // Whoever rejected it has it: what is left to do is theirs until they give it back.
  const take: CardAction[] = kind === 'rejected' && owner ? [] : ['take'];
  const release: CardAction[] = owner ? ['release'] : [];
  return [
    ...take,
    ...later(ticket, kind),
    'escalate',
    // Of a reply whose outcome is open nothing else may be written yet.
    ...(kind === 'unknown' ? [] : fromWhat(ticket)),
    ...release,
  ];
}

function fromWhat({ reading, notArticles }: Ticket): CardAction[] {
  const steps: CardAction[] = reading?.article ? ['set_steps', 'not_this_article'] : [];
  return notArticles.length > 0 ? [...steps, 'article_fits'] : steps;
}

function later({ snoozedUntil }: Ticket, kind: CardStatus['kind']): CardAction[] {
  if (snoozedUntil !== null) return ['wake'];
  return kind === 'unknown' ? [] : ['snooze'];
}
