/** Builds containers of Outlook for tests: numbers are little-endian, checksums are nobody's concern. */
export const ID = {
  subject: 0x0037,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  data: 0x3701,
  shortName: 0x3704,
  longName: 0x3707,
  mimeTag: 0x370e,
  contentId: 0x3712,
} as const;
const STRING8 = 0x1e;
const UNICODE = 0x1f;
const BINARY = 0x102;
const OBJECT = 0x0d;

export function tnef(...attributes: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]), ...attributes]);
}

export function attribute(level: 1 | 2, id: number, data: Buffer, length = data.length): Buffer {
  return Buffer.concat([Buffer.from([level]), u32(id), u32(length), data, Buffer.alloc(2)]);
}

export function message(...properties: Buffer[]): Buffer {
  return attribute(1, 0x0006_9003, list(properties));
}

/** A file as Outlook writes it: start, title, data, properties. */
export function file(title: string, content: Buffer, ...properties: Buffer[]): Buffer {
  return Buffer.concat([
    attribute(2, 0x0006_9002, Buffer.alloc(14)),
    attribute(2, 0x0001_8010, Buffer.from(`${title}\0`)),
    attribute(2, 0x0006_800f, content),
    attribute(2, 0x0006_9005, list(properties)),
  ]);
}

export function embedded(inner: Buffer): Buffer {
  const object = variable(OBJECT, ID.data, Buffer.concat([Buffer.alloc(16), inner]));
  return Buffer.concat([
    attribute(2, 0x0006_9002, Buffer.alloc(14)),
    attribute(2, 0x0006_9005, list([object])),
  ]);
}

export function text(id: number, value: string): Buffer {
  return variable(UNICODE, id, Buffer.from(`${value}\0`, 'utf16le'));
}

export function latin(id: number, value: string): Buffer {
  return variable(STRING8, id, Buffer.from(`${value}\0`, 'latin1'));
}

export function binary(id: number, value: Buffer): Buffer {
  return variable(BINARY, id, value);
}

/** RTF in its stored form, not compressed. */
export function plainRtf(rtf: string): Buffer {
  const bytes = Buffer.from(rtf, 'latin1');
  return Buffer.concat([u32(bytes.length + 12), u32(bytes.length), Buffer.from('MELA'), u32(0), bytes]);
}

function list(properties: Buffer[]): Buffer {
  return Buffer.concat([u32(properties.length), ...properties]);
}

function variable(type: number, id: number, value: Buffer): Buffer {
  const padding = Buffer.alloc((4 - (value.length % 4)) % 4);
  return Buffer.concat([u16(type), u16(id), u32(1), u32(value.length), value, padding]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
