import { failedSenderCheck } from '../core/authentication.ts';
import type { EmailThread, Message } from '../core/message.ts';
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
  if (thread.channel === 'email') return findByReferences(finder, message, referencesOf(message, thread));
  const place = `${thread.team}/${thread.channelId}`;
  if (thread.threadTs) return findBy(finder, indexTable.slackThread, `${place}/${thread.threadTs}`);
  return findBy(finder, indexTable.slackRecent, `${place}/${thread.userId}`);
}

/** The nearest first: what a bounce says it is about, the parent, then its forebears. */
function referencesOf({ report }: Message, thread: EmailThread): string[] {
  const ids = [...thread.references, ...thread.inReplyTo, report?.originalMessageId ?? ''].reverse();
  return [...new Set(ids)].filter((id) => id.length > 2).slice(0, REFERENCES_LOOKED_AT);
}

/**
 * Having a Message-ID of ours proves that the writer had our mail: its random part cannot be guessed. A customer's
 * own id proves nothing, so it counts for their own address only (a stranger in a thread gets a ticket of their own).
 */
async function findByReferences(
  finder: Finder,
  message: Message,
  ids: readonly string[],
): Promise<Ticket | null> {
  for (const id of ids) {
    const ours = await findBy(finder, indexTable.ownMail, id);
    if (ours) return ours;
    const theirs = await findBy(finder, indexTable.mailThread, mailThreadKey(id, message.sender.id));
    if (theirs && failedSenderCheck(message) === null) return theirs;
  }
  return null;
}

/** The key of a customer's mail: nobody else can take it over by using the same Message-ID. */
export function mailThreadKey(messageId: string, senderId: string): string {
  return `${messageId} ${senderId}`;
}

async function findBy(finder: Finder, table: string, key: string): Promise<Ticket | null> {
  const ticketId = await finder.lookup.find(table, key);
  return ticketId ? finder.records.ticket(ticketId) : null;
}
