import type { Reading } from '../core/reading.ts';
import type { Ticket } from '../core/ticket.ts';
import { writeDraft } from '../writing/draft.ts';
import type { Parts } from './parts.ts';

/** The reply that the article gives for what was read, in the desk's name; or why there is none. */
export function templateOf(
  { articles, settings }: Pick<Parts, 'articles' | 'settings'>,
  { customer, subject }: Ticket,
  reading: Reading,
): ReturnType<typeof writeDraft> {
  return writeDraft({
    reading,
    article: reading.article && articles.byId(reading.article.id),
    recipientName: customer.name,
    subject,
    deskName: settings.deskName,
    deskAddress: settings.addresses[0],
    deskLanguage: settings.language,
  });
}
