import type { IntakeItem } from '../core/intake.ts';
import type { Message } from '../core/message.ts';
import type { Judgement } from '../core/ports.ts';

/** What is known of a message before any ticket is touched. */
export interface Arrival extends Judgement {
  message: Message;
  /** As it came in: mail of the past is treated differently. */
  item: IntakeItem;
  /** ms */
  now: number;
}

/** What kind of message it is, and why, for the history of its case. */
export function kindWords({ kind, kindReason }: Judgement): string {
  return `${kind.replace('_', ' ')} (${kindReason})`;
}
