import { createHash } from 'node:crypto';
import { canonicalLine } from '../core/canonical-text.ts';
import type { IntakeItem } from '../core/intake.ts';
import type { Address, Attachment, MailReport, Message } from '../core/message.ts';
import { mailboxes } from './addresses.ts';
import { cutMiddle } from './cut-middle.ts';
import { deliveredTo, keptHeaders, messageIds, rawValues, sentAt } from './header-lines.ts';
import type { ParsedMime } from './parse-mime.ts';
import { placesIn } from './picture-marks.ts';

const MAX_SUBJECT = 1000;
const LONE_SURROGATE = /\p{Surrogate}/gu;

export interface MailContent {
  text: string;
  attachments: Attachment[];
  report: MailReport | null;
  problems: string[];
  readable?: boolean;
  /** The marks in `text` that stand for attachments, by their ids. */
  marks?: ReadonlyMap<string, number>;
}

/** One mail in the shape that all channels share. */
export function toMessage(
  item: IntakeItem,
  mail: Pick<ParsedMime, 'headers' | 'headerLines'>,
  content: MailContent,
  trustedAuthServers: readonly string[] = [],
): Message {
  const { headers, headerLines } = mail;
  const from = mailboxes(headers.get('from'));
  const sender = from[0];
  const subject = wellFormed(canonicalLine(asText(headers.get('subject'))).slice(0, MAX_SUBJECT));
  const { text, places } = placesIn(wellFormed(content.text));
  const kept = cutMiddle(text);
  const messageId = messageIds(rawValues(headerLines, 'message-id'))[0] ?? null;
  const identity = identityOf(
    { messageId, from, date: rawValues(headerLines, 'date')[0], subject, text },
    content,
  );
  function placeOf(attachmentId: string): number | null {
    const place = places.get(content.marks?.get(attachmentId) ?? -1);
    return place === undefined ? null : kept.placeOf(place);
  }
  return {
    v: 1,
    id: `M${sha256(identity).slice(0, 20)}`,
    identity,
    origin: item.origin,
    receivedAt: item.receivedAt,
    sentAt: sentAt(headerLines),
    sender: {
      id: sender?.address.toLowerCase() ?? '',
      name: sender?.name ?? null,
      address: sender?.address ?? null,
    },
    subject,
    text: kept.text,
    headers: keptHeaders(headerLines, trustedAuthServers),
    report: content.report,
    thread: {
      channel: 'email',
      messageId,
      inReplyTo: messageIds(rawValues(headerLines, 'in-reply-to')),
      references: messageIds(rawValues(headerLines, 'references')),
      to: mailboxes(headers.get('to')),
      cc: mailboxes(headers.get('cc')),
      replyTo: mailboxes(headers.get('reply-to')),
      from,
      envelopeFrom: item.envelopeFrom,
      deliveredTo: deliveredTo(item.envelopeTo, headerLines),
    },
    attachments: content.attachments.map((file) => ({ ...file, at: placeOf(file.id) })),
    problems: [
      ...new Set([
        ...(item.problem ? [item.problem] : []),
        ...content.problems,
        ...senderProblems(from, headerLines),
        ...lengthProblem(kept.leftOut),
      ]),
    ],
    readable: content.readable ?? true,
  };
}

/** A Message-ID alone is no key: some senders use one for different mails, others have none (design, step 2). */
function identityOf(
  mail: {
    messageId: string | null;
    from: Address[];
    date: string | undefined;
    subject: string;
    text: string;
  },
  content: MailContent,
): string {
  const hash = sha256(
    JSON.stringify([
      mail.from.map((mailbox) => mailbox.address.toLowerCase()),
      mail.date ?? '',
      mail.subject,
      mail.text,
      content.attachments.map((attachment) => attachment.sha256),
      ...(content.report ? [content.report] : []),
    ]),
  );
  return `email:${mail.messageId ?? ''}:${hash}`;
}

function senderProblems(from: Address[], lines: ParsedMime['headerLines']): string[] {
  if (from.length === 0) return ['The mail names no sender that can be answered.'];
  const isMany = from.length > 1 || lines.filter((line) => line.key === 'from').length > 1;
  return isMany ? ['The mail names more than one sender; the first is taken.'] : [];
}

function lengthProblem(leftOut: number): string[] {
  return leftOut > 0 ? [`The mail is very long: ${leftOut} characters in its middle were left out.`] : [];
}

/** Half a surrogate pair cannot be stored as UTF-8, and offsets into the text would no longer fit. */
function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, '');
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
