import { MAIL_DAEMONS } from '../core/mail-daemons.ts';
import type { MailReport } from '../core/message.ts';
import { mailboxes } from './addresses.ts';
import { readBounceText } from './bounce-text.ts';
import { addressIn, deliveryStatus, field } from './delivery-status.ts';
import { messageIds, rawValues } from './header-lines.ts';
import type { MimeFile, ParsedMime } from './parse-mime.ts';

const ORIGINAL = new Set(['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers', 'text/rfc822']);
const DAEMON = new RegExp(`^(?:${MAIL_DAEMONS}|mail[.-]?delivery[\\w.-]*)@`, 'i');
const DAEMON_NAME = /mail delivery|mailer-daemon|postmaster/i;
const BOUNCE_SUBJECT =
  /undeliver|deliver(?:y|ed)? (?:fail|status|incomplete|delayed|error)|returned (?:mail|to sender)|returning message|failure notice|failure delivery|mail (?:system error|failure)|could not send|unzustellbar|non remis|error sending your mail/i;

const MAX_PARTS = 5;
const MAX_FIELDS = 100_000;

export interface ReportSource {
  mime: Pick<ParsedMime, 'headers' | 'headerLines' | 'files'>;
  /** The words of the mail itself. */
  text: string;
  envelopeFrom: string | null;
}

/** What a machine says of an earlier mail: delivered or not (RFC 3464), read (RFC 8098), complained of (RFC 5965). */
export function mailReport(source: ReportSource): MailReport | null {
  const { files } = source.mime;
  const type = files.map((file) => reportType(file.declaredType)).find((it) => it !== null);
  if (!type) return reportInWords(source);
  const fields = fieldsOf(files.filter((file) => reportType(file.declaredType) === type));
  const originalMessageId = idIn(fields, 'Original-Message-ID') ?? originalId(files);
  if (type === 'delivery-status') return deliveryReport(source, fields, originalMessageId);
  const isComplaint = type === 'feedback-report';
  return {
    type,
    action: field(fields, isComplaint ? 'Feedback-Type' : 'Disposition'),
    originalMessageId,
    status: null,
    diagnostic: null,
    recipient: addressIn(field(fields, isComplaint ? 'Original-Rcpt-To' : 'Final-Recipient')),
  };
}

/** Some servers send words and fields as two parts of the same type. */
function fieldsOf(parts: readonly MimeFile[]): string {
  return parts
    .slice(0, MAX_PARTS)
    .map((part) => part.content.toString('utf8', 0, MAX_FIELDS))
    .join('\n\n');
}

function deliveryReport(source: ReportSource, fields: string, originalMessageId: string | null): MailReport {
  const delivery = deliveryStatus(fields);
  const said = readBounceText(source.text, failedRecipients(source));
  // Words about somebody else would be mixed into this recipient's report.
  const isSame = delivery === null || delivery.recipient === null || delivery.recipient === said.recipient;
  return {
    type: 'delivery-status',
    action: delivery?.action ?? null,
    originalMessageId: originalMessageId ?? said.originalMessageId ?? answeredId(source),
    status: delivery?.status ?? (isSame ? said.status : null),
    diagnostic: delivery?.diagnostic ?? (isSame ? said.diagnostic : null),
    recipient: delivery?.recipient ?? said.recipient,
  };
}

/** A notice without a report part, where it surely is one: a mail server sent it, and it says that something failed. */
function reportInWords(source: ReportSource): MailReport | null {
  const fromDaemon = isFromDaemon(source.mime);
  if (!fromDaemon && !hasNullSender(source)) return null;
  const failed = failedRecipients(source);
  const { saysFailure, ...said } = readBounceText(source.text, failed);
  const subject = source.mime.headers.get('subject');
  const isTitled = typeof subject === 'string' && BOUNCE_SUBJECT.test(subject);
  // Absence notes leave with the null sender too: they name neither a failed recipient nor a server's answer.
  const signs = [fromDaemon, saysFailure, isTitled, said.status !== null, failed !== null].filter(Boolean);
  if ((!saysFailure && !isTitled && failed === null) || signs.length < 2) return null;
  if (!fromDaemon && said.status === null && !isTitled) return null;
  return {
    type: 'delivery-status',
    ...said,
    originalMessageId: originalId(source.mime.files) ?? said.originalMessageId ?? answeredId(source),
  };
}

function isFromDaemon({ headers, headerLines }: ReportSource['mime']): boolean {
  const [from] = mailboxes(headers.get('from'));
  if (from) return DAEMON.test(from.address) || DAEMON_NAME.test(from.name ?? '');
  return rawValues(headerLines, 'from').some((value) => DAEMON_NAME.test(value));
}

function hasNullSender({ mime, envelopeFrom }: ReportSource): boolean {
  if (envelopeFrom === '') return true;
  return ['return-path', 'from'].some((key) =>
    rawValues(mime.headerLines, key).some((value) => /^(?:[^<>]{0,200} )?<\s*>$/.test(value)),
  );
}

function failedRecipients({ mime }: ReportSource): string | null {
  return rawValues(mime.headerLines, 'x-failed-recipients')[0] ?? null;
}

/** Servers that send no copy often answer the mail that failed. */
function answeredId({ mime }: ReportSource): string | null {
  return messageIds(rawValues(mime.headerLines, 'in-reply-to'))[0] ?? null;
}

/** Whether a part is what a report says for machines, which is read here and is nobody's file. */
export function isReportPart(declaredType: string): boolean {
  return reportType(declaredType) !== null;
}

function reportType(declaredType: string): MailReport['type'] | null {
  const name = /^message\/(?:global-)?(delivery-status|disposition-notification|feedback-report)$/.exec(
    declaredType,
  );
  return (name?.[1] as MailReport['type'] | undefined) ?? null;
}

function originalId(files: readonly MimeFile[]): string | null {
  const original = files.find(
    (file) => ORIGINAL.has(file.declaredType) || /headers?[\w-]*\.txt$/i.test(file.name ?? ''),
  );
  const header = original?.content
    .toString('latin1', 0, MAX_FIELDS)
    .trimStart()
    .split(/\r?\n\r?\n/)[0];
  return header ? idIn(header, 'Message-ID') : null;
}

function idIn(fields: string, name: string): string | null {
  return messageIds([field(fields, name) ?? ''])[0] ?? null;
}
