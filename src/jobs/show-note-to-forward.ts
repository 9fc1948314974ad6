import type { CardRef, Ticket } from '../core/ticket.ts';
import { writeDraft } from '../writing/draft.ts';
import type { Parts } from './parts.ts';

/** A case that a person must take (the admin has refused): the facts their admin would want, ready to be forwarded. */
export async function showNoteToForward(parts: Parts, ticket: Ticket, ref: CardRef): Promise<void> {
  const { reading, state, mergedInto } = ticket;
  const article = reading?.article && parts.articles.byId(reading.article.id);
  if (!reading || !article || reading.needsPerson === null || state === 'closed' || mergedInto) return;
  const written = writeDraft({
    reading,
    article,
    recipientName: ticket.customer.name,
    subject: ticket.subject,
    deskName: parts.settings.deskName,
    deskLanguage: parts.settings.language,
  });
  if ('draft' in written || !written.toForward) return;
  await parts.review.showNote(ref, {
    ticketId: ticket.id,
    key: 'to-forward',
    heading: 'For the customer to forward to their admin, if you think it helps',
    text: written.toForward,
  });
}
