import type { Lookup, Records } from '../../core/ports.ts';
import type { Ticket } from '../../core/ticket.ts';

const PAGE = 100;

/** Every case in which somebody takes part, by mail address or Slack user id, the newest first. */
export async function casesOf(
  person: string,
  { records, lookup }: { records: Records; lookup: Lookup },
): Promise<Ticket[]> {
  const cases: Ticket[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const { ids, total } = await lookup.search(person, { offset, limit: PAGE });
    for (const id of ids) {
      const ticket = await records.ticket(id);
      if (ticket) cases.push(ticket);
    }
    if (offset + PAGE >= total) return cases;
  }
}

export function casesInWords(count: number): string {
  return count === 1 ? '1 case' : `${count} cases`;
}
