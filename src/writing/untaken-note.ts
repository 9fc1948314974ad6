import type { Ticket } from '../core/ticket.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LONGEST_SUBJECT = 80;

/** One post for all cases that nobody has taken: a line for each of the oldest, the others counted. */
export function untakenNote(
  named: readonly { ticket: Ticket; link: string | null }[],
  others: number,
  now: number,
): string {
  const count = named.length + others;
  const first =
    count === 1 ? '1 case waits and nobody has taken it:' : `${count} cases wait and nobody has taken them:`;
  const lines = named.map(({ ticket, link }) =>
    [`• ${ticket.id} · ${whoOf(ticket)} · ${subjectOf(ticket)} · ${waited(now - ticket.createdAt)}`, link]
      .filter(Boolean)
      .join(' · '),
  );
  return [first, ...lines, ...(others > 0 ? [`and ${others} more`] : [])].join('\n');
}

function whoOf({ customer }: Ticket): string {
  return customer.name ?? customer.address ?? customer.id;
}

function subjectOf({ subject }: Ticket): string {
  const whole = subject.replace(/\s+/g, ' ').trim() || 'no subject';
  return whole.length > LONGEST_SUBJECT ? `${whole.slice(0, LONGEST_SUBJECT - 1).trimEnd()}…` : whole;
}

function waited(ms: number): string {
  const hours = Math.floor(ms / HOUR);
  if (hours >= 48) return `came ${Math.floor(hours / 24)} days ago`;
  if (hours > 0) return hours === 1 ? 'came an hour ago' : `came ${hours} hours ago`;
  return `came ${Math.max(1, Math.floor(ms / MINUTE))} min ago`;
}
