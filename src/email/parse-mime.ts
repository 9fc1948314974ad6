import { Transform } from 'node:stream';
import { MailParser } from 'mailparser';
import { decodeText } from './charset.ts';

/** A header line as it stood, unfolded later; `key` is lower case. */
export interface HeaderLine {
  key: string;
  line: string;
}

export interface MimePart {
  type: string;
  charset: string | null;
  /** Content-Transfer-Encoding, lower case, where it is one that the parser does not undo. */
  encoding: string | null;
  fileName: string | null;
  /** The words of a text part that is shown inline; null for containers and files. */
  text: string | null;
  /** A picture that is shown where it stands among the other parts. */
  shown: boolean;
  children: MimePart[];
}

export interface MimeFile {
  name: string | null;
  declaredType: string;
  inline: boolean;
  contentId: string | null;
  encoding: string | null;
  content: Buffer;
}

export interface ParsedMime {
  headers: ReadonlyMap<string, unknown>;
  headerLines: HeaderLine[];
  root: MimePart | null;
  /** A text part was longer than what is read of one. */
  textCut: boolean;
  files: MimeFile[];
}

/** Parses one mail. Embedded mails stay files, so that their words and pictures are never taken for the sender's. */
export async function parseMime(mail: Buffer): Promise<ParsedMime> {
  let textCut = false;
  const parser = createParser(() => {
    textCut = true;
  });
  const files: MimeFile[] = [];
  await new Promise<void>((resolve, reject) => {
    parser.on('error', reject);
    parser.on('end', () => resolve());
    parser.on('data', (part: ParserOutput) => {
      if (part.type === 'attachment') collectFile(part, files, reject);
    });
    parser.end(mail);
  });
  return {
    headers: parser.headers || new Map(),
    headerLines: (parser.headerLines || []).map(({ key, line }) => ({ key, line: fromBinary(line) })),
    root: parser.tree ? asPart(parser.tree) : null,
    textCut,
    files,
  };
}

// What we use of mailparser beyond its published types: its tree, and the two places where it decides on charsets.
interface TreeNode {
  contentType: string | false;
  charset?: string;
  textContent?: string;
  isAttachment?: boolean;
  node: {
    filename: string | false;
    charset: string | false;
    encoding: string | false;
    disposition: string | false;
  };
  children: TreeNode[];
}
interface ParserInside extends NodeJS.EventEmitter {
  headers: Map<string, unknown> | false;
  headerLines: HeaderLine[] | false;
  tree: TreeNode | false;
  createNode(part: TreeNode['node']): TreeNode;
  decoder: { decodeStream(charset: string): Transform };
  end(bytes: Buffer): void;
}
interface AttachmentOutput {
  type: 'attachment';
  contentType: string | false;
  contentDisposition?: string;
  filename?: string;
  headers: Map<string, unknown>;
  cid?: string;
  content: NodeJS.ReadableStream;
  release(): void;
}
type ParserOutput = AttachmentOutput | { type: 'text' };

/** mailparser decodes text by its label before we see the bytes; here every text part goes through `decodeText`. */
function createParser(onCut: () => void): ParserInside {
  const options = {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
    checksumAlgo: 'sha1',
  };
  const parser = new MailParser(options) as unknown as ParserInside;
  const createNode = parser.createNode.bind(parser);
  parser.createNode = (part) => {
    const node = createNode(part);
    if (node.isAttachment === false) node.charset = `${LABEL}${part.charset || ''}`;
    return node;
  };
  const { decodeStream } = parser.decoder;
  parser.decoder = {
    decodeStream: (label) => createDecoder(label.slice(LABEL.length), decodeStream, onCut),
  };
  return parser;
}

// Without it the parser would not ask the decoder about UTF-8 and ASCII, the labels that lie most.
const LABEL = 'declared:';

const MAX_CONTENT_ID = 300;
// A letter is far shorter; a few pictures as data: addresses fit. Work on longer strings takes memory many times their size.
const MAX_TEXT_BYTES = 6 * 1024 * 1024;

function createDecoder(
  declared: string,
  fallback: (charset: string) => Transform,
  onCut: () => void,
): Transform {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (length < MAX_TEXT_BYTES) chunks.push(chunk);
      else onCut();
      length += chunk.length;
      done();
    },
    flush(done) {
      const read = Buffer.concat(chunks);
      const bytes = length > read.length ? withoutHalfCharacter(read) : read;
      const text = decodeText(bytes, declared || null);
      if (text !== null) {
        done(null, Buffer.from(text));
        return;
      }
      // Rare charsets that the platform lacks but the library has tables for.
      const decoder = fallback(declared);
      decoder.on('data', (decoded: Buffer | string) => this.push(decoded));
      decoder.on('error', () => done(null, bytes));
      decoder.on('end', () => done());
      decoder.end(bytes);
    },
  });
}

/** What was cut in the middle of a character would be valid in no charset. */
function withoutHalfCharacter(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > bytes.length - 8 && (bytes[end - 1] ?? 0) > 0x7f) end--;
  return bytes.subarray(0, end);
}

function collectFile(part: AttachmentOutput, files: MimeFile[], fail: (error: Error) => void): void {
  const chunks: Buffer[] = [];
  part.content.on('data', (chunk: Buffer) => chunks.push(chunk));
  part.content.on('error', fail);
  part.content.on('end', () => {
    const disposition = part.contentDisposition?.toLowerCase() ?? null;
    files.push({
      name: part.filename || null,
      declaredType: (part.contentType || 'application/octet-stream').toLowerCase(),
      inline: disposition === 'inline' || (disposition === null && part.cid !== undefined),
      contentId: part.cid?.slice(0, MAX_CONTENT_ID) || null,
      encoding: strangeEncoding(part.headers.get('content-transfer-encoding')),
      content: Buffer.concat(chunks),
    });
    part.release();
  });
}

function asPart(node: TreeNode): MimePart {
  return {
    type: (node.contentType || 'text/plain').toLowerCase(),
    charset: node.node.charset || null,
    encoding: strangeEncoding(node.node.encoding),
    fileName: node.node.filename || null,
    text: node.textContent ?? null,
    shown: node.node.disposition === 'inline' && /^image\//i.test(node.contentType || ''),
    children: node.children.map(asPart),
  };
}

function strangeEncoding(value: unknown): string | null {
  const encoding = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return encoding === '' || /^(7bit|8bit|binary|base64|quoted-printable)$/.test(encoding) ? null : encoding;
}

/** The parser keeps header lines as one character a byte. */
function fromBinary(line: string): string {
  return Buffer.from(line, 'latin1').toString('utf8');
}
