import { isoWeek } from '../../core/iso-week.ts';
import type { Lookup } from '../../core/ports.ts';
import type { ReplayOptions } from './parse-options.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

/** Ids of the tickets that a replay is about. */
export async function ticketsToRead(
  lookup: Pick<Lookup, 'openTickets' | 'facts'>,
  { since, ticket }: Pick<ReplayOptions, 'since' | 'ticket'>,
  { now, timeZone }: { now: number; timeZone: string },
): Promise<string[]> {
  if (ticket !== null) return [ticket];
  if (since === null) return lookup.openTickets();
  const weeks = new Set([isoWeek(now, timeZone)]);
  for (let at = since; at < now; at += WEEK_MS) weeks.add(isoWeek(at, timeZone));
  const ids = new Set<string>();
  for (const week of weeks) {
    for await (const { type, at, ticketId } of lookup.facts(week)) {
      if (type === 'read' && at >= since) ids.add(ticketId);
    }
  }
  return [...ids];
}
