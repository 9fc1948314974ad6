import type { IntakeItem } from '../core/intake.ts';
import type { ReceivedMessage } from '../core/ports.ts';
import type { AttachmentInput } from './attachment.ts';
import { describeAttachment } from './attachment.ts';
import { type BodyText, bodyText } from './body-text.ts';
import { forwardedMails } from './forwarded-mail.ts';
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

/** Makes a Message of a raw mail. Never throws for what stands in the mail: `problems` says what was not read. */
export async function readMail(item: IntakeItem, raw: Uint8Array): Promise<ReceivedMessage> {
  if (raw.length === 0) return await readHeadersOnly(item, raw, 'The mail is empty.');
  try {
    return await readParsed(item, repairRaw(raw));
  } catch {
    return await readHeadersOnly(item, raw, TOO_COMPLEX);
  }
}

const TOO_COMPLEX =
  'The mail is built in a way that could not be read: only its beginning is shown, without its files.';
const RAW_SHOWN = 'The mail is damaged: its parts could not be told apart, so it is shown as it came.';
const STRANGE_CHARSET = 'The mail is in a character set that could not be read.';
const LOST_CHARACTERS = 'Some characters of the mail could not be read.';
const NOTHING_SEEN = 'The mail has a body, but no words that a reader can see.';
const CUT = 'The mail is very long: only its beginning was read.';

async function readParsed(item: IntakeItem, mail: Buffer): Promise<ReceivedMessage> {
  const { mime, isDamaged } = await parseMended(mail);
  const body = bodyText(mime.root);
  const report = mailReport(mime.files);
  // A report carries the mail that it is about: those words are nobody's answer to us.
  const forwarded = report ? { text: '', files: [] } : await forwardedMails(mime.files);
  const text = isDamaged ? rawExcerpt(splitMail(mail).body) : joinTexts(body.text, forwarded.text);
  const inputs = attachmentInputs(mime, body, forwarded.files);
  const attachments = await Promise.all(inputs.slice(0, MAX_FILES).map(describeAttachment));
  const problems = [
    ...(isDamaged ? [RAW_SHOWN] : []),
    ...(body.cut || mime.textCut ? [CUT] : []),
    ...(text.trim() === '' && hasText(mime.root) && body.images.length === 0 ? [NOTHING_SEEN] : []),
    ...(hasStrangeCharset(mime.root) ? [STRANGE_CHARSET] : []),
    ...unreadParts(mime.files, text),
    ...(text.includes('\uFFFD') ? [LOST_CHARACTERS] : []),
    ...(inputs.length > MAX_FILES
      ? [`The mail has ${inputs.length} files: only the first ${MAX_FILES} were taken.`]
      : []),
  ];
  return {
    message: toMessage(item, mime, { text, attachments, report, problems }),
    files: new Map(inputs.slice(0, MAX_FILES).map((input) => [input.id, input.bytes])),
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

function attachmentInputs(
  mime: ParsedMime,
  body: BodyText,
  forwarded: Omit<AttachmentInput, 'id'>[],
): AttachmentInput[] {
  const own = { inline: false, contentId: null, origin: 'attached' as const };
  const inputs: Omit<AttachmentInput, 'id'>[] = [
    ...mime.files.map((file) => ({ ...own, ...file, bytes: file.content })),
    ...body.namedTexts.map((text) => ({ ...own, ...text, bytes: Buffer.from(text.content) })),
    ...body.images.map((image) => ({ ...own, ...image, name: null, inline: true })),
    ...forwarded,
  ];
  return inputs.map((input, index) => ({ ...input, id: `a${index + 1}` }));
}

function joinTexts(...texts: string[]): string {
  return texts.filter((text) => text.trim() !== '').join('\n\n');
}
