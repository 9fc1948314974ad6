import type { IntakeItem } from '../core/intake.ts';
import type { Message } from '../core/message.ts';

const DAY_MS = 24 * 3_600_000;
/** What somebody wrote longer ago than this in a mailbox that was set up anew, nobody waits for any more. */
const NEWS_MS = 7 * DAY_MS;

/**
 * An item as it is treated: after a move to another server a mailbox may hold years of mail that we never saw. What is
 * old in it is kept like an import that asked for no cards.
 */
export function ofItsTime(item: IntakeItem, message: Message, now: number): IntakeItem {
  if (item.backlog !== 'mailbox_rebuilt') return item;
  return now - writtenAt(message) > NEWS_MS ? { ...item, cards: false } : item;
}

/** Whether it belongs to an archive: whoever answered then has dealt with it, so it changes nothing in a live case. */
export function isArchived({ backlog, cards }: Pick<IntakeItem, 'backlog' | 'cards'>): boolean {
  return backlog === 'imported' || !cards;
}

/** When it was written, as far as that can be told (ms). */
export function writtenAt({ sentAt, receivedAt }: Pick<Message, 'sentAt' | 'receivedAt'>): number {
  return sentAt ?? receivedAt;
}
