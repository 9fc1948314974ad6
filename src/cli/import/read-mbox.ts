import type { FileHandle } from 'node:fs/promises';
import { isBlank, isDated, isEscaped, isFromLine, isHeader } from './from-line.ts';
import { type MboxLine, readLines } from './mbox-lines.ts';

export interface MboxMail {
  /** Counted from 1. */
  number: number;
  /** Where its "From " line lies in the file, and where it ends. */
  offset: number;
  end: number;
  bytes: number;
  /** Null where it is larger than asked for. */
  raw: Buffer | null;
  /** By its own Content-Length there was more of it. */
  cutShort: boolean;
}

/** A mail that is being gathered. */
interface Gathering {
  number: number;
  offset: number;
  lines: Buffer[];
  bytes: number;
  escaped: number[];
  header: boolean;
  /** What Content-Length says; 0 where it says nothing. */
  bodyLength: number;
  /** Where the body ends, where Content-Length says so and the file agrees; 0 where not. */
  trustedEnd: number;
  /** Where the body should end, right or wrong. */
  claimedEnd: number;
  /** The body holds an unescaped "From " line: this program escapes none. */
  bare: boolean;
  lastBlank: boolean;
}

const CONTENT_LENGTH = /^content-length[ \t]*:[ \t]*(\d{1,12})\s*$/i;

/**
 * The mails of an mbox archive, one after the other, in whichever dialect: "From " lines escaped as ">From " (mboxo,
 * mboxrd), or bodies measured by Content-Length where the file agrees with it. Memory is bounded by `maxBytes`.
 */
export async function* readMbox(file: FileHandle, start: number, maxBytes: number): AsyncGenerator<MboxMail> {
  let mail: Gathering | null = null;
  /** A line that may begin the next mail: the line after it tells. */
  let held: MboxLine | null = null;
  let dated = false;
  const { size } = await file.stat();

  for await (const lines of readLines(file, start)) {
    for (const line of lines) {
      if (held !== null) {
        if (mail === null || separates(held, line, mail, dated)) {
          if (mail === null) dated = isDated(held);
          else yield finish(mail, held.offset, size);
          mail = begin(held, (mail?.number ?? 0) + 1);
        } else add(mail, held, maxBytes);
        held = null;
      }
      if (isFromLine(line)) {
        held = line;
        continue;
      }
      if (mail === null) continue;
      add(mail, line, maxBytes);
      if (mail.header && isBlank(line)) await endHeader(mail, line, file, size);
    }
  }
  if (held !== null && mail !== null) add(mail, held, maxBytes);
  if (mail !== null) yield finish(mail, size, size);
}

function begin(line: MboxLine, number: number): Gathering {
  return {
    number,
    offset: line.offset,
    lines: [],
    bytes: 0,
    escaped: [],
    header: true,
    bodyLength: 0,
    trustedEnd: 0,
    claimedEnd: 0,
    bare: false,
    lastBlank: false,
  };
}

/** In archives with dated "From " lines only dated ones count, and then a missing blank line before is forgiven. */
function separates(held: MboxLine, next: MboxLine, mail: Gathering, dated: boolean): boolean {
  if (held.offset < mail.trustedEnd) return false;
  if (mail.trustedEnd > 0) return true;
  if (dated) return isDated(held) && (mail.lastBlank || isHeader(next));
  return mail.lastBlank && isHeader(next);
}

function add(mail: Gathering, line: MboxLine, maxBytes: number): void {
  mail.bytes += line.bytes.length;
  mail.lastBlank = isBlank(line);
  if (mail.bytes > maxBytes) {
    mail.lines = [];
    return;
  }
  if (mail.header && (line.bytes[0] === 0x43 || line.bytes[0] === 0x63)) {
    const length = CONTENT_LENGTH.exec(line.bytes.toString('latin1'))?.[1];
    if (length !== undefined) mail.bodyLength = Number(length);
  }
  if (!mail.header && isFromLine(line)) mail.bare = true;
  if (!mail.header && isEscaped(line)) mail.escaped.push(mail.lines.length);
  mail.lines.push(line.bytes);
}

async function endHeader(mail: Gathering, blank: MboxLine, file: FileHandle, size: number): Promise<void> {
  mail.header = false;
  if (mail.bodyLength === 0) return;
  mail.claimedEnd = blank.offset + blank.bytes.length + mail.bodyLength;
  if (mail.claimedEnd > size) return;
  // Believed only where the next mail, or the file's end, is just there: the header may be a sender's own, or wrong.
  const after = Buffer.alloc(9);
  const { bytesRead } = await file.read(after, 0, after.length, mail.claimedEnd);
  const text = after.toString('latin1', 0, bytesRead);
  if (/^(?:\r?\n){0,2}(?:From |$)/.test(text)) mail.trustedEnd = mail.claimedEnd;
}

function finish(mail: Gathering, end: number, size: number): MboxMail {
  const { number, offset, bytes } = mail;
  const cutShort = end === size && mail.claimedEnd > size;
  const isWhole = bytes === 0 || mail.lines.length > 0;
  return { number, offset, end, bytes, cutShort, raw: isWhole ? joined(mail) : null };
}

function joined({ lines, escaped, bare, trustedEnd, lastBlank }: Gathering): Buffer {
  const measured = trustedEnd > 0 && bare;
  for (const index of measured ? [] : escaped) lines[index] = lines[index]?.subarray(1) ?? Buffer.alloc(0);
  // The blank line before the next mail is the archive's.
  return Buffer.concat(lastBlank ? lines.slice(0, -1) : lines);
}
