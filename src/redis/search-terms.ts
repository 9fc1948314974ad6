import { domainOf } from '../core/mail-address.ts';
import type { Ticket } from '../core/ticket.ts';

/** More people than this in one case are not found by their addresses. */
const MOST_ADDRESSES = 20;

/** What a ticket is found by: its id and number, whoever takes part by address and mail domain, a Slack user's id. */
export function searchTerms({ id, customer, participants }: Ticket): string[] {
  const addresses = [customer.address ?? '', ...participants].slice(0, MOST_ADDRESSES);
  const terms = [id, id.replace(/^\D+/, ''), customer.id, ...addresses, ...addresses.map(domainOf)];
  return [...new Set(terms.map((term) => term.toLowerCase()).filter((term) => term !== ''))];
}
