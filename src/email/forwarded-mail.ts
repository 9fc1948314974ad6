import { canonicalLine } from '../core/canonical-text.ts';
import type { Address } from '../core/message.ts';
import { mailboxes } from './addresses.ts';
import { rawValues } from './header-lines.ts';
import { type MailParts, mailParts } from './mail-parts.ts';
import type { FilePart } from './open-files.ts';
import { type MimeFile, type ParsedMime, parseMime } from './parse-mime.ts';
import { repairRaw } from './repair-raw.ts';
import type { Tnef } from './tnef.ts';

const MAX_DEPTH = 3;
const MAX_MAILS = 10;

export interface ForwardedMails {
  /** Each mail under a heading, so that nobody takes its words for the sender's. */
  text: string;
  files: FilePart[];
}

/** The words and files of mails that were attached to a mail. Their From and ids decide nothing. */
export async function forwardedMails(
  files: readonly MimeFile[],
  messages: readonly Tnef[],
  depth = 1,
): Promise<ForwardedMails> {
  const found: ForwardedMails[] = messages.map(ofOutlook);
  for (const file of files.filter((it) => it.declaredType === 'message/rfc822').slice(0, MAX_MAILS)) {
    const mime = await parseQuietly(file.content);
    if (!mime) continue;
    const parts = mailParts(mime);
    found.push(ofMail(mime, parts));
    if (depth < MAX_DEPTH) found.push(await forwardedMails(mime.files, parts.messages, depth + 1));
  }
  return merge(found);
}

/** A forwarded mail that cannot be parsed is still there as a file. */
async function parseQuietly(content: Buffer): Promise<ParsedMime | null> {
  try {
    return await parseMime(repairRaw(content));
  } catch {
    return null;
  }
}

function ofMail(mime: ParsedMime, parts: MailParts): ForwardedMails {
  const subject = mime.headers.get('subject');
  const heading = headingOf({
    from: mailboxes(mime.headers.get('from')).map(inWords).join(', '),
    date: rawValues(mime.headerLines, 'date')[0] ?? '',
    subject: typeof subject === 'string' ? subject : '',
    to: mailboxes(mime.headers.get('to')).map(inWords).join(', '),
  });
  return { text: `${heading}\n\n${parts.text}`, files: parts.files.map(asForwarded) };
}

function ofOutlook(message: Tnef): ForwardedMails {
  const own = {
    text: `${headingOf({ ...message, date: '' })}\n\n${message.text}`,
    files: message.files.map(({ content, ...file }) =>
      asForwarded({ ...file, bytes: content, origin: 'forwarded' }),
    ),
  };
  return merge([own, ...message.messages.map(ofOutlook)]);
}

function merge(mails: ForwardedMails[]): ForwardedMails {
  return {
    text: mails
      .map((mail) => mail.text)
      .filter((text) => text !== '')
      .join('\n\n'),
    files: mails.flatMap((mail) => mail.files),
  };
}

function asForwarded(file: FilePart): FilePart {
  return { ...file, origin: 'forwarded' };
}

function inWords({ name, address }: Address): string {
  return name ? `${name} <${address}>` : address;
}

function headingOf(mail: { from: string; date: string; subject: string; to: string }): string {
  return [
    '---------- Forwarded message ----------',
    `From: ${canonicalLine(mail.from)}`,
    `Date: ${canonicalLine(mail.date)}`,
    `Subject: ${canonicalLine(mail.subject)}`,
    `To: ${canonicalLine(mail.to)}`,
  ].join('\n');
}
