import { isOwnAddress } from './mail-address.ts';
import type { Sign } from './ports.ts';
import type { DeskSettings } from './settings.ts';

/** A mail of ours: of which ticket, and whether it was the acknowledgement ("ack") or the reply of a draft version ("2"). */
export interface MailReference {
  ticketId: string;
  what: string;
}

// Lower-case letters and digits only: some relays lower-case the addresses that they pass on.
const SIGNED = /^(t\d{1,12})\.(ack|\d{1,9})\.([a-z0-9]{16,40})$/;
const MESSAGE_ID = /^<?stepcheck\.([^\s<>@]{1,100})@[^\s<>@]{1,255}>?$/i;
/** RFC 5321, 4.5.3.1.1. */
const LONGEST_LOCAL_PART = 64;

/** The Message-ID of a mail of ours: the same on every try, and nobody else can make it. */
export function messageIdOf(reference: MailReference, domain: string, sign: Sign): string {
  const { ticketId, what } = reference;
  return `<stepcheck.${ticketId}.${what}.${signatureOf(reference, sign)}@${domain}>`;
}

/** Which mail of ours has this Message-ID; null where we did not make it. Never throws. */
export function readReference(messageId: string, sign: Sign): MailReference | null {
  const signed = MESSAGE_ID.exec(messageId.trim())?.[1];
  return signed === undefined ? null : verified(signed, sign);
}

/** Where bounces of one mail go (VERP): the bounce address with a tag. Null where that would be too long an address. */
export function bounceAddressOf(reference: MailReference, bounceAddress: string, sign: Sign): string | null {
  const { local, domain } = split(bounceAddress);
  const { ticketId, what } = reference;
  const tagged = `${local}+${ticketId.toLowerCase()}.${what}.${signatureOf(reference, sign)}`;
  return tagged.length > LONGEST_LOCAL_PART ? null : `${tagged}@${domain}`;
}

/** Which mail of ours a bounce address stands for; null where we did not make it. Never throws. */
export function readBounceAddress(address: string, sign: Sign, bounceAddress: string): MailReference | null {
  const tag = tagOf(address, bounceAddress);
  return tag === null ? null : verified(tag, sign);
}

/** Whether mail to this address is for the desk, or comes back of the desk's own: with any tag behind a plus. */
export function takesMail(
  { addresses, bounceAddress }: Pick<DeskSettings, 'addresses' | 'bounceAddress'>,
  recipient: string,
): boolean {
  if (isOwnAddress(recipient, addresses)) return true;
  return bounceAddress !== null && tagOf(recipient, bounceAddress) !== null;
}

function verified(text: string, sign: Sign): MailReference | null {
  const [, ticketId = '', what = '', signature = ''] = SIGNED.exec(text.toLowerCase()) ?? [];
  if (signature === '') return null;
  const reference = { ticketId: ticketId.toUpperCase(), what };
  // Signed once more, so that the time of the comparison tells nothing of the right signature.
  return sign(signature) === sign(signatureOf(reference, sign)) ? reference : null;
}

function signatureOf({ ticketId, what }: MailReference, sign: Sign): string {
  return sign(`mail ${ticketId.toLowerCase()}.${what}`);
}

/** What stands behind the plus; empty where there is none, null where it is another address. */
function tagOf(address: string, bounceAddress: string): string | null {
  const given = split(address.trim().toLowerCase());
  const own = split(bounceAddress.toLowerCase());
  if (given.domain !== own.domain) return null;
  if (given.local === own.local) return '';
  return given.local.startsWith(`${own.local}+`) ? given.local.slice(own.local.length + 1) : null;
}

function split(address: string): { local: string; domain: string } {
  const at = address.lastIndexOf('@');
  return { local: address.slice(0, Math.max(at, 0)), domain: address.slice(at + 1) };
}
