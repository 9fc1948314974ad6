import { canonicalLine } from '../core/canonical-text.ts';
import type { Address } from '../core/message.ts';
import { mailboxes } from './addresses.ts';
import { rawValues } from './header-lines.ts';
import { type MailParts, mailParts } from './mail-parts.ts';
import type { FilePart } from './open-files.ts';
import { type ParsedMail, parseMended } from './parse-mended.ts';
import type { MimeFile, ParsedMime } from './parse-mime.ts';
import { type NewMark, withoutForgedMarks } from './picture-marks.ts';
import { rawExcerpt } from './raw-excerpt.ts';
import { repairRaw, splitMail } from './repair-raw.ts';
import type { Tnef } from './tnef.ts';

const MAX_DEPTH = 3;
const MAX_MAILS = 10;

export interface ForwardedMails {
  /** Each mail under a heading, so that nobody takes its words for the sender's. */
  text: string;
  files: FilePart[];
  /** What of them could not be read, in words for the card. */
  problems: string[];
}

const NOT_OPENED = 'Not every mail that was forwarded with it could be opened: some are there as files only.';
const BROKEN = 'A mail that was forwarded with it is broken, so some of its words or files may be missing.';
const CUT = 'A mail that was forwarded with it is very long: only its beginning was read.';

/** The words and files of mails that were attached to a mail. Their From and ids decide nothing. */
export async function forwardedMails(
  files: readonly MimeFile[],
  messages: readonly Tnef[],
  newMark: NewMark,
  depth = 1,
): Promise<ForwardedMails> {
  const found: ForwardedMails[] = messages.map(ofOutlook);
  const mails = files.filter((it) => it.declaredType === 'message/rfc822');
  if (mails.length > MAX_MAILS) found.push(notOpened());
  for (const file of mails.slice(0, MAX_MAILS)) found.push(await opened(file, newMark, depth));
  return merge(found);
}

async function opened(file: MimeFile, newMark: NewMark, depth: number): Promise<ForwardedMails> {
  const mail = repairRaw(file.content);
  const parsed = await parseQuietly(mail);
  if (!parsed) return notOpened();
  const { mime } = parsed;
  const parts = mailParts(mime, newMark);
  const own = ofMail(parsed, parts, mail);
  const isInner = mime.files.some((it) => it.declaredType === 'message/rfc822') || parts.messages.length > 0;
  if (!isInner) return own;
  if (depth === MAX_DEPTH) return merge([own, notOpened()]);
  return merge([own, await forwardedMails(mime.files, parts.messages, newMark, depth + 1)]);
}

/** A forwarded mail that cannot be parsed is still there as a file. */
async function parseQuietly(mail: Buffer): Promise<ParsedMail | null> {
  try {
    return await parseMended(mail);
  } catch {
    return null;
  }
}

function notOpened(): ForwardedMails {
  return { text: '', files: [], problems: [NOT_OPENED] };
}

function ofMail({ mime, damage }: ParsedMail, parts: MailParts, mail: Buffer): ForwardedMails {
  const words = damage === 'lost' ? withoutForgedMarks(rawExcerpt(splitMail(mail).body)) : parts.text;
  return {
    text: `${headingOf(headersOf(mime))}\n\n${words}`,
    files: parts.files.map(asForwarded),
    problems: [...(damage === 'none' ? [] : [BROKEN]), ...(parts.body.cut || mime.textCut ? [CUT] : [])],
  };
}

function headersOf({ headers, headerLines }: ParsedMime): Parameters<typeof headingOf>[0] {
  const subject = headers.get('subject');
  return {
    from: mailboxes(headers.get('from')).map(inWords).join(', '),
    date: rawValues(headerLines, 'date')[0] ?? '',
    subject: typeof subject === 'string' ? subject : '',
    to: mailboxes(headers.get('to')).map(inWords).join(', '),
  };
}

function ofOutlook(message: Tnef): ForwardedMails {
  const own = {
    text: `${headingOf({ ...message, date: '' })}\n\n${withoutForgedMarks(message.text)}`,
    files: message.files.map(({ content, ...file }) =>
      asForwarded({ ...file, bytes: content, origin: 'forwarded' }),
    ),
    problems: [],
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
    problems: [...new Set(mails.flatMap((mail) => mail.problems))],
  };
}

function asForwarded(file: FilePart): FilePart {
  return { ...file, origin: 'forwarded' };
}

function inWords({ name, address }: Address): string {
  return name ? `${name} <${address}>` : address;
}

function headingOf(mail: { from: string; date: string; subject: string; to: string }): string {
  const lines = [
    '---------- Forwarded message ----------',
    `From: ${canonicalLine(mail.from)}`,
    `Date: ${canonicalLine(mail.date)}`,
    `Subject: ${canonicalLine(mail.subject)}`,
    `To: ${canonicalLine(mail.to)}`,
  ];
  return withoutForgedMarks(lines.join('\n'));
}
