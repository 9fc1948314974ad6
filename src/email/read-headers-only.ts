import type { IntakeItem } from '../core/intake.ts';
import type { ReceivedMessage } from '../core/ports.ts';
import { parseMime } from './parse-mime.ts';
import { rawExcerpt } from './raw-excerpt.ts';
import { repairRaw, splitMail } from './repair-raw.ts';
import { toMessage } from './to-message.ts';

/** How much of a mail is looked at: a header block beyond it is nobody's letter. */
export const BEGINNING = 12 * 1024 * 1024;
const MAX_LINE = 4096;
const MAX_LINES = 60;
const WANTED =
  /^(from|to|cc|reply-to|sender|subject|date|message-id|in-reply-to|references|return-path|delivered-to|envelope-to|received|authentication-results|auto-submitted|precedence|list-[a-z-]{1,30}|x-[a-z-]{1,40})[ \t]*:/i;

/**
 * What can be said of a mail that the parser gave up on: its main headers and the beginning of its body, in little
 * time and memory whatever the mail is.
 */
export async function readHeadersOnly(
  item: IntakeItem,
  raw: Uint8Array,
  { problem, trustedAuthServers }: { problem: string; trustedAuthServers: readonly string[] },
): Promise<ReceivedMessage> {
  const mail = repairRaw(raw.subarray(0, BEGINNING));
  const { header, body } = splitMail(mail);
  const mime = await parseMime(mainHeaders(header));
  const text = rawExcerpt(body);
  const content = { text, attachments: [], report: null, problems: [problem], readable: false };
  return { message: toMessage(item, mime, content, trustedAuthServers), files: new Map() };
}

function mainHeaders(header: Buffer): Buffer {
  const lines = header.toString('latin1').split(/\r?\n(?![ \t])/);
  const wanted = lines
    .filter((line) => WANTED.test(line))
    .slice(0, MAX_LINES)
    .map((line) => line.slice(0, MAX_LINE).trimEnd());
  return Buffer.from(`${[...wanted, '', ''].join('\r\n')}`, 'latin1');
}
