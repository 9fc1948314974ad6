import { isOfOwnDomain, isOwnAddress } from '../core/mail-address.ts';
import { MAIL_DAEMONS } from '../core/mail-daemons.ts';
import type { Message } from '../core/message.ts';

/** The first token of a header's value, without parameters and comments, in lower case; null where there is none. */
export function headerToken(message: Message, name: string): string | null {
  const value = message.headers[name]?.[0];
  return value === undefined ? null : (/^[^\s;(,]*/.exec(value.trim().toLowerCase())?.[0] ?? '');
}

export function hasHeader(message: Message, name: string): boolean {
  return (message.headers[name]?.length ?? 0) > 0;
}

const DAEMON = new RegExp(
  `^(?:${MAIL_DAEMONS}|mail delivery (?:sub)?system|microsoftexchange[0-9a-f]{8,})$`,
  'i',
);
const ROBOT =
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|not?reply|nepasrepondre|ne-pas-repondre|noresponder|no-responder|nao-?responda|keine-?antwort|notifications?|notify|alerts?|automated|auto-?confirm|bounces?|daemon|root|cron|robot|system)(?:[-_.+].*)?$/i;
const ROBOT_END = /[-_.](?:no[-_]?reply|do[-_]?not[-_]?reply|notifications?|bounces?)$/i;
const LIST_MANAGER = /^owner-|-request$|-owner$|-bounces?$/i;

export function localPart(address: string | null): string {
  return (address ?? '').split('@')[0]?.toLowerCase() ?? '';
}

export function isDaemon(address: string | null): boolean {
  return DAEMON.test(localPart(address));
}

/** An address that nobody reads. */
export function isRobot(address: string | null): boolean {
  const local = localPart(address);
  return isDaemon(address) || ROBOT.test(local) || ROBOT_END.test(local);
}

export function isListManager(address: string | null): boolean {
  return LIST_MANAGER.test(localPart(address));
}

/** The list header or Precedence by which this is a mailing list's mail; null where it is none. */
export function listSign(message: Message): string | null {
  const list = Object.keys(message.headers).find((name) =>
    /^list-(?:id|post|unsubscribe|help|subscribe|owner|archive)/.test(name),
  );
  if (list !== undefined) return `the header ${list}`;
  const precedence = headerToken(message, 'precedence');
  return precedence !== null && /^(?:bulk|list|junk)$/.test(precedence) ? `Precedence: ${precedence}` : null;
}

/** The header by which a machine answered or wrote; null where there is none. */
export function machineSign(message: Message): string | null {
  const submitted = headerToken(message, 'auto-submitted');
  if (submitted !== null && submitted !== '' && submitted !== 'no') return `Auto-Submitted: ${submitted}`;
  const precedence = headerToken(message, 'precedence');
  if (precedence !== null && /^auto[-_]?reply$/.test(precedence)) return 'Precedence: auto_reply';
  const answered = ['x-autoreply', 'x-autorespond', 'x-autoresponder'].find(
    (name) => hasHeader(message, name) && headerToken(message, name) !== 'no',
  );
  return answered === undefined ? null : `the header ${answered}`;
}

/** Whether the envelope or Return-Path is the null sender. */
export function hasNullSender(message: Message): boolean {
  if (message.thread.channel !== 'email') return false;
  if (message.thread.envelopeFrom === '') return true;
  return (message.headers['return-path'] ?? []).some((value) => /^\s*<\s*>\s*$/.test(value));
}

export function suppressesReplies(message: Message): boolean {
  const values = (message.headers['x-auto-response-suppress'] ?? [])
    .join(',')
    .toLowerCase()
    .split(/[\s,;]+/);
  return values.includes('all') || values.includes('autoreply');
}

export function isFlaggedSpam(message: Message): boolean {
  const flag = headerToken(message, 'x-spam-flag');
  return flag === 'yes' || flag === 'true' || headerToken(message, 'x-spam-status') === 'yes';
}

/** Whether a Message-ID is like those of our mail: another firm's desk may run the same product, so the domain counts. */
export function hasOwnMessageId({ thread }: Message, ownAddresses: readonly string[]): boolean {
  const messageId = thread.channel === 'email' ? (thread.messageId ?? '') : '';
  return /^<?stepcheck\./i.test(messageId) && isOfOwnDomain(messageId.replace(/[<>]/g, ''), ownAddresses);
}

/** Whether whoever passed a mail on noted in it, as forwarders do, that it was at this desk before. */
export function hasLoopMark({ headers }: Message, ownAddresses: readonly string[]): boolean {
  return (headers['x-loop'] ?? []).some((value) => isOwnAddress(value.trim(), ownAddresses));
}
