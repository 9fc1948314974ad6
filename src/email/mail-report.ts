import type { MailReport } from '../core/message.ts';
import type { MimeFile } from './parse-mime.ts';

const ORIGINAL = new Set(['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers', 'text/rfc822']);

/** What a machine says of an earlier mail: delivered or not (RFC 3464), read (RFC 8098), complained of (RFC 5965). */
export function mailReport(files: readonly MimeFile[]): MailReport | null {
  const part = files.find((file) => reportType(file.declaredType) !== null);
  const type = part ? reportType(part.declaredType) : null;
  if (!part || !type) return null;
  const fields = part.content.toString('utf8', 0, 100_000);
  return {
    type,
    action: field(fields, type === 'delivery-status' ? 'Action' : 'Disposition'),
    originalMessageId: field(fields, 'Original-Message-ID') ?? originalId(files),
  };
}

function reportType(declaredType: string): MailReport['type'] | null {
  const name = /^message\/(?:global-)?(delivery-status|disposition-notification|feedback-report)$/.exec(
    declaredType,
  );
  return (name?.[1] as MailReport['type'] | undefined) ?? null;
}

function originalId(files: readonly MimeFile[]): string | null {
  const original = files.find((file) => ORIGINAL.has(file.declaredType));
  const header = original?.content.toString('latin1', 0, 100_000).split(/\r?\n\r?\n/)[0];
  return header ? field(header, 'Message-ID') : null;
}

/** A field's value, unfolded; of several recipients' fields the first. */
function field(fields: string, name: string): string | null {
  const value = new RegExp(`^${name}[ \\t]*:((?:[^\\r\\n]|\\r?\\n[ \\t])*)`, 'im').exec(fields)?.[1];
  return value?.replace(/\s+/g, ' ').trim().slice(0, 500) || null;
}
