import type { Lookup, Records } from '../../core/ports.ts';
import type { Ticket } from '../../core/ticket.ts';

/** What a person needs to know of parked mail to say whether it is a case. */
export interface ParkedMail {
  ticket: string;
  /** When it was parked, ISO 8601. */
  at: string;
  from: string;
  name: string | null;
  subject: string;
  kind: string;
  why: string;
}

const AT_ONCE = 100;

/** All parked mail, the newest first. */
export async function listParked(records: Records, lookup: Lookup): Promise<ParkedMail[]> {
  const ids = await lookup.parkedTickets();
  const mails: ParkedMail[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const tickets = await Promise.all(ids.slice(from, from + AT_ONCE).map((id) => records.ticket(id)));
    // Opened, or gone, since the list was read.
    const parked = tickets.flatMap((ticket) => (ticket?.state === 'parked' ? [ticket] : []));
    mails.push(...parked.map(describe));
  }
  return mails.sort((a, b) => b.at.localeCompare(a.at) || b.ticket.localeCompare(a.ticket));
}

function describe(ticket: Ticket): ParkedMail {
  const { id, createdAt, customer, subject } = ticket;
  return {
    ticket: id,
    at: new Date(createdAt).toISOString(),
    from: customer.address ?? customer.id,
    name: customer.name,
    subject,
    ...reasonOf(ticket),
  };
}

/** What was parked by an earlier version says so only once it was read. */
function reasonOf({ parked, reading }: Ticket): { kind: string; why: string } {
  if (parked) return { kind: parked.kind, why: parked.reason };
  return { kind: reading?.kind ?? 'automatic', why: reading?.kindReason ?? '' };
}
