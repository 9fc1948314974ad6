export interface UuFile {
  name: string | null;
  content: Buffer;
  /** False where it breaks off before its end mark. */
  whole: boolean;
}

const BEGIN = /^begin [0-7]{3,4}(?: (.{0,300}))?$/;
const DATA = /^[ -`]+$/;
const MAX_FILES = 50;
const SPACE = 0x20;

/** Whether a Content-Transfer-Encoding is this one, by one of its names. */
export function isUuencoding(encoding: string | null): boolean {
  return encoding !== null && /^(x-)?uue(ncode)?$/.test(encoding);
}

/** Cuts uuencoded files out of a text: they are files that came, not words that were written. */
export function cutUuencoded(text: string): { rest: string; files: UuFile[] } {
  if (!/^begin [0-7]{3}/m.test(text)) return { rest: text, files: [] };
  const lines = text.split(/\r?\n/);
  const kept: string[] = [];
  const files: UuFile[] = [];
  for (let at = 0; at < lines.length; ) {
    const found = files.length < MAX_FILES ? readFile(lines, at) : null;
    if (found) files.push(found.file);
    else kept.push(lines[at] ?? '');
    at = found?.next ?? at + 1;
  }
  return { rest: kept.join('\n'), files };
}

/** Reads the file that begins in a line; null where none does: "begin 644 tests" may be prose. */
function readFile(lines: readonly string[], start: number): { file: UuFile; next: number } | null {
  const begin = BEGIN.exec((lines[start] ?? '').trimEnd());
  if (!begin) return null;
  const chunks: Buffer[] = [];
  let at = start + 1;
  let whole = false;
  let ended = false;
  for (; at < lines.length && !whole; at++) {
    const line = (lines[at] ?? '').trimEnd();
    if (line === 'end') whole = true;
    else if (line === '' || line === '`') ended = true;
    else {
      const bytes = decodeLine(line, ended);
      if (!bytes) break;
      chunks.push(bytes);
    }
  }
  if (chunks.length === 0) return null;
  const name = begin[1]?.trim() || null;
  return { file: { name, content: Buffer.concat(chunks), whole }, next: at };
}

/**
 * The first character says how many bytes there are. Spaces at the end of a line may have been lost; after a blank
 * line, where words may follow, it must be full.
 */
function decodeLine(line: string, full: boolean): Buffer | null {
  if (!DATA.test(line)) return null;
  const count = sextet(line.charCodeAt(0));
  const groups = Math.ceil(count / 3);
  // Some programs end each line with a check character.
  if (count === 0 || line.length - 1 > groups * 4 + 2) return null;
  if (full && line.length - 1 < groups * 4) return null;
  const out = Buffer.alloc(groups * 3);
  for (let group = 0; group < groups; group++) {
    const value = [1, 2, 3, 4].reduce((sum, offset) => {
      const code = line.charCodeAt(group * 4 + offset);
      return (sum << 6) | (Number.isNaN(code) ? 0 : sextet(code));
    }, 0);
    out.writeUIntBE(value, group * 3, 3);
  }
  return out.subarray(0, count);
}

function sextet(code: number): number {
  return (code - SPACE) & 0x3f;
}
