import type { Records } from '../core/ports.ts';
import type { CardRef, Ticket } from '../core/ticket.ts';
import type { OpenCases } from '../writing/summary-open.ts';
import type { Parts } from './parts.ts';

const AT_ONCE = 200;
const OLDEST = 5;

export type LinkTo = (ref: CardRef) => Promise<string | null>;

/** All open cases, read some at a time: where they stand, and the oldest with links to their cards. */
export async function openCases(
  { records, lookup }: Pick<Parts, 'records' | 'lookup'>,
  linkTo: LinkTo,
): Promise<OpenCases> {
  const ids = await lookup.openTickets();
  const standing: OpenCases['standing'] = {};
  let count = 0;
  let oldest: Ticket[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const open = await openOf(records, ids.slice(from, from + AT_ONCE));
    count += open.length;
    for (const { standsAt } of open) if (standsAt) note(standing, standsAt);
    oldest = [...oldest, ...open].sort((a, b) => a.createdAt - b.createdAt).slice(0, OLDEST);
  }
  const linked = oldest.map(async ({ id, createdAt, state, owner, card }) => {
    return { id, createdAt, state, owner: owner?.name ?? null, url: card ? await linkTo(card) : null };
  });
  return { count, standing, oldest: await Promise.all(linked) };
}

/** Those that somebody waits for: one that was closed since the list was read is none. */
async function openOf(records: Records, ids: readonly string[]): Promise<Ticket[]> {
  const tickets = await Promise.all(ids.map((id) => records.ticket(id)));
  return tickets.flatMap((ticket) =>
    ticket?.cards && ['open', 'waiting_customer'].includes(ticket.state) ? [ticket] : [],
  );
}

function note(standing: OpenCases['standing'], { step, since }: NonNullable<Ticket['standsAt']>): void {
  const known = Object.hasOwn(standing, step) ? standing[step] : undefined;
  standing[step] = { count: (known?.count ?? 0) + 1, since: Math.min(known?.since ?? since, since) };
}
