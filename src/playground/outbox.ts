import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type AddressObject, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Log } from '../core/ports.ts';

const SIZE_LIMIT = 30 * 1024 * 1024;
const MAIL_FILE = /^(\d{13})-[0-9a-f]{12}\.eml$/;

/** A mail that would have left the house. */
export interface OutboxMail {
  id: string;
  receivedAt: number;
  date: number | null;
  from: string;
  to: string;
  cc: string;
  subject: string;
  text: string;
  html: string | null;
  attachments: { name: string; type: string; bytes: number }[];
  /** Every header as it stands in the mail, in order. */
  headers: { name: string; value: string }[];
}

/** The end of every mail's way in the playground: a real SMTP server that keeps what it is given. */
export interface Outbox {
  smtpUrl: string;
  /** Newest first. */
  list(): readonly OutboxMail[];
  raw(id: string): Promise<Uint8Array | null>;
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

export async function startOutbox(options: { folder: string; log: Log }): Promise<Outbox> {
  const { folder, log } = options;
  await mkdir(folder, { recursive: true });
  const mails = await readFolder(folder);
  const listeners = new Set<() => void>();

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: SIZE_LIMIT,
    onData(stream, session, done) {
      keep(stream, session).then(
        () => done(),
        (error: unknown) => {
          log.error({ error }, 'the outbox could not keep a mail');
          done(error instanceof Error ? error : new Error(String(error)));
        },
      );
    },
  });
  server.on('error', (error) => log.warn({ error }, 'the outbox had a connection error'));

  async function keep(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [envelopeHeaders(session)];
    for await (const chunk of stream) {
      // Beyond the limit the rest is read and thrown away: SMTP has no way to interrupt DATA.
      if (!stream.sizeExceeded) chunks.push(chunk);
    }
    if (stream.sizeExceeded) throw smtpError(552, 'The mail is larger than 30 MB.');
    const receivedAt = Math.max(Date.now(), (mails[0]?.receivedAt ?? 0) + 1);
    const raw = Buffer.concat(chunks);
    const name = `${receivedAt}-${randomBytes(6).toString('hex')}.eml`;
    await writeSafely(folder, name, raw);
    mails.unshift(await readMail(name, receivedAt, raw));
    mails.sort((a, b) => b.receivedAt - a.receivedAt);
    for (const listener of listeners) listener();
  }

  const port = await listen(server);
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    list: () => mails,
    async raw(id) {
      return mails.some((mail) => mail.id === id) ? readFile(join(folder, id)) : null;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** What the last server on a mail's way writes on top: RFC 5321 section 4.4. */
function envelopeHeaders(session: SMTPServerSession): Buffer {
  const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
  const to = session.envelope.rcptTo.map((recipient) => `Delivered-To: ${oneLine(recipient.address)}\r\n`);
  return Buffer.from(`Return-Path: <${oneLine(from)}>\r\n${to.join('')}`);
}

function oneLine(value: string): string {
  return value.replace(/[\r\n]+/g, ' ');
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

async function listen(server: SMTPServer): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The outbox got no port.');
  return address.port;
}

async function readFolder(folder: string): Promise<OutboxMail[]> {
  const mails: OutboxMail[] = [];
  for (const name of (await readdir(folder)).sort().reverse()) {
    const receivedAt = MAIL_FILE.exec(name)?.[1];
    if (receivedAt === undefined) continue;
    mails.push(await readMail(name, Number(receivedAt), await readFile(join(folder, name))));
  }
  return mails;
}

async function readMail(id: string, receivedAt: number, raw: Buffer): Promise<OutboxMail> {
  const mail = await simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true });
  return {
    id,
    receivedAt,
    date: mail.date?.getTime() ?? null,
    from: mail.from?.text ?? '',
    to: wordsOf(mail.to),
    cc: wordsOf(mail.cc),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || null,
    attachments: mail.attachments.map((file) => ({
      name: file.filename ?? 'attachment',
      type: file.contentType,
      bytes: file.size,
    })),
    headers: mail.headerLines.map(({ line }) => {
      const colon = line.indexOf(':');
      return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
    }),
  };
}

function wordsOf(addresses: AddressObject | AddressObject[] | undefined): string {
  return [addresses ?? []]
    .flat()
    .map((address) => address.text)
    .join(', ');
}

/** The sender is told 250 only after this: the file and its name in the folder are on the disk. */
async function writeSafely(folder: string, name: string, bytes: Buffer): Promise<void> {
  const part = join(folder, `${name}.part`);
  const file = await open(part, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, join(folder, name));
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
