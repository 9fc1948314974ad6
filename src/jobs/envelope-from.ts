import { bounceAddressOf } from '../core/mail-reference.ts';
import { mailName, type Send } from '../core/send.ts';
import type { Parts } from './parts.ts';

/**
 * Where bounces of a mail go: an address that says which mail it was (VERP), where the desk has one. Else nowhere for
 * an acknowledgement (RFC 3834, 3.3: the null sender), and to the desk itself for a reply.
 */
export function envelopeFrom({ settings, sign }: Pick<Parts, 'settings' | 'sign'>, send: Send): string {
  const plain = send.kind === 'acknowledgement' ? '' : settings.addresses[0];
  const what = mailName(send);
  if (settings.bounceAddress === null || send.ticketId === null || what === null) return plain;
  return bounceAddressOf({ ticketId: send.ticketId, what }, settings.bounceAddress, sign) ?? plain;
}
