import type { Message } from '../core/message.ts';
import type { Lookup, Records } from '../core/ports.ts';
import type { Ticket } from '../core/ticket.ts';
import { indexTable } from '../core/transition.ts';

/** Enough for a long thread; References may be made up by whoever sends. */
const REFERENCES_LOOKED_AT = 20;

interface Finder {
  lookup: Lookup;
  records: Records;
}

/** The ticket that a message belongs to, by its thread or, in Slack, by who wrote it a few minutes ago. */
export async function findTicket(finder: Finder, message: Message): Promise<Ticket | null> {
  const { thread } = message;
  if (thread.channel === 'email')
    return findByReferences(finder, message, [...thread.inReplyTo, ...thread.references]);
  const place = `${thread.team}/${thread.channelId}`;
  if (thread.threadTs) return findBy(finder, indexTable.slackThread, `${place}/${thread.threadTs}`);
  return findBy(finder, indexTable.slackRecent, `${place}/${thread.userId}`);
}

/**
 * Having a Message-ID of ours proves that the writer had our mail: its random part cannot be guessed. A customer's
 * own id proves nothing, so there the address must be the same (a stranger in a thread gets a ticket of their own).
 */
async function findByReferences(
  finder: Finder,
  message: Message,
  ids: readonly string[],
): Promise<Ticket | null> {
  const newestFirst = [...new Set(ids.filter((id) => id.length > 2))].slice(-REFERENCES_LOOKED_AT).reverse();
  for (const id of newestFirst) {
    const ours = await findBy(finder, indexTable.ownMail, id);
    if (ours) return ours;
    const theirs = await findBy(finder, indexTable.mailThread, id);
    if (theirs && theirs.customer.address === message.sender.address) return theirs;
  }
  return null;
}

async function findBy(finder: Finder, table: string, key: string): Promise<Ticket | null> {
  const ticketId = await finder.lookup.find(table, key);
  return ticketId ? finder.records.ticket(ticketId) : null;
}
