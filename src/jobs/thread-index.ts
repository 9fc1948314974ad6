import type { Message } from '../core/message.ts';
import { type IndexEntry, indexTable } from '../core/transition.ts';

/** A person's Slack messages within this time are one ticket. */
export const RECENT_SECONDS = 600;

/** The key of a customer's mail: nobody else can take it over by using the same Message-ID. */
export function mailThreadKey(messageId: string, senderId: string): string {
  return `${messageId} ${senderId}`;
}

/** The entries by which later messages find this one's ticket. */
export function indexOf(message: Message, ticketId: string, opens: boolean): IndexEntry[] {
  const { thread } = message;
  if (thread.channel === 'email')
    return [...senderIndex(message, ticketId), ...idIndex(thread.messageId, ticketId)];
  const recent = {
    table: indexTable.slackRecent,
    key: `${thread.team}/${thread.channelId}/${thread.userId}`,
    value: ticketId,
    ttlSeconds: RECENT_SECONDS,
    // Two messages at once must not open two tickets: the second one finds this entry and joins.
    onlyIfAbsent: opens && thread.threadTs === null,
  };
  return thread.threadTs === null
    ? [...threadIndex(message, ticketId), recent]
    : threadIndex(message, ticketId);
}

/** What is answered in the thread of a Slack message belongs to that message's ticket. */
export function threadIndex({ thread }: Message, ticketId: string): IndexEntry[] {
  if (thread.channel !== 'slack') return [];
  const key = `${thread.team}/${thread.channelId}/${thread.threadTs ?? thread.ts}`;
  return [{ table: indexTable.slackThread, key, value: ticketId }];
}

/** By id and sender: for an answer of theirs, and so that a mail is known again whoever parsed it. */
export function senderIndex({ thread, sender }: Message, ticketId: string): IndexEntry[] {
  if (thread.channel !== 'email' || !thread.messageId) return [];
  const key = mailThreadKey(thread.messageId, sender.id);
  return [{ table: indexTable.mailThread, key, value: ticketId }];
}

/** By the id alone: for a colleague who answers in the thread, and for "possibly belongs to". */
function idIndex(messageId: string | null, ticketId: string): IndexEntry[] {
  if (!messageId) return [];
  return [{ table: indexTable.mailThread, key: messageId, value: ticketId, keepsFirst: true }];
}
