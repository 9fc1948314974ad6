import { domainOf, isOwnAddress } from './mail-address.ts';
import type { Message } from './message.ts';
import type { Ticket } from './ticket.ts';

/** A case with more people in it than this is a list's; those who came first are kept. */
const MOST_PARTICIPANTS = 60;

/**
 * The ticket's people with who wrote one more mail of it. Not whom it was written to: a stranger may put anybody in Cc,
 * and what those answer to all would be read in the stranger's case, and its reply would go to the stranger.
 */
export function withParticipants(
  known: readonly string[],
  { thread, sender }: Message,
  ownAddresses: readonly string[],
): string[] {
  const { address } = sender;
  if (thread.channel !== 'email' || !address || isOwnAddress(address, ownAddresses)) return [...known];
  return joined(known, [address]);
}

/** Two lists of people as one, without doubles, in lower case. */
export function joined(known: readonly string[], more: readonly string[]): string[] {
  const all = [...known, ...more].map((address) => address.toLowerCase());
  return [...new Set(all)].slice(0, MOST_PARTICIPANTS);
}

/**
 * Whether whoever wrote a mail is one of the ticket's people: its customer, somebody who wrote in it or whom an agent
 * wrote to; or has a mail domain in common with one of them, where that domain is no public provider's. A mail that
 * names two senders is nobody's.
 */
export function takesPart(
  ticket: Ticket,
  { thread, sender }: Message,
  isPublicProvider: (address: string) => boolean,
): boolean {
  const address = sender.address?.toLowerCase();
  if (thread.channel !== 'email' || thread.from.length !== 1 || !address) return false;
  const people = joined([ticket.customer.address ?? ''].filter(Boolean), ticket.participants);
  if (people.includes(address)) return true;
  const domain = domainOf(address);
  if (domain === '' || isPublicProvider(address)) return false;
  return people.some((person) => domainOf(person) === domain);
}
