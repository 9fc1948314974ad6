import type { Message } from '../core/message.ts';
import { type Answering, alsoOffered, recipientsOf } from '../core/recipients.ts';
import type { Ticket } from '../core/ticket.ts';
import { isRobot } from '../reading/automatic-mail.ts';
import { forwardedCustomer } from '../reading/forwarded-customer.ts';
import { replySubject } from '../writing/subject.ts';
import type { Parts } from './parts.ts';

/** Every address at which the desk itself reads. */
export function ownAddresses({ settings }: Pick<Parts, 'settings'>): string[] {
  return [...settings.addresses, ...(settings.bounceAddress === null ? [] : [settings.bounceAddress])];
}

/** Whom an answer to this message goes to, and whom an agent may choose besides. */
export function answeringOf(parts: Parts, message: Message): Answering {
  const own = ownAddresses(parts);
  return recipientsOf(message, {
    forwarded: forwardedCustomer(message, own),
    ownAddresses: own,
    isPublicProvider: parts.isPublicProvider,
    isRobot,
    subject: replySubject(message.subject),
  });
}

/** The same of a ticket that one more message joins: the customer stays who is answered, whoever writes besides. */
export function answeringWith(parts: Parts, ticket: Ticket, message: Message): Answering {
  const { route, recipients } = answeringOf(parts, message);
  const leads = message.sender.id === ticket.customer.id || ticket.route === null;
  if (leads && route) return { route, recipients: alsoOffered(recipients, ticket.recipients) };
  return { route: ticket.route, recipients: alsoOffered(ticket.recipients, recipients) };
}
