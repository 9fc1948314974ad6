import { windows1252 } from './charset.ts';
import { fromUtf16 } from './utf16-mail.ts';

const LF = 0x0a;
const CR = 0x0d;
const HEADER_LINE = /^[!-9;-~]+[ \t]*:/;
const MBOX_LINE = /^>?From \S/;
// "Blank" with spaces in it, and what follows is no header: the header was meant to end here.
const FALSE_BLANK = /\n[ \t]+\r?\n(?=[^\s:]+(?:\s|$))/;
/** Header blocks beyond this are not touched: they go to the fallback anyway. */
const MAX_HEADER = 1024 * 1024;

/**
 * A mail's bytes as the parser can take them: no byte order mark, mbox line or blank lines before the headers, no
 * bare CR line ends, header bytes in UTF-8, and an empty header block where there is none.
 */
export function repairRaw(raw: Uint8Array): Buffer {
  const mail = fromUtf16(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  const whole = normaliseLineEnds(mail);
  const trimmed = withoutMboxLine(withoutLeadingBlank(whole));
  if (!HEADER_LINE.test(firstLine(trimmed))) return Buffer.concat([Buffer.from('\r\n'), trimmed]);
  const { header, body } = splitMail(withHeaderEnd(trimmed));
  return Buffer.concat([utf8Header(header), body]);
}

/** The header block with its last line end, and the rest from the blank line on. */
export function splitMail(mail: Buffer): { header: Buffer; body: Buffer } {
  if (isLineEnd(mail)) return { header: mail.subarray(0, 0), body: mail };
  const lf = mail.indexOf('\n\n');
  const crlf = mail.indexOf('\n\r\n');
  const ends = [lf, crlf].filter((at) => at !== -1);
  const end = ends.length === 0 ? mail.length : Math.min(...ends) + 1;
  return { header: mail.subarray(0, end), body: mail.subarray(end) };
}

function isLineEnd(mail: Buffer): boolean {
  return mail[0] === LF || (mail[0] === CR && mail[1] === LF);
}

/** Old Mac mail has CR alone, which no parser takes for a line end. */
function normaliseLineEnds(mail: Buffer): Buffer {
  if (mail.includes(LF) || !mail.includes(CR)) return mail;
  const copy = Buffer.from(mail);
  for (let at = copy.indexOf(CR); at !== -1; at = copy.indexOf(CR, at + 1)) copy[at] = LF;
  return copy;
}

function withoutLeadingBlank(mail: Buffer): Buffer {
  const bom = mail.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
  let start = bom;
  let at = bom;
  while (at < mail.length && [0x20, 0x09, CR, LF].includes(mail[at] ?? 0)) {
    at++;
    if (mail[at - 1] === LF) start = at;
  }
  return mail.subarray(start);
}

function withoutMboxLine(mail: Buffer): Buffer {
  if (!MBOX_LINE.test(firstLine(mail))) return mail;
  const rest = mail.subarray(mail.indexOf(LF) + 1);
  return HEADER_LINE.test(firstLine(rest)) ? rest : mail;
}

function withHeaderEnd(mail: Buffer): Buffer {
  const { header } = splitMail(mail);
  if (header.length > MAX_HEADER) return mail;
  const blank = FALSE_BLANK.exec(header.toString('latin1'));
  if (!blank) return mail;
  const at = blank.index + 1;
  return Buffer.concat([mail.subarray(0, at), Buffer.from('\r\n'), mail.subarray(at)]);
}

function firstLine(mail: Buffer): string {
  const end = mail.indexOf(LF);
  return mail.toString('latin1', 0, Math.min(end === -1 ? mail.length : end, 1000));
}

/** Raw 8-bit headers are UTF-8 where they are valid as such, else windows-1252: line by line. */
function utf8Header(header: Buffer): Buffer {
  if (header.length > MAX_HEADER || !header.some((byte) => byte > 0x7f)) return header;
  const lines: Buffer[] = [];
  for (let start = 0; start < header.length; ) {
    const next = header.indexOf(LF, start);
    const end = next === -1 ? header.length : next + 1;
    lines.push(utf8Line(header.subarray(start, end)));
    start = end;
  }
  return Buffer.concat(lines);
}

function utf8Line(line: Buffer): Buffer {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(line);
    return line;
  } catch {
    return Buffer.from(windows1252(line));
  }
}
