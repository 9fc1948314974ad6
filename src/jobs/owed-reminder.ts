import type { Ticket } from '../core/ticket.ts';
import type { DueJob, Transition } from '../core/transition.ts';
import type { Parts } from './parts.ts';

/** What a case as it stands from now on owes: a look at it once nobody has taken it, or the customer is silent, for long. */
export function owedReminder({ remind }: Pick<Parts, 'remind'>, ticket: Ticket, now: number): DueJob[] {
  if (!ticket.cards || ticket.mergedInto || ticket.snoozedUntil !== null) return [];
  if (isUntaken(ticket)) return remindAt(ticket.id, remind.untakenAt(now));
  return ticket.state === 'waiting_customer' ? remindAt(ticket.id, remind.silentAt(now)) : [];
}

/** Whether nobody works on a case that waits for somebody. */
export function isUntaken({ state, owner, snoozedUntil, mergedInto, cards }: Ticket): boolean {
  return state === 'open' && owner === null && snoozedUntil === null && !mergedInto && cards;
}

/** Two of one time are one. */
export function remindAt(id: string, at: number | null): DueJob[] {
  return at === null ? [] : [{ job: 'remind', id, key: `remind.${id}.${at}`, at }];
}

/** A transition with what its ticket owes from now on. */
export function withReminder(parts: Pick<Parts, 'remind'>, transition: Transition, now: number): Transition {
  const ticket = transition.writes.find((write) => write.kind === 'ticket')?.record;
  const owed = ticket ? owedReminder(parts, ticket, now) : [];
  return owed.length === 0 ? transition : { ...transition, due: [...(transition.due ?? []), ...owed] };
}
