import type { IntakeItem } from '../core/intake.ts';
import type { Message } from '../core/message.ts';
import type { AcknowledgeDecision, MessageKind } from '../core/reading.ts';

/** What is known of a message before any ticket is touched. */
export interface Arrival {
  message: Message;
  /** As it came in: mail of the past is treated differently. */
  item: IntakeItem;
  kind: MessageKind;
  kindReason: string;
  acknowledge: AcknowledgeDecision;
  /** ms */
  now: number;
}
