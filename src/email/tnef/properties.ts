import { decodeCodePage } from '../charset.ts';
import { type ByteReader, createByteReader } from './byte-reader.ts';

/** MAPI properties (MS-OXPROPS) by id, as far as they say something about a mail and its files. */
export const PROPERTY = {
  subject: 0x0037,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  displayTo: 0x0e04,
  body: 0x1000,
  rtfCompressed: 0x1009,
  html: 0x1013,
  displayName: 0x3001,
  attachData: 0x3701,
  attachFileName: 0x3704,
  attachLongFileName: 0x3707,
  attachMimeTag: 0x370e,
  attachContentId: 0x3712,
  internetCodePage: 0x3fde,
} as const;

const WANTED = new Set<number>(Object.values(PROPERTY));
const MAX_PROPERTIES = 50_000;
const NAMED = 0x8000;
const MULTIPLE = 0x1000;
const NULL = 1;
const STRING8 = 0x1e;
const UNICODE = 0x1f;
const VARIABLE = new Set([0x0d, STRING8, UNICODE, 0x102]);
/** Bytes of a value of fixed size, padded to four (MS-OXTNEF 2.1.3.4). */
const FIXED: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};

export interface Properties {
  text(id: number, codePage: number): string | null;
  bytes(id: number): Buffer | null;
  number(id: number): number | null;
  /** False where the list broke off. */
  complete: boolean;
}

/** Reads a list of properties; what stands before a fault is kept. */
export function readProperties(data: Buffer): Properties {
  const values = new Map<number, { type: number; value: Buffer }>();
  const complete = readList(createByteReader(data), (id, type, value) => {
    if (WANTED.has(id) && !values.has(id)) values.set(id, { type, value });
  });
  return {
    complete,
    bytes: (id) => values.get(id)?.value ?? null,
    number: (id) => numberOf(values.get(id)?.value),
    text(id, codePage) {
      const found = values.get(id);
      if (!found) return null;
      const unicode = found.type === UNICODE;
      const text = unicode ? found.value.toString('utf16le') : decodeCodePage(found.value, codePage);
      return text.replace(/\0+$/, '');
    },
  };
}

function numberOf(value: Buffer | undefined): number | null {
  return value && value.length >= 4 ? value.readUInt32LE() : null;
}

function readList(reader: ByteReader, keep: (id: number, type: number, value: Buffer) => void): boolean {
  try {
    const count = reader.u32();
    for (let index = 0; index < Math.min(count, MAX_PROPERTIES); index++) readProperty(reader, keep);
    return count <= MAX_PROPERTIES;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function readProperty(reader: ByteReader, keep: (id: number, type: number, value: Buffer) => void): void {
  const type = reader.u16();
  const id = reader.u16();
  if (id >= NAMED) skipName(reader);
  const kind = type & ~MULTIPLE;
  if (kind <= NULL && kind === type) return;
  const size = VARIABLE.has(kind) ? null : fixedSize(kind);
  const values = size === null || kind !== type ? reader.u32() : 1;
  // Every value takes at least four bytes, so that no count can run on.
  for (let index = 0; index < values; index++) {
    const value = reader.take(size ?? reader.u32());
    if (index === 0) keep(id, kind, value);
    if (size === null) reader.take(Math.min(padding(value.length), reader.left));
  }
}

function skipName(reader: ByteReader): void {
  reader.take(16);
  if (reader.u32() === 0) {
    reader.take(4);
    return;
  }
  const length = reader.u32();
  reader.take(length);
  reader.take(Math.min(padding(length), reader.left));
}

function fixedSize(kind: number): number {
  const size = FIXED[kind];
  if (size === undefined) throw new RangeError('A property is of no known type.');
  return size;
}

function padding(length: number): number {
  return (4 - (length % 4)) % 4;
}
