const META_CHARSET = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})/i;
// Stateful and wide charsets use bytes that are valid UTF-8 by chance.
const NEVER_UTF8 = /^(utf-?(16|32)|ucs|unicode|iso-2022|hz)/i;

/**
 * The words that bytes stand for. Senders' labels lie: bytes above ASCII that are valid UTF-8 are UTF-8, then the
 * declared charset is believed, then one that the HTML names, and windows-1252 never fails. Null where the
 * declared charset is one that we do not know and the bytes need it.
 */
export function decodeText(bytes: Uint8Array, declared: string | null): string | null {
  const label = declared?.trim().toLowerCase() ?? '';
  if (!NEVER_UTF8.test(label)) {
    const utf8 = strictly(bytes, 'utf-8');
    if (utf8 !== null) return utf8;
  }
  const asDeclared = label === '' || isAscii(label) ? null : strictly(bytes, label);
  if (asDeclared !== null) return asDeclared;
  if (label !== '' && !isKnown(label)) return null;
  const meta = META_CHARSET.exec(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))?.[1];
  return (meta && strictly(bytes, meta)) || loosely(bytes, isLegacy(label) ? label : WINDOWS_1252);
}

const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  20866: 'koi8-r',
  21866: 'koi8-u',
  50220: 'iso-2022-jp',
  51932: 'euc-jp',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** The name of a Windows code page; windows-1252 where it is none that we know. */
export function labelOfCodePage(page: number): string {
  const named = CODE_PAGES[page];
  if (named) return named;
  if (page > 28590 && page < 28606) return `iso-8859-${page - 28590}`;
  const label = `windows-${page}`;
  return isKnown(label) ? label : WINDOWS_1252;
}

/** Text in a Windows code page, taken at its word: such texts are too short to guess by. */
export function decodeCodePage(bytes: Uint8Array, page: number): string {
  return loosely(bytes, labelOfCodePage(page));
}

/** Whether the platform can decode a charset at all. */
function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label) !== null;
  } catch {
    return false;
  }
}

function isAscii(label: string): boolean {
  return /^(us-?)?ascii$|^utf-?8$|^unknown/.test(label);
}

/** A declared legacy charset whose bytes have single faults is still the best guess. */
function isLegacy(label: string): boolean {
  return label !== '' && !isAscii(label);
}

function strictly(bytes: Uint8Array, label: string): string | null {
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    return decoder.encoding === WINDOWS_1252 ? windows1252(bytes) : decoder.decode(bytes);
  } catch {
    return null;
  }
}

function loosely(bytes: Uint8Array, label: string): string {
  if (!isKnown(label)) return windows1252(bytes);
  const decoder = new TextDecoder(label);
  return decoder.encoding === WINDOWS_1252 ? windows1252(bytes) : decoder.decode(bytes);
}

const WINDOWS_1252 = 'windows-1252';
// 0x80 to 0x9F. Node's own decoder takes the charset for Latin-1, where these are control characters.
const UPPER_CONTROLS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

/** Decodes windows-1252, of which Latin-1 is a part in practice. Every byte has a character. */
export function windows1252(bytes: Uint8Array): string {
  const units = Buffer.alloc(bytes.length * 2);
  bytes.forEach((byte, index) => {
    const isUpper = byte >= 0x80 && byte <= 0x9f;
    units.writeUInt16LE(isUpper ? UPPER_CONTROLS.charCodeAt(byte - 0x80) : byte, index * 2);
  });
  return units.toString('utf16le');
}
