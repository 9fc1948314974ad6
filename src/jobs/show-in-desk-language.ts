import type { CardRef, Ticket } from '../core/ticket.ts';
import { draftHeading } from '../writing/card-lines.ts';
import type { Parts } from './parts.ts';

/** A draft in another language than the agents': what it says lies in the card's thread, once for each version. */
export async function showInDeskLanguage(parts: Parts, ticket: Ticket, ref: CardRef): Promise<void> {
  const draft = await parts.records.draft(ticket.id, ticket.draftVersion);
  // Once decided on it need not be read any more.
  if (draft?.state !== 'current' || draft.content.inDeskLanguage === null || ticket.mergedInto) return;
  await parts.review.showNote(ref, {
    ticketId: ticket.id,
    key: `draft-${draft.version}`,
    heading: draftHeading(draft, parts.settings),
    text: draft.content.inDeskLanguage,
  });
}
