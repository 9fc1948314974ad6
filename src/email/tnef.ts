import { decodeCodePage } from './charset.ts';
import type { MimeFile } from './parse-mime.ts';
import { tnefBody } from './tnef/body.ts';
import { type ByteReader, createByteReader } from './tnef/byte-reader.ts';
import { PROPERTY, type Properties, readProperties } from './tnef/properties.ts';

// MS-OXTNEF 2.1.3.1: Outlook's own container, in which screenshots may hide.
const SIGNATURE = Buffer.from([0x78, 0x9f, 0x3e, 0x22]);
const ATTRIBUTE = {
  subject: 0x8004,
  body: 0x800c,
  attachData: 0x800f,
  attachTitle: 0x8010,
  attachStart: 0x9002,
  messageProperties: 0x9003,
  attachProperties: 0x9005,
  codePage: 0x9007,
} as const;
// Level, id, length and checksum; what is shorter at the end is padding that mail programs add.
const SMALLEST_ATTRIBUTE = 11;
const DEFAULT_CODE_PAGE = 1252;
const MAX_FILES = 100;
const MAX_DEPTH = 3;
// An embedded message stands behind the id of its interface.
const INTERFACE_ID = 16;

export interface Tnef {
  subject: string;
  from: string;
  to: string;
  /** Its words; empty where it has none. */
  text: string;
  files: MimeFile[];
  /** Messages that were attached as such. */
  messages: Tnef[];
  /** False where something in it could not be read. */
  complete: boolean;
}

export function isTnef(bytes: Uint8Array): boolean {
  return SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));
}

/**
 * What is in a winmail.dat; null where it is none. All files are views of the given bytes, so that a small container
 * cannot become large.
 */
export function unpackTnef(bytes: Buffer): Tnef | null {
  return isTnef(bytes) ? unpack(bytes, { files: MAX_FILES }, 1) : null;
}

interface Attached {
  title: Buffer | null;
  data: Buffer | null;
  properties: Properties | null;
}

interface Contents {
  codePage: number;
  subject: Buffer | null;
  body: Buffer | null;
  properties: Properties | null;
  attached: Attached[];
  complete: boolean;
}

function unpack(bytes: Buffer, budget: { files: number }, depth: number): Tnef {
  const contents = readContents(bytes, budget);
  const { codePage, properties } = contents;
  const tnef: Tnef = {
    subject: properties?.text(PROPERTY.subject, codePage) ?? plain(contents.subject, codePage),
    from: sender(properties, codePage),
    to: properties?.text(PROPERTY.displayTo, codePage) ?? '',
    text: tnefBody(properties, contents.body, codePage),
    files: [],
    messages: [],
    complete: contents.complete,
  };
  for (const attached of contents.attached) open(attached, tnef, { codePage, budget, depth });
  return tnef;
}

function readContents(bytes: Buffer, budget: { files: number }): Contents {
  const contents: Contents = {
    codePage: DEFAULT_CODE_PAGE,
    subject: null,
    body: null,
    properties: null,
    attached: [],
    complete: true,
  };
  const reader = createByteReader(bytes);
  try {
    reader.take(SIGNATURE.length + 2);
    do readAttribute(reader, contents, budget);
    while (reader.left >= SMALLEST_ATTRIBUTE);
    contents.complete &&= reader.left === 0 || !isLevel(reader.u8());
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    contents.complete = false;
  }
  return contents;
}

function readAttribute(reader: ByteReader, contents: Contents, budget: { files: number }): void {
  const level = reader.u8();
  if (!isLevel(level)) throw new RangeError('An attribute is of no known level.');
  const id = reader.u16();
  reader.u16();
  const length = reader.u32();
  // A file that was cut off is worth having: its own check says that it is not complete.
  const isCut = length > reader.left && id === ATTRIBUTE.attachData;
  const data = reader.take(isCut ? reader.left : length);
  keepAttribute(id, data, contents, budget);
  if (isCut) contents.complete = false;
  reader.take(Math.min(2, reader.left));
}

/** Of the message or of a file: an attribute begins with it. */
function isLevel(byte: number): boolean {
  return byte === 1 || byte === 2;
}

function keepAttribute(id: number, data: Buffer, contents: Contents, budget: { files: number }): void {
  if (id === ATTRIBUTE.codePage && data.length >= 4) contents.codePage = data.readUInt32LE();
  if (id === ATTRIBUTE.subject) contents.subject = data;
  if (id === ATTRIBUTE.body) contents.body = data;
  if (id === ATTRIBUTE.messageProperties) contents.properties ??= checked(data, contents);
  if (id === ATTRIBUTE.attachStart) {
    if (budget.files === 0) throw new RangeError('It holds too many files.');
    budget.files--;
    contents.attached.push({ title: null, data: null, properties: null });
  }
  const attached = contents.attached.at(-1);
  if (!attached) return;
  if (id === ATTRIBUTE.attachTitle) attached.title = data;
  if (id === ATTRIBUTE.attachData) attached.data = data;
  if (id === ATTRIBUTE.attachProperties) attached.properties ??= checked(data, contents);
}

function checked(data: Buffer, contents: Contents): Properties {
  const properties = readProperties(data);
  contents.complete &&= properties.complete;
  return properties;
}

function open(
  attached: Attached,
  into: Tnef,
  { codePage, budget, depth }: { codePage: number; budget: { files: number }; depth: number },
): void {
  const { properties } = attached;
  const content = attached.data ?? properties?.bytes(PROPERTY.attachData) ?? Buffer.alloc(0);
  const inner = content.subarray(INTERFACE_ID);
  if (isTnef(inner) && depth < MAX_DEPTH) {
    const message = unpack(inner, budget, depth + 1);
    into.messages.push(message);
    into.complete &&= message.complete;
    return;
  }
  const name =
    properties?.text(PROPERTY.attachLongFileName, codePage) ||
    properties?.text(PROPERTY.attachFileName, codePage) ||
    plain(attached.title, codePage) ||
    properties?.text(PROPERTY.displayName, codePage);
  const contentId = properties?.text(PROPERTY.attachContentId, codePage) || null;
  into.files.push({
    name: name || null,
    declaredType: properties?.text(PROPERTY.attachMimeTag, codePage) || 'application/octet-stream',
    inline: contentId !== null,
    contentId,
    encoding: null,
    content: isTnef(inner) ? inner : content,
  });
}

function sender(properties: Properties | null, codePage: number): string {
  const name = properties?.text(PROPERTY.senderName, codePage) ?? '';
  const address = properties?.text(PROPERTY.senderAddress, codePage) ?? '';
  return /^[^\s@]+@[^\s@]+$/.test(address) && address !== name ? `${name} <${address}>`.trim() : name;
}

function plain(bytes: Buffer | null, codePage: number): string {
  return bytes ? decodeCodePage(bytes, codePage).replace(/\0+$/, '') : '';
}
