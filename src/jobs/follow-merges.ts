import type { Records } from '../core/ports.ts';
import type { Ticket } from '../core/ticket.ts';

/** Nobody links cases further than this; a circle ends here too. */
const MOST_STEPS = 10;

/** The ticket that people said this one belongs to, through any number of links; itself where there is none. */
export async function followMerges(records: Pick<Records, 'ticket'>, ticket: Ticket): Promise<Ticket> {
  let last = ticket;
  for (let step = 0; step < MOST_STEPS && last.mergedInto !== null; step++) {
    const next = await records.ticket(last.mergedInto);
    if (!next) return last;
    last = next;
  }
  return last;
}
