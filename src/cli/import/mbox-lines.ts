import type { FileHandle } from 'node:fs/promises';

/** A line with its line end; a very long one comes in pieces, of which only the first starts a line. */
export interface MboxLine {
  bytes: Buffer;
  /** Where it lies in the file. */
  offset: number;
  starts: boolean;
}

const READ_BYTES = 256 * 1024;
const LONGEST_LINE = 64 * 1024;
const LINE_FEED = 0x0a;

/** The lines of a file from an offset on, in batches: whatever the file's size, one batch at a time is in memory. */
export async function* readLines(file: FileHandle, start: number): AsyncGenerator<MboxLine[]> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = start;
  let starts = true;
  while (true) {
    const chunk = Buffer.allocUnsafe(READ_BYTES);
    const { bytesRead } = await file.read(chunk, 0, READ_BYTES, offset + rest.length);
    const window = rest.length === 0 ? chunk.subarray(0, bytesRead) : join(rest, chunk, bytesRead);
    const atEnd = bytesRead === 0;
    const lines: MboxLine[] = [];
    let from = 0;
    while (from < window.length) {
      const end = window.indexOf(LINE_FEED, from) + 1;
      const isWhole = end > 0;
      if (!isWhole && !atEnd && window.length - from < LONGEST_LINE) break;
      const to = isWhole ? end : window.length;
      lines.push({ bytes: window.subarray(from, to), offset: offset + from, starts });
      starts = isWhole;
      from = to;
    }
    rest = window.subarray(from);
    offset += from;
    if (lines.length > 0) yield lines;
    if (atEnd) return;
  }
}

function join(rest: Buffer, chunk: Buffer, bytesRead: number): Buffer {
  return Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
}
