import { domainOf, isOfOwnDomain, isOwnAddress } from '../core/mail-address.ts';
import type { Message } from '../core/message.ts';

export type Author = 'customer' | 'desk' | 'other';

/** Who is to be told apart from the customer. */
export interface Voices {
  ownAddresses: readonly string[];
  /** Names that a desk signs with: the apps' own. */
  deskNames: readonly string[];
}

const DESK_MAILBOX =
  /^(?:support|help|helpdesk|service|customer|care|success|team|hello|info|contact|desk)\b/i;
const DESK_NAME = /\b(?:support|help ?desk|customer (?:care|success|service)|service ?desk)\b/i;

/** Who wrote what a quote header announces. In doubt it was the desk, whose words are never evidence. */
export function whoWrote(from: string, message: Message, voices: Voices): Author {
  const addresses = [...from.matchAll(/[^\s<>"'(),;:[\]]+@[^\s<>"'(),;:[\]]+/g)].map((match) =>
    match[0].toLowerCase(),
  );
  if (addresses.some((address) => isOwnAddress(address, voices.ownAddresses))) return 'desk';
  const sender = message.sender.address?.toLowerCase() ?? '';
  if (sender !== '' && addresses.includes(sender)) return 'customer';
  if (addresses.length === 0) return isSender(from, message.sender.name) ? 'customer' : 'desk';
  if (namesDesk(from, addresses, message, voices)) return 'desk';
  return 'other';
}

function namesDesk(from: string, addresses: readonly string[], message: Message, voices: Voices): boolean {
  const { address: sender } = message.sender;
  const isColleague = (address: string) =>
    isOfOwnDomain(address, voices.ownAddresses) && !sameDomain(address, sender);
  if (addresses.some(isColleague)) return true;
  if (DESK_NAME.test(from) || voices.deskNames.some((name) => startsWith(from, name))) return true;
  if (addresses.some((address) => DESK_MAILBOX.test(address) && !sameDomain(address, sender))) return true;
  if (message.thread.channel !== 'email') return false;
  // Whom the customer writes to is the desk, but for colleagues among the recipients.
  const to = message.thread.to.map((mailbox) => mailbox.address.toLowerCase());
  return addresses.some((address) => to.includes(address) && !sameDomain(address, sender));
}

function startsWith(from: string, name: string): boolean {
  return new RegExp(`(?<![\\p{L}])${name.replace(/[^\p{L}\p{N} ]/gu, '')}(?![\\p{L}])`, 'iu').test(
    from.replace(/<[^>]*>/g, ''),
  );
}

function sameDomain(address: string, other: string | null): boolean {
  return domainOf(address) !== '' && domainOf(address) === domainOf(other ?? '');
}

function isSender(from: string, name: string | null): boolean {
  const parts = (name ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((part) => part.length >= 3);
  const text = from.toLowerCase();
  return parts.length > 0 && parts.every((part) => text.includes(part));
}
