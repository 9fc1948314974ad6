import { failedSenderCheck } from '../core/authentication.ts';
import type { Message } from '../core/message.ts';
import type { AcknowledgeDecision, MessageKind } from '../core/reading.ts';
import {
  hasNullSender,
  isFlaggedSpam,
  isListManager,
  isRobot,
  listSign,
  localPart,
  machineSign,
  suppressesReplies,
} from './automatic-mail.ts';

const MAX_LOCAL_PART = 64;

/** Whether this message alone may be acknowledged: only what a person wrote, from an address that can be answered. */
export function acknowledgeDecision(message: Message, kind: MessageKind): AcknowledgeDecision {
  const reason = refusal(message, kind);
  return reason === null ? { send: true, reason: 'a person wrote it' } : { send: false, reason };
}

function refusal(message: Message, kind: MessageKind): string | null {
  if (kind === 'own_message') return "it is the desk's own message";
  if (kind === 'bounce') return 'delivery reports are never answered';
  if (kind === 'notification') return 'automatic notices are never answered';
  if (kind === 'auto_reply') return 'it is an automatic reply';
  if (kind === 'mailing_list') return 'it came through a mailing list';
  if (message.thread.channel === 'slack') return 'Slack messages are answered in their thread only';
  return senderRefusal(message) ?? headerRefusal(message);
}

function senderRefusal(message: Message): string | null {
  if (message.thread.channel !== 'email') return null;
  if (hasNullSender(message)) return 'its envelope has no sender that may be answered';
  if (message.thread.from.length !== 1) return 'it does not name exactly one sender';
  const address = message.sender.address ?? '';
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) return 'its sender has no usable address';
  if (localPart(address).length > MAX_LOCAL_PART) return "its sender's address is too long to be real";
  if (isRobot(address)) return 'it came from an address that nobody reads';
  if (isListManager(address)) return 'it came from the manager of a mailing list';
  return null;
}

function headerRefusal(message: Message): string | null {
  const machine = machineSign(message);
  if (machine !== null) return `a machine wrote it (${machine})`;
  if (listSign(message) !== null) return 'it came through a mailing list';
  if (suppressesReplies(message)) return 'it asks for no automatic answer (X-Auto-Response-Suppress)';
  if (isFlaggedSpam(message)) return 'a spam filter flagged it';
  if (failedSenderCheck(message) === 'DMARC') return 'its sender could not be verified (DMARC failed)';
  return null;
}
