import { isBinary } from '../core/binary-bytes.ts';
import { decodeText } from './charset.ts';

const MAX_BYTES = 64 * 1024;
const ENCODED_LINES = /(?:^[A-Za-z0-9+/=]{60,}[ \t]*\r?\n?){2,}/gm;

/** The beginning of a body as it came, for a mail that no parser reads; files, encoded or not, are left out. */
export function rawExcerpt(body: Buffer): string {
  if (isBinary(body)) return '';
  const text = decodeText(withoutHalfLine(body), null) ?? '';
  return text.replace(ENCODED_LINES, '[…]\n').trim();
}

/** Cut at a line end, so that no character is cut in the middle. */
function withoutHalfLine(body: Buffer): Buffer {
  if (body.length <= MAX_BYTES) return body;
  const end = body.lastIndexOf(0x0a, MAX_BYTES);
  return body.subarray(0, end > 0 ? end : MAX_BYTES);
}
