import { createByteReader } from './byte-reader.ts';

const COMPRESSED = 0x75465a4c;
const PLAIN = 0x414c454d;
const HEADER_AFTER_SIZE = 12;
const WINDOW = 4096;
/** A letter is far shorter; a small file must not become a large one. */
const MAX_OUTPUT = 4 * 1024 * 1024;
// MS-OXRTFCP 2.1.2.1: what the window holds before the first byte.
const DICTIONARY = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
);

/** The RTF in a PR_RTF_COMPRESSED value (MS-OXRTFCP); null where it is none. What stands before a fault is kept. */
export function decompressRtf(bytes: Buffer): Buffer | null {
  if (bytes.length < 16) return null;
  const reader = createByteReader(bytes);
  const size = reader.u32() - HEADER_AFTER_SIZE;
  const rawSize = Math.min(reader.u32(), MAX_OUTPUT);
  const kind = reader.u32();
  reader.u32();
  const data = reader.take(Math.max(0, Math.min(size, reader.left)));
  if (kind === PLAIN) return data.subarray(0, rawSize);
  return kind === COMPRESSED ? inflate(data, rawSize) : null;
}

function inflate(data: Buffer, rawSize: number): Buffer {
  const window = Buffer.alloc(WINDOW);
  DICTIONARY.copy(window);
  let at = DICTIONARY.length;
  const out = Buffer.alloc(rawSize);
  let length = 0;
  function put(byte: number): void {
    out[length++] = byte;
    window[at] = byte;
    at = (at + 1) % WINDOW;
  }
  let read = 0;
  while (read < data.length && length < rawSize) {
    const flags = data[read++] ?? 0;
    for (let bit = 0; bit < 8 && read < data.length && length < rawSize; bit++) {
      if (!((flags >> bit) & 1)) {
        put(data[read++] ?? 0);
        continue;
      }
      const reference = ((data[read] ?? 0) << 8) | (data[read + 1] ?? 0);
      read += 2;
      const from = reference >> 4;
      // A reference to where we are is the end mark.
      if (from === at) return out.subarray(0, length);
      const count = Math.min((reference & 0xf) + 2, rawSize - length);
      for (let index = 0; index < count; index++) put(window[(from + index) % WINDOW] ?? 0);
    }
  }
  return out.subarray(0, length);
}
