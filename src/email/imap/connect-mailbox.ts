import { ImapFlow } from 'imapflow';
import { StepcheckError } from '../../core/errors.ts';
import type { Mailbox } from './imap-url.ts';
import type { MailboxNow } from './mailbox-cursor.ts';

/** What a mailbox is logged in to with: a password, or an OAuth2 access token. */
export type MailboxLogin = { user: string; pass: string } | { user: string; accessToken: string };

export interface Connection {
  client: ImapFlow;
  mailbox: MailboxNow;
  /** Resolves once the server tells of new mail, the connection is gone, or after so long. */
  news(ms: number): Promise<void>;
  /** From here on only what comes is news. */
  listen(): void;
}

/** Idle for so long, the client asks the server to tell of new mail (IDLE). */
const IDLE_AFTER_MS = 1_000;

/**
 * Opens a mailbox, does the work, and hangs up. What ended the connection is thrown; the signal ends it too.
 * `answerMs`: a server that says nothing for so long while it is asked is gone.
 */
export async function withMailbox<T>(
  options: { mailbox: Mailbox; login: MailboxLogin; answerMs: number; maxBytes: number },
  signal: AbortSignal,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const { mailbox, answerMs } = options;
  const client = new ImapFlow({
    host: mailbox.host,
    port: mailbox.port,
    secure: mailbox.secure,
    doSTARTTLS: mailbox.secure ? undefined : mailbox.requireTls,
    auth: options.login,
    clientInfo: { name: 'stepcheck', version: '', vendor: '', 'support-url': '' },
    autoIdleDelay: Math.min(IDLE_AFTER_MS, answerMs / 2),
    connectionTimeout: answerMs,
    greetingTimeout: answerMs,
    socketTimeout: answerMs,
    // A server may give a wrong size: it must not fill the memory for that.
    maxLiteralSize: options.maxBytes * 2,
    maxResponseSize: options.maxBytes * 2 + 1_000_000,
    logger: false,
  });
  let fault: Error | null = null;
  client.on('error', (error) => {
    fault = error;
  });
  const hangUp = () => client.close();
  signal.addEventListener('abort', hangUp, { once: true });
  try {
    signal.throwIfAborted();
    await client.connect();
    return await work(await opened(client, mailbox.folder));
  } catch (error) {
    // "Connection closed" is what the command says; why it was closed was told before.
    throw fault ?? error;
  } finally {
    signal.removeEventListener('abort', hangUp);
    client.close();
  }
}

async function opened(client: ImapFlow, folder: string): Promise<Connection> {
  const opened = await client.mailboxOpen(folder).catch((error) => {
    if (!error.mailboxMissing) throw error;
    throw new StepcheckError(
      'imap_folder',
      'person',
      `there is no folder ${folder}. Check its name in IMAP_URLS.`,
      { cause: error },
    );
  });
  // A server that says goodbye at this moment leaves nothing opened.
  if (!client.usable) throw new Error('the mail server ended the connection');
  let heard = false;
  let wake = () => {};
  client.on('exists', () => {
    heard = true;
    wake();
  });
  client.on('close', () => wake());
  return {
    client,
    mailbox: { uidValidity: String(opened.uidValidity ?? 0), uidNext: await uidNext(client, opened.uidNext) },
    listen() {
      heard = false;
    },
    news: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => wake(), ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (heard || !client.usable) wake();
      }),
  };
}

/** Not every server says UIDNEXT. */
async function uidNext(client: ImapFlow, said: number | undefined): Promise<number> {
  if (said) return said;
  const newest = await client.fetchOne('*', { uid: true });
  return newest ? newest.uid + 1 : 1;
}
