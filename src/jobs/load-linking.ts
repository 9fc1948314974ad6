import type { Linking } from '../core/case-now.ts';
import type { Records } from '../core/ports.ts';
import { sendId } from '../core/send.ts';
import type { Ticket } from '../core/ticket.ts';
import { followMerges } from './follow-merges.ts';

/** What linking a ticket to the first one that it may belong to touches: that is the one its card names. */
export async function loadLinking(records: Records, ticket: Ticket): Promise<Linking> {
  const [named, acknowledgement, ...messages] = await Promise.all([
    ticket.possibly[0] ? records.ticket(ticket.possibly[0]) : null,
    records.send(sendId.acknowledgement(ticket.id)),
    ...[...ticket.messages, ...ticket.aside, ...ticket.elsewhere].map((id) => records.message(id)),
  ]);
  const target = named && (await targetOf(records, await followMerges(records, named)));
  return { target, acknowledgement, messages: messages.flatMap((record) => record ?? []) };
}

async function targetOf(records: Records, ticket: Ticket): Promise<Linking['target']> {
  const [draft, reply] = await Promise.all([
    records.draft(ticket.id, ticket.draftVersion),
    records.send(sendId.reply(ticket.id, ticket.draftVersion)),
  ]);
  return { ticket, draft, reply };
}
