import type { Ticket } from '../core/ticket.ts';
import { type DueJob, indexTable } from '../core/transition.ts';
import { untakenNote } from '../writing/untaken-note.ts';
import { isUntaken } from './owed-reminder.ts';
import type { Parts } from './parts.ts';
import { CLOCK_DIFFERENCE_MS } from './retry-policies.ts';

/** So many are named, with links. */
const NAMED = 5;

/** Owed once for all cases that become due in one slot of time; a little after its end, for what is committed late. */
export function tellUntakenJob({ remind }: Pick<Parts, 'remind'>, slot: number): DueJob {
  const at = (slot + 1) * remind.gatherMs + Math.floor(remind.gatherMs / 10);
  return { job: 'tell-untaken', id: String(slot), key: `tell-untaken.${slot}`, at };
}

/** Says in the review channel which cases nobody has taken for long, the oldest first, in one post. */
export async function tellUntaken(parts: Parts, slot: string): Promise<void> {
  const ids = (await parts.lookup.find(indexTable.untaken, slot))?.split(',') ?? [];
  const tickets = await Promise.all(ids.map((id) => parts.records.ticket(id)));
  // Some may have been taken while the list was made.
  const waiting = tickets.filter((ticket): ticket is Ticket => ticket !== null && isUntaken(ticket));
  if (waiting.length === 0) return;
  waiting.sort((a, b) => a.createdAt - b.createdAt);
  const named: { ticket: Ticket; link: string | null }[] = [];
  for (const ticket of waiting.slice(0, NAMED)) {
    named.push({ ticket, link: ticket.card && (await parts.review.linkTo(ticket.card)) });
  }
  const now = parts.clock.now();
  const text = untakenNote(named, waiting.length - named.length, now);
  await parts.review.announce(
    `untaken.${slot}`,
    text,
    Number(slot) * parts.remind.gatherMs - CLOCK_DIFFERENCE_MS,
  );
}
