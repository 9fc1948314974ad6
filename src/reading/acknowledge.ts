import { failedSenderCheck } from '../core/authentication.ts';
import { isOwnAddress } from '../core/mail-address.ts';
import type { EmailThread, Message } from '../core/message.ts';
import type { AcknowledgeDecision, MessageKind } from '../core/reading.ts';
import {
  hasNullSender,
  headerToken,
  isFlaggedSpam,
  isListManager,
  isRobot,
  listSign,
  localPart,
  machineSign,
  suppressesReplies,
} from './automatic-mail.ts';

const MAX_LOCAL_PART = 64;
const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/;

/** Whether this message alone may be acknowledged: only what a person wrote, from an address that can be answered. */
export function acknowledgeDecision(message: Message, kind: MessageKind): AcknowledgeDecision {
  const reason = refusal(message, kind);
  return reason === null ? { send: true, reason: 'a person wrote it' } : { send: false, reason };
}

/** What a desk knows of itself. */
export interface OwnMail {
  addresses: readonly string[];
  /** Whether a Message-ID is one that this desk made. */
  isOurs: (messageId: string) => boolean;
}

/** Why an acknowledgement would feed a loop, by all that the mail says of this desk; null where it would not. */
export function loopRefusal({ thread, headers }: Message, own: OwnMail): string | null {
  if (thread.channel !== 'email') return null;
  const isOwn = (address: string) => isOwnAddress(address.trim(), own.addresses);
  const names = (list: EmailThread['from']) => list.some(({ address }) => isOwn(address));
  if (names(thread.from)) return "it came from one of the desk's own addresses";
  if (names(thread.replyTo)) return 'it asks for answers to the desk itself';
  if (isOwn(thread.envelopeFrom ?? '')) return "it was sent in the name of one of the desk's own addresses";
  // By old custom the header holds the address of whoever passed the mail on before.
  if ((headers['x-loop'] ?? []).some(isOwn)) return 'it went through this desk before (X-Loop)';
  if (own.isOurs(thread.messageId ?? '')) return 'it is our own mail come back';
  return [...thread.inReplyTo, ...thread.references].some(own.isOurs) ? 'it answers a mail of ours' : null;
}

function refusal(message: Message, kind: MessageKind): string | null {
  if (kind === 'own_message') return "it looks like the desk's own message";
  if (kind === 'bounce') return 'delivery reports are never answered';
  if (kind === 'notification') return 'automatic notices are never answered';
  if (kind === 'auto_reply') return 'it is an automatic reply';
  if (kind === 'mailing_list') return 'it came through a mailing list';
  if (message.thread.channel === 'slack') return 'Slack messages are answered in their thread only';
  // Whom it came from is then a guess.
  if (!message.readable) return 'nobody could read it';
  return senderRefusal(message) ?? headerRefusal(message);
}

function senderRefusal(message: Message): string | null {
  if (message.thread.channel !== 'email') return null;
  if (hasNullSender(message)) return 'its envelope has no sender that may be answered';
  if (message.thread.from.length !== 1) return 'it does not name exactly one sender';
  const address = message.sender.address ?? '';
  if (!ADDRESS.test(address)) return 'its sender has no usable address';
  if (localPart(address).length > MAX_LOCAL_PART) return "its sender's address is too long to be real";
  if (isRobot(address)) return 'it came from an address that nobody reads';
  if (isListManager(address)) return 'it came from the manager of a mailing list';
  return null;
}

function headerRefusal(message: Message): string | null {
  const machine = machineSign(message);
  if (machine !== null) return `a machine wrote it (${machine})`;
  if (listSign(message) !== null) return 'it came through a mailing list';
  if (/^(?:yes|true)$/.test(headerToken(message, 'x-loop') ?? '')) return 'a machine wrote it (X-Loop)';
  if (suppressesReplies(message)) return 'it asks for no automatic answer (X-Auto-Response-Suppress)';
  if (isFlaggedSpam(message)) return 'a spam filter flagged it';
  if (failedSenderCheck(message) === 'DMARC') return 'its sender could not be verified (DMARC failed)';
  return null;
}
