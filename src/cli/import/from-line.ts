import type { MboxLine } from './mbox-lines.ts';

/** Enough of a line to tell what it is. */
const SHOWN = 300;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

const FROM = Buffer.from('From ');
const HEADER = /^[!-9;-~]+[ \t]*:|^>From /;
// The date as `ctime` writes it, or with the year before the time as some programs do.
const DATED = /\b(?:mon|tue|wed|thu|fri|sat|sun)\b.*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b/i;
const TIME_AND_YEAR = /(?=.*\b\d{1,2}:\d{2}\b).*\b\d{4}\b/;
const ESCAPED = /^>+From /;

/** Whether a line could begin a mail in an mbox archive. */
export function isFromLine({ bytes, starts }: MboxLine): boolean {
  return starts && bytes.length > FROM.length && bytes.subarray(0, FROM.length).equals(FROM);
}

/** Whether it names a day and a time, as nearly all programs write it: customers' sentences do not. */
export function isDated(line: MboxLine): boolean {
  const text = textOf(line.bytes);
  return DATED.test(text) && TIME_AND_YEAR.test(text);
}

export function isHeader(line: MboxLine): boolean {
  return line.starts && HEADER.test(textOf(line.bytes));
}

/** A line of the mail that looked like a "From " line, with the > that programs put before it. */
export function isEscaped({ bytes, starts }: MboxLine): boolean {
  return starts && bytes[0] === 0x3e && ESCAPED.test(textOf(bytes));
}

export function isBlank({ bytes, starts }: MboxLine): boolean {
  if (!starts || bytes.length > 2) return false;
  return bytes.equals(Buffer.from('\n')) || bytes.equals(Buffer.from('\r\n'));
}

/** Where an mbox archive's first mail begins, told by the first bytes of a file; null where it is no archive. */
export function mboxStart(head: Buffer): number | null {
  let start = head.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  while (head[start] === 0x0a || head[start] === 0x0d) start += 1;
  const [first = '', second = ''] = head.subarray(start).toString('latin1').split('\n');
  const lines = [first, second].map((text) => ({
    bytes: Buffer.from(text, 'latin1'),
    offset: 0,
    starts: true,
  }));
  const [fromLine, next] = lines;
  if (!fromLine || !next || !isFromLine(fromLine)) return null;
  return isDated(fromLine) || isHeader(next) ? start : null;
}

function textOf(bytes: Buffer): string {
  return bytes.toString('latin1', 0, SHOWN);
}
