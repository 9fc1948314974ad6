import { isoWeek } from '../../core/iso-week.ts';
import type { Lookup } from '../../core/ports.ts';
import type { Fact } from '../../core/transition.ts';

const WEEK = 7 * 24 * 3600 * 1000;

/** Ids of the tickets whose reading agents corrected within the last weeks, the oldest first. */
export async function correctedTickets(
  lookup: Pick<Lookup, 'facts'>,
  { weeks, now, timeZone }: { weeks: number; now: number; timeZone: string },
): Promise<string[]> {
  const ids = new Set<string>();
  for (let back = weeks - 1; back >= 0; back -= 1) {
    for await (const fact of lookup.facts(isoWeek(now - back * WEEK, timeZone))) {
      if (isCorrection(fact)) ids.add(fact.ticketId);
    }
  }
  return [...ids];
}

function isCorrection({ type, fields }: Fact): boolean {
  return type === 'step_set' || (type === 'decided' && fields.kind === 'not_this_article');
}
