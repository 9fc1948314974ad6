import { messageIdOf } from '../core/mail-reference.ts';
import type { Parts } from './parts.ts';

/** The Message-ID of a mail of ours: `what` is "ack" or the draft version. Who quotes it has had our mail. */
export function newMessageId(
  { settings, sign }: Pick<Parts, 'settings' | 'sign'>,
  ticketId: string,
  what: string,
): string {
  const domain = settings.addresses[0].split('@')[1] ?? 'localhost';
  return messageIdOf({ ticketId, what }, domain, sign);
}
