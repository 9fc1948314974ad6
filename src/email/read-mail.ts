import type { IntakeItem } from '../core/intake.ts';
import type { ReceivedMessage } from '../core/ports.ts';
import { describeAttachment } from './attachment.ts';
import type { BodyText } from './body-text.ts';
import { distinctNames, isNoName } from './file-names.ts';
import { forwardedMails } from './forwarded-mail.ts';
import { mailParts } from './mail-parts.ts';
import { isReportPart, mailReport } from './mail-report.ts';
import { isNoMail, noMailMessage } from './no-mail.ts';
import { hasText, parseMended } from './parse-mended.ts';
import type { MimePart } from './parse-mime.ts';
import { createMarks, withoutMarks } from './picture-marks.ts';
import { rawExcerpt } from './raw-excerpt.ts';
import { readHeadersOnly } from './read-headers-only.ts';
import { repairRaw, splitMail } from './repair-raw.ts';
import { toMessage } from './to-message.ts';
import { unreadParts } from './unread-parts.ts';

const MAX_FILES = 100;
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
    const mail = repairRaw(raw);
    if (await isNoMail(mail)) return noMailMessage(item, raw);
    return await readParsed(item, mail, options);
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
const MENDED = 'The mail was broken: its parts were put together again, so something may be missing.';
const STRANGE_CHARSET = 'The mail is in a character set that could not be read.';
const LOST_CHARACTERS = 'Some characters of the mail could not be read.';
const NOTHING_SEEN = 'The mail has a body, but no words that a reader can see.';
const CUT = 'The mail is very long: only its beginning was read.';

const NONE_FORWARDED = { text: '', files: [], problems: [] };

async function readParsed(item: IntakeItem, mail: Buffer, options: ReadOptions): Promise<ReceivedMessage> {
  const { mime, damage } = await parseMended(mail);
  const newMark = createMarks();
  const parts = mailParts(mime, newMark);
  const report = mailReport({ mime, text: withoutMarks(parts.text), envelopeFrom: item.envelopeFrom });
  // A report carries the mail that it is about: those words are nobody's answer to us.
  const forwarded = report ? NONE_FORWARDED : await forwardedMails(mime.files, parts.messages, newMark);
  const text = damage === 'lost' ? rawExcerpt(splitMail(mail).body) : joinTexts(parts.text, forwarded.text);
  const inputs = [...parts.files, ...forwarded.files]
    .filter((file) => !report || !isReportPart(file.declaredType))
    .map((file, index) => ({ ...file, id: `a${index + 1}` }));
  const taken = inputs.slice(0, MAX_FILES);
  const nameless = new Set(taken.filter(({ name }) => isNoName(name)).map(({ id }) => id));
  const described = await Promise.all(taken.map(describeAttachment));
  const attachments = distinctNames(described, ({ id }) => nameless.has(id), report);
  const problems = [
    ...(damage === 'lost' ? [RAW_SHOWN] : []),
    ...(damage === 'mended' ? [MENDED] : []),
    ...(parts.body.cut || mime.textCut ? [CUT] : []),
    ...(withoutMarks(text).trim() === '' && hasText(mime.root) && !hasFilesInText(parts.body)
      ? [NOTHING_SEEN]
      : []),
    ...(hasStrangeCharset(mime.root) ? [STRANGE_CHARSET] : []),
    ...unreadParts(mime.files),
    ...forwarded.problems,
    ...(parts.body.imagesLeftOut > 0 ? [leftOutWords(parts.body.imagesLeftOut)] : []),
    ...(text.includes('\uFFFD') ? [LOST_CHARACTERS] : []),
    ...(inputs.length > MAX_FILES
      ? [`The mail has ${inputs.length} files: only the first ${MAX_FILES} were taken.`]
      : []),
  ];
  const marks = new Map(taken.flatMap(({ id, mark }) => (typeof mark === 'number' ? [[id, mark]] : [])));
  const content = { text, attachments, report, problems, marks };
  return {
    message: toMessage(item, mime, content, options.trustedAuthServers),
    files: new Map(taken.map((input) => [input.id, input.bytes])),
  };
}

function leftOutWords(count: number): string {
  return `The mail has too many pictures in its text: ${count} of them were left out.`;
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
