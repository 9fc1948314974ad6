import type { Reading } from '../core/reading.ts';
import type { Ticket } from '../core/ticket.ts';
import type { Parts } from './parts.ts';

/** More than these are not looked at: the card names a few, one of which leads to the others. */
const MOST = 20;

/**
 * Ids of other open cases of the same firm that wait for the same thing: one approval of the firm's admin settles all
 * of them. The newest last.
 */
export async function sameFirm(
  { lookup, records }: Pick<Parts, 'lookup' | 'records'>,
  ticket: Ticket,
): Promise<string[]> {
  const problem = problemOf(ticket.reading);
  if (ticket.firm === null || problem === null) return [];
  const others = (await lookup.ofFirm(ticket.firm)).filter((id) => id !== ticket.id).slice(-MOST);
  const tickets = await Promise.all(others.map((id) => records.ticket(id)));
  return tickets.flatMap((other) =>
    other && !other.mergedInto && problemOf(other.reading) === problem ? [other.id] : [],
  );
}

/** What one approval would settle: the article, while its last step is open. */
function problemOf(reading: Reading | null): string | null {
  if (!reading?.article || reading.resolved) return null;
  return reading.missingSteps.length > 0 ? reading.article.id : null;
}
