import type { EditableReply } from '../core/review.ts';
import type { Ticket } from '../core/ticket.ts';
import type { Parts } from './parts.ts';

/** What the edit dialog starts with, or why there is nothing to edit any more. */
export async function draftText(
  parts: Pick<Parts, 'records' | 'articles'>,
  ticketId: string,
  version: number,
): Promise<EditableReply | { gone: string }> {
  const ticket = await parts.records.ticket(ticketId);
  if (!ticket) return { gone: `The case ${ticketId} no longer exists.` };
  if (ticket.mergedInto)
    return { gone: `This case belongs to ${ticket.mergedInto} now: please answer it there.` };
  if (ticket.draftVersion !== version)
    return { gone: 'This card was out of date: the case has a newer draft.' };
  const draft = await parts.records.draft(ticketId, version);
  if (draft?.state === 'superseded' && ticket.readMessages < ticket.messages.length) {
    return {
      gone: 'The customer has written again, so this draft no longer counts. A new one is on its way.',
    };
  }
  const { to, cc } = ticket.recipients;
  const route = ticket.route?.channel === 'email' ? ticket.route.to : null;
  return {
    text: draft?.content.text ?? '',
    to,
    cc,
    // Where an approval is edited again, what was picked stays picked.
    picked: {
      to: draft?.recipients?.to.address ?? route,
      cc: draft?.recipients?.cc.map(({ address }) => address) ?? [],
    },
    steps: stepsOf(parts, ticket),
    owner: ticket.owner,
  };
}

function stepsOf({ articles }: Pick<Parts, 'articles'>, { reading }: Ticket): EditableReply['steps'] {
  const article = reading?.article ? articles.byId(reading.article.id) : null;
  return (article?.steps ?? []).map(({ id, title }) => {
    const status = reading?.ledger.find(({ step }) => step === id)?.status ?? 'unknown';
    return { id, title, status };
  });
}
