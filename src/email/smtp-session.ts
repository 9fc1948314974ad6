import { Readable } from 'node:stream';
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import { isLoopback } from './loopback.ts';
import type { SmtpServer } from './smtp-url.ts';

/** A password, or an access token. */
export type SmtpLogin = { user: string; pass: string } | { user: string; token: string };

/** What went wrong, as nodemailer tells it. */
interface SmtpError {
  message: string;
  /** nodemailer's name of what went wrong. */
  code?: string;
  responseCode?: number;
  response?: string;
  /** The command that was answered. */
  command?: string;
  recipient?: string;
  rejectedErrors?: SmtpError[];
}

export interface NotTaken {
  address: string;
  /** The server's words. */
  answer: string;
}

export class SmtpFailure extends Error {
  readonly error: SmtpError;
  /** Once the server has asked for the content it may have the mail, whatever the connection does. */
  readonly contentStarted: boolean;

  constructor(error: SmtpError, contentStarted: boolean) {
    super(error.message);
    this.error = error;
    this.contentStarted = contentStarted;
  }
}

export interface SmtpSession {
  /** Rejects with an SmtpFailure where nobody gets the mail. */
  transmit(from: string, to: string[], raw: Buffer): Promise<{ answer: string; notTaken: NotTaken[] }>;
  close(): void;
}

/** Connects and logs in. Rejects with an SmtpFailure. */
export async function openSmtpSession(
  server: SmtpServer,
  login: SmtpLogin | null,
  timeoutMs: number,
): Promise<SmtpSession> {
  const connection = connectionTo(server, login, timeoutMs);
  const { broken, stopWaiting } = watch(connection, timeoutMs * 2);

  /** One exchange with the server, unless the connection breaks first. */
  async function exchange<T>(
    begin: (done: Done<T>) => void,
    hasContent = () => false,
  ): Promise<T | undefined> {
    const answered = new Promise<T | undefined>((resolve, reject) => {
      begin((error, result) => (error ? reject(error) : resolve(result)));
    });
    try {
      return await Promise.race([answered, broken]);
    } catch (error) {
      stopWaiting();
      connection.close();
      throw new SmtpFailure(error as SmtpError, hasContent());
    }
  }

  await exchange<void>((done) => connection.connect(done));
  if (login) await exchange<unknown>((done) => connection.login(authOf(login), done));

  return {
    async transmit(from, to, raw) {
      let started = false;
      const begun = function* () {
        started = true;
        yield raw;
      };
      const content = Readable.from(begun(), { objectMode: false });
      const info = await exchange<SmtpConnection.SentMessageInfo>(
        (done) => connection.send({ from, to }, content, done),
        () => started,
      );
      return { answer: info?.response ?? '', notTaken: notTaken(info?.rejectedErrors ?? []) };
    },
    close() {
      stopWaiting();
      connection.quit();
    },
  };
}

type Done<T> = (error?: Error | null, result?: T) => void;

/** Recipients that were refused, each with the server's words. */
export function notTaken(errors: SmtpError[]): NotTaken[] {
  return errors.map((error) => ({ address: error.recipient ?? '', answer: error.response ?? error.message }));
}

function watch(connection: SmtpConnection, limitMs: number) {
  let stopWaiting = () => {};
  const broken = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The server took too long.')), limitMs);
    stopWaiting = () => clearTimeout(timer);
    connection.on('error', reject);
  });
  // Between two exchanges nobody waits for it.
  broken.catch(() => {});
  return { broken, stopWaiting };
}

function connectionTo(server: SmtpServer, login: SmtpLogin | null, timeoutMs: number): SmtpConnection {
  return new SmtpConnection({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: login !== null && !isLoopback(server.host),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    logger: false,
    customAuth: { XOAUTH2: loginByToken },
  });
}

function authOf(login: SmtpLogin) {
  if ('pass' in login) return { credentials: login };
  return { method: 'XOAUTH2', user: login.user, pass: login.token };
}

/**
 * Instead of nodemailer's own, which offers a token a second time where the server says no with a challenge, and not
 * where it does so at once as Microsoft's does.
 */
async function loginByToken({
  auth,
  sendCommand,
}: SmtpConnection.CustomAuthenticationContext): Promise<void> {
  const { user, pass } = auth.credentials;
  const offer = Buffer.from(`user=${user}\x01auth=Bearer ${pass}\x01\x01`).toString('base64');
  let answer = await sendCommand(`AUTH XOAUTH2 ${offer}`);
  // A challenge holds the reason of a refusal, and an empty line brings the refusal itself.
  if (answer.status === 334) answer = await sendCommand('');
  if (answer.status !== 235) throw new Error('The access token was refused');
}
