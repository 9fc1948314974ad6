import type { OutgoingMail } from '../core/ports.ts';
import type { Send } from '../core/send.ts';
import type { ReplyRoute } from '../core/ticket.ts';
import type { Parts } from './parts.ts';

/** The headers that put a mail into the customer's thread (RFC 5322 section 3.6.4). */
export function replyHeaders(
  { settings }: Pick<Parts, 'settings'>,
  route: ReplyRoute & { channel: 'email' },
  send: Send,
): Pick<OutgoingMail, 'from' | 'messageId' | 'inReplyTo' | 'references'> {
  return {
    from: { name: settings.deskName, address: settings.addresses[0] },
    messageId: send.messageId ?? '',
    inReplyTo: route.inReplyTo,
    references: route.references,
  };
}
