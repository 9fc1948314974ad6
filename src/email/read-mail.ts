import type { IntakeItem } from '../core/intake.ts';
import type { ReceivedMessage } from '../core/ports.ts';
import { describeAttachment } from './attachment.ts';
import type { BodyText } from './body-text.ts';
import { forwardedMails } from './forwarded-mail.ts';
import { mailParts } from './mail-parts.ts';
import { mailReport } from './mail-report.ts';
import { mendBoundary } from './mend-boundary.ts';
import { type MimePart, type ParsedMime, parseMime } from './parse-mime.ts';
import { rawExcerpt } from './raw-excerpt.ts';
import { readHeadersOnly } from './read-headers-only.ts';
import { repairRaw, splitMail } from './repair-raw.ts';
import { toMessage } from './to-message.ts';
import { unreadParts } from './unread-parts.ts';

const MAX_FILES = 100;
const MAX_SEARCH = 1024 * 1024;
// Boundaries and part headers: parts without words are no damage.
const STRUCTURE_LINES = /^(--\S.*|[\w-]+:.*|[ \t].*)$/gm;
const UNREAD_CHARSET = /^(utf-?7|hz|iso-2022-(kr|cn)|johab)/i;

export interface ReadOptions {
  /** Servers whose Authentication-Results are believed; none: the one that noted them last. */
  trustedAuthServers: readonly string[];
}

/** Makes a Message of a raw mail. Never throws for what stands in the mail: `problems` says what was not read. */
export async function readMail(
  item: IntakeItem,
  raw: Uint8Array,
  options: ReadOptions,
): Promise<ReceivedMessage> {
  if (raw.length === 0) return await readEmpty(item);
  try {
    return await readParsed(item, repairRaw(raw), options);
  } catch {
    return await readHeadersOnly(item, raw, { problem: TOO_COMPLEX, ...options });
  }
}

async function readEmpty(item: IntakeItem): Promise<ReceivedMessage> {
  const content = { text: '', attachments: [], report: null, problems: ['The mail is empty.'] };
  return { message: toMessage(item, { headers: new Map(), headerLines: [] }, content, []), files: new Map() };
}

const TOO_COMPLEX =
  'The mail is built in a way that could not be read: only its beginning is shown, without its files.';
const RAW_SHOWN = 'The mail is damaged: its parts could not be told apart, so it is shown as it came.';
const STRANGE_CHARSET = 'The mail is in a character set that could not be read.';
const LOST_CHARACTERS = 'Some characters of the mail could not be read.';
const NOTHING_SEEN = 'The mail has a body, but no words that a reader can see.';
const CUT = 'The mail is very long: only its beginning was read.';

async function readParsed(item: IntakeItem, mail: Buffer, options: ReadOptions): Promise<ReceivedMessage> {
  const { mime, isDamaged } = await parseMended(mail);
  const parts = mailParts(mime);
  const report = mailReport({ mime, text: parts.text, envelopeFrom: item.envelopeFrom });
  // A report carries the mail that it is about: those words are nobody's answer to us.
  const forwarded = report ? { text: '', files: [] } : await forwardedMails(mime.files, parts.messages);
  const text = isDamaged ? rawExcerpt(splitMail(mail).body) : joinTexts(parts.text, forwarded.text);
  const inputs = [...parts.files, ...forwarded.files].map((file, index) => ({
    ...file,
    id: `a${index + 1}`,
  }));
  const taken = inputs.slice(0, MAX_FILES);
  const attachments = await Promise.all(taken.map(describeAttachment));
  const problems = [
    ...(isDamaged ? [RAW_SHOWN] : []),
    ...(parts.body.cut || mime.textCut ? [CUT] : []),
    ...(text.trim() === '' && hasText(mime.root) && !hasFilesInText(parts.body) ? [NOTHING_SEEN] : []),
    ...(hasStrangeCharset(mime.root) ? [STRANGE_CHARSET] : []),
    ...unreadParts(mime.files),
    ...(text.includes('\uFFFD') ? [LOST_CHARACTERS] : []),
    ...(inputs.length > MAX_FILES
      ? [`The mail has ${inputs.length} files: only the first ${MAX_FILES} were taken.`]
      : []),
  ];
  const content = { text, attachments, report, problems };
  return {
    message: toMessage(item, mime, content, options.trustedAuthServers),
    files: new Map(taken.map((input) => [input.id, input.bytes])),
  };
}

/** A multipart without parts has a wrong boundary: the right one can often be seen in the body. */
async function parseMended(mail: Buffer): Promise<{ mime: ParsedMime; isDamaged: boolean }> {
  const mime = await parseMime(mail);
  if (!hasLostBody(mime, mail)) return { mime, isDamaged: false };
  const mended = mendBoundary(mail, mime.root?.type ?? 'multipart/mixed');
  const second = mended ? await parseMime(mended) : mime;
  if (!mended || hasLostBody(second, mended)) return { mime, isDamaged: true };
  return { mime: second, isDamaged: false };
}

function hasLostBody(mime: ParsedMime, mail: Buffer): boolean {
  if (mime.files.length > 0 || hasText(mime.root)) return false;
  const words = splitMail(mail).body.toString('latin1', 0, MAX_SEARCH).replace(STRUCTURE_LINES, '');
  return words.trim() !== '';
}

function hasText(part: MimePart | null): boolean {
  if (!part) return false;
  return (part.text ?? '').trim() !== '' || part.children.some(hasText);
}

function hasStrangeCharset(part: MimePart | null): boolean {
  if (!part) return false;
  return UNREAD_CHARSET.test(part.charset ?? '') || part.children.some(hasStrangeCharset);
}

function hasFilesInText(body: BodyText): boolean {
  return body.images.length > 0 || body.uuFiles.length > 0;
}

function joinTexts(...texts: string[]): string {
  return texts.filter((text) => text.trim() !== '').join('\n\n');
}
