import { mendBoundary } from './mend-boundary.ts';
import { type MimePart, type ParsedMime, parseMime } from './parse-mime.ts';
import { splitMail } from './repair-raw.ts';

const MAX_SEARCH = 1024 * 1024;
// Boundaries and part headers: parts without words are no damage.
const STRUCTURE_LINES = /^(--\S.*|[\w-]+:.*|[ \t].*)$/gm;

export interface ParsedMail {
  mime: ParsedMime;
  /** `mended`: with a boundary that was guessed; `lost`: its parts could not be told apart. */
  damage: 'none' | 'mended' | 'lost';
}

/** Parses a mail; a multipart without parts has a wrong boundary: the right one can often be seen in the body. */
export async function parseMended(mail: Buffer): Promise<ParsedMail> {
  const mime = await parseMime(mail);
  if (!hasLostBody(mime, mail)) return { mime, damage: 'none' };
  const mended = mendBoundary(mail, mime.root?.type ?? 'multipart/mixed');
  const second = mended ? await parseMime(mended) : mime;
  if (!mended || hasLostBody(second, mended)) return { mime, damage: 'lost' };
  return { mime: second, damage: 'mended' };
}

function hasLostBody(mime: ParsedMime, mail: Buffer): boolean {
  if (mime.files.length > 0 || hasText(mime.root)) return false;
  const words = splitMail(mail).body.toString('latin1', 0, MAX_SEARCH).replace(STRUCTURE_LINES, '');
  return words.trim() !== '';
}

/** Whether any part has words, seen or not. */
export function hasText(part: MimePart | null): boolean {
  if (!part) return false;
  return (part.text ?? '').trim() !== '' || part.children.some(hasText);
}
