import { canonicalLine } from '../core/canonical-text.ts';
import { mailboxes } from './addresses.ts';
import type { AttachmentInput } from './attachment.ts';
import { bodyText } from './body-text.ts';
import { rawValues } from './header-lines.ts';
import { type MimeFile, type ParsedMime, parseMime } from './parse-mime.ts';
import { repairRaw } from './repair-raw.ts';

const MAX_DEPTH = 3;
const MAX_MAILS = 10;

export interface ForwardedMails {
  /** Each mail under a heading, so that nobody takes its words for the sender's. */
  text: string;
  files: Omit<AttachmentInput, 'id'>[];
}

/** The words and files of mails that were attached to a mail. Their From and ids decide nothing. */
export async function forwardedMails(files: readonly MimeFile[], depth = 1): Promise<ForwardedMails> {
  const texts: string[] = [];
  const inner: ForwardedMails['files'] = [];
  for (const file of files.filter((it) => it.declaredType === 'message/rfc822').slice(0, MAX_MAILS)) {
    const mime = await parseQuietly(file.content);
    if (!mime) continue;
    const body = bodyText(mime.root);
    texts.push(`${heading(mime)}\n\n${body.text}`);
    inner.push(
      ...mime.files.map((it) => asInput(it)),
      ...body.images.map((image) => ({ ...FORWARDED, ...image })),
    );
    if (depth >= MAX_DEPTH) continue;
    const deeper = await forwardedMails(mime.files, depth + 1);
    if (deeper.text) texts.push(deeper.text);
    inner.push(...deeper.files);
  }
  return { text: texts.join('\n\n'), files: inner };
}

const FORWARDED = { name: null, inline: true, contentId: null, origin: 'forwarded' as const };

function asInput(file: MimeFile): Omit<AttachmentInput, 'id'> {
  return { ...file, bytes: file.content, origin: 'forwarded' };
}

/** A forwarded mail that cannot be parsed is still there as a file. */
async function parseQuietly(content: Buffer): Promise<ParsedMime | null> {
  try {
    return await parseMime(repairRaw(content));
  } catch {
    return null;
  }
}

function heading(mime: ParsedMime): string {
  const from = mailboxes(mime.headers.get('from')).map(({ name, address }) =>
    name ? `${name} <${address}>` : address,
  );
  const to = mailboxes(mime.headers.get('to')).map(({ name, address }) =>
    name ? `${name} <${address}>` : address,
  );
  const subject = mime.headers.get('subject');
  return [
    '---------- Forwarded message ----------',
    `From: ${from.join(', ')}`,
    `Date: ${rawValues(mime.headerLines, 'date')[0] ?? ''}`,
    `Subject: ${canonicalLine(typeof subject === 'string' ? subject : '')}`,
    `To: ${to.join(', ')}`,
  ].join('\n');
}
