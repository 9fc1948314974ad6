import type { Parts } from './parts.ts';

/** The words that the edit modal starts with, or why there is nothing to edit any more. */
export async function draftText(
  parts: Pick<Parts, 'records'>,
  ticketId: string,
  version: number,
): Promise<{ text: string } | { gone: string }> {
  const ticket = await parts.records.ticket(ticketId);
  if (!ticket) return { gone: `The case ${ticketId} no longer exists.` };
  if (ticket.draftVersion !== version)
    return { gone: 'This card was out of date: the case has a newer draft.' };
  const draft = await parts.records.draft(ticketId, version);
  if (draft?.state === 'superseded') {
    return {
      gone: 'The customer has written again, so this draft no longer counts. A new one is on its way.',
    };
  }
  return { text: draft?.content.text ?? '' };
}
