import type { CardRef, Ticket } from '../core/ticket.ts';
import type { Parts } from './parts.ts';
import { templateOf } from './template-of.ts';

/** A case that a person must take (the admin has refused): the facts their admin would want, ready to be forwarded. */
export async function showNoteToForward(parts: Parts, ticket: Ticket, ref: CardRef): Promise<void> {
  const { reading, state, mergedInto } = ticket;
  if (!reading || reading.needsPerson === null || state === 'closed' || mergedInto) return;
  const written = templateOf(parts, ticket, reading);
  if ('draft' in written || !written.toForward) return;
  await parts.review.showNote(ref, {
    ticketId: ticket.id,
    key: 'to-forward',
    heading: 'For the customer to forward to their admin, if you think it helps',
    text: written.toForward,
  });
}
