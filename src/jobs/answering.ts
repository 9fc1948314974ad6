import { maskSecrets } from '../core/mask-secrets.ts';
import type { Message } from '../core/message.ts';
import type { Judgement } from '../core/ports.ts';
import { type Answering, alsoOffered, recipientsOf } from '../core/recipients.ts';
import { ownAddresses } from '../core/settings.ts';
import type { Ticket } from '../core/ticket.ts';
import { isRobot } from '../reading/automatic-mail.ts';
import { replySubject } from '../writing/subject.ts';
import type { Parts } from './parts.ts';

/** A message and who wrote the one that it passes on. */
type Read = Pick<Judgement, 'forwarded'> & { message: Message };

/** Whom an answer to this message goes to, and whom an agent may choose besides. */
export function answeringOf(parts: Parts, { message, forwarded }: Read): Answering {
  return recipientsOf(message, {
    forwarded,
    ownAddresses: ownAddresses(parts.settings),
    isPublicProvider: parts.isPublicProvider,
    isRobot,
    subject: replySubject(maskSecrets(message.subject)),
  });
}

/** The same of a ticket that one more message joins: the customer stays who is answered, whoever writes besides. */
export function answeringWith(parts: Parts, ticket: Ticket, read: Read): Answering {
  const { message } = read;
  const { route, recipients } = answeringOf(parts, read);
  const leads = message.sender.id === ticket.customer.id || ticket.route === null;
  if (leads && route) return { route, recipients: alsoOffered(recipients, ticket.recipients) };
  return { route: ticket.route, recipients: alsoOffered(ticket.recipients, recipients) };
}
