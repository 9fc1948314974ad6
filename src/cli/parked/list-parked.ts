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
const PARKED = /^parked it: (.+?) \((.*)\)$/s;

/** All parked mail, the newest first. */
export async function listParked(records: Records, lookup: Lookup): Promise<ParkedMail[]> {
  const ids = await lookup.parkedTickets();
  const mails: ParkedMail[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const tickets = await Promise.all(ids.slice(from, from + AT_ONCE).map((id) => records.ticket(id)));
    // Opened, or gone, since the list was read.
    const parked = tickets.flatMap((ticket) => (ticket?.state === 'parked' ? [ticket] : []));
    mails.push(...(await Promise.all(parked.map((ticket) => describe(ticket, lookup)))));
  }
  return mails.sort((a, b) => b.at.localeCompare(a.at) || b.ticket.localeCompare(a.ticket));
}

async function describe(ticket: Ticket, lookup: Lookup): Promise<ParkedMail> {
  const { id, createdAt, customer, subject } = ticket;
  return {
    ticket: id,
    at: new Date(createdAt).toISOString(),
    from: customer.address ?? customer.id,
    name: customer.name,
    subject,
    ...(await reasonOf(ticket, lookup)),
  };
}

/** Its history tells as well, for what was not read yet. */
async function reasonOf(ticket: Ticket, lookup: Lookup): Promise<{ kind: string; why: string }> {
  if (ticket.reading) return { kind: ticket.reading.kind, why: ticket.reading.kindReason };
  const entries = await lookup.history(ticket.id);
  const [, kind = 'automatic', why = ''] =
    entries.map(({ what }) => PARKED.exec(what)).find((match) => match !== null) ?? [];
  return { kind: kind.replaceAll(' ', '_'), why };
}
