import { type FileHandle, open } from 'node:fs/promises';
import { reasonInWords } from '../command/run-command.ts';
import { mboxStart } from './from-line.ts';
import { type MboxMail, readMbox } from './read-mbox.ts';

/** What a file holds: a mail, or why one cannot be had. */
export interface FoundMail {
  file: string;
  /** Which mail of an archive; null where the file is the mail. */
  number: number | null;
  raw: Buffer | null;
  /** Why there is none, or what is wrong with it. */
  problem: string | null;
  /** How many bytes of the file have been read by now. */
  readTo: number;
}

const HEAD_BYTES = 4 * 1024;

/** Every mail in a file: one, or those of an mbox archive. Never throws: what cannot be read is said. */
export async function* eachMail(path: string, maxBytes: number): AsyncGenerator<FoundMail> {
  const last = { number: null as number | null, readTo: 0 };
  let file: FileHandle | null = null;
  try {
    file = await open(path);
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    const start = mboxStart(head.subarray(0, bytesRead));
    if (start === null) {
      yield await wholeFile(path, file, maxBytes);
      return;
    }
    for await (const mail of readMbox(file, start, maxBytes)) {
      last.number = mail.number;
      last.readTo = mail.end;
      yield ofArchive(path, mail, maxBytes);
    }
  } catch (error) {
    const after = last.number === null ? '' : `, so what comes after its mail ${last.number} is missing`;
    yield { file: path, number: null, raw: null, problem: reasonInWords(error) + after, readTo: last.readTo };
  } finally {
    await file?.close();
  }
}

async function wholeFile(path: string, file: FileHandle, maxBytes: number): Promise<FoundMail> {
  const { size } = await file.stat();
  const found = { file: path, number: null, readTo: size };
  const why = refusal(size, maxBytes);
  return why === null
    ? { ...found, raw: await file.readFile(), problem: null }
    : { ...found, raw: null, problem: why };
}

function ofArchive(path: string, mail: MboxMail, maxBytes: number): FoundMail {
  const { number, raw, end } = mail;
  const found = { file: path, number, readTo: end };
  const why = refusal(raw?.length ?? mail.bytes, maxBytes);
  if (why !== null || raw === null) return { ...found, raw: null, problem: why };
  const cut = 'by its Content-Length the archive ends before this mail does: some of it may be missing';
  return { ...found, raw, problem: mail.cutShort ? cut : null };
}

function refusal(bytes: number, maxBytes: number): string | null {
  if (bytes === 0) return 'it is empty';
  if (bytes <= maxBytes) return null;
  const mb = (value: number) => (value / 1024 / 1024).toFixed(value < 10 * 1024 * 1024 ? 1 : 0);
  return `it is larger (${mb(bytes)} MB) than MAIL_MAX_MB allows (${mb(maxBytes)} MB)`;
}
