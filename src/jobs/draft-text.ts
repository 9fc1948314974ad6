import type { CaseNow } from '../core/case-now.ts';
import { isSettled, whoDecided } from '../core/refusals.ts';
import type { DialogKind, EditableReply } from '../core/review.ts';
import { sendId } from '../core/send.ts';
import type { Ticket } from '../core/ticket.ts';
import type { Parts } from './parts.ts';

/** What a dialog of a case starts with, or why there is nothing to decide in it any more. */
export async function draftText(
  parts: Pick<Parts, 'records' | 'articles'>,
  ticketId: string,
  version: number,
  dialog: DialogKind = 'edit',
): Promise<EditableReply | { gone: string }> {
  const ticket = await parts.records.ticket(ticketId);
  if (!ticket) return { gone: `The case ${ticketId} no longer exists.` };
  if (ticket.mergedInto)
    return { gone: `This case belongs to ${ticket.mergedInto} now: please answer it there.` };
  const [draft, newest, reply] = await Promise.all([
    parts.records.draft(ticketId, version),
    parts.records.draft(ticketId, ticket.draftVersion),
    parts.records.send(sendId.reply(ticketId, version)),
  ]);
  const gone = whyGone({ ticket, draft, newest, reply }, version, dialog);
  if (gone !== null) return { gone };
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

function whyGone(now: CaseNow, version: number, dialog: DialogKind): string | null {
  const { ticket, draft, newest } = now;
  // When and by whom a case is worked on does not hang on a draft.
  if (dialog === 'escalate' || dialog === 'snooze') return closed(ticket);
  if (ticket.draftVersion !== version)
    return newest?.decided ? whoDecided(newest) : 'This card was out of date: the case has a newer draft.';
  if (draft?.state === 'superseded' && ticket.readMessages < ticket.messages.length) {
    return 'The customer has written again, so this draft no longer counts. A new one is on its way.';
  }
  if (draft && isSettled(now)) return whoDecided(draft);
  const again = dialog === 'write_reply' || dialog === 'set_steps';
  if (draft?.state === 'rejected' && !again) return whoDecided(draft);
  return closed(ticket);
}

function closed({ state, answeredElsewhere }: Ticket): string | null {
  if (state !== 'closed' || answeredElsewhere) return null;
  return 'This case is closed already, so there is nothing to decide any more.';
}

function stepsOf({ articles }: Pick<Parts, 'articles'>, { reading }: Ticket): EditableReply['steps'] {
  const article = reading?.article ? articles.byId(reading.article.id) : null;
  return (article?.steps ?? []).map(({ id, title }) => {
    const status = reading?.ledger.find(({ step }) => step === id)?.status ?? 'unknown';
    return { id, title, status };
  });
}
