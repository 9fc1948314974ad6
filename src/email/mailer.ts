import { Readable } from 'node:stream';
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import type { Mailer, OutgoingMail, SendOutcome } from '../core/ports.ts';
import { type ComposedMail, composeMail } from './compose-mail.ts';
import { parseSmtpUrl, type SmtpServer } from './smtp-url.ts';

const DEFAULT_TIMEOUT_MS = 30_000;
const LOOPBACK = /^(?:127(?:\.\d+){3}|::1|(?:.+\.)?localhost)$/i;
const NO_TLS =
  'The mail server offers no encryption (STARTTLS), and the password must not go there in clear. Use an address that starts with smtps://, or a server with STARTTLS.';

/** Sends mail through an SMTP server and tells truthfully what became of it; see `SendOutcome`. */
export function createSmtpMailer(options: {
  url: string;
  timeoutMs?: number;
}): Mailer & { close(): Promise<void> } {
  const server = parseSmtpUrl(options.url);
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const running = new Set<Promise<SendOutcome>>();

  async function send(mail: OutgoingMail): Promise<SendOutcome> {
    const composed = await composeMail(mail);
    if ('unusable' in composed) return { kind: 'refused', detail: composed.unusable };
    return deliver(server, composed, timeoutMs);
  }

  return {
    async send(mail) {
      const sending = send(mail);
      running.add(sending);
      try {
        return await sending;
      } finally {
        running.delete(sending);
      }
    },
    async close() {
      await Promise.allSettled(running);
    },
  };
}

/** One connection, one mail. Never rejects. */
async function deliver(server: SmtpServer, mail: ComposedMail, timeoutMs: number): Promise<SendOutcome> {
  return await new Promise((resolve) => {
    // Once the server has asked for the content it may have the mail, whatever the connection does.
    let contentStarted = false;
    const content = Readable.from(
      (function* () {
        contentStarted = true;
        yield mail.raw;
      })(),
      { objectMode: false },
    );
    const connection = new SmtpConnection({
      host: server.host,
      port: server.port,
      secure: server.secure,
      requireTLS: server.auth !== null && !LOOPBACK.test(server.host),
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
      logger: false,
    });
    const timer = setTimeout(() => fail(new Error('The server took too long.')), timeoutMs * 2);

    function finish(outcome: SendOutcome): void {
      clearTimeout(timer);
      if (outcome.kind === 'sent') connection.quit();
      else connection.close();
      resolve(outcome);
    }
    function fail(error: SmtpError): void {
      finish(failure(error, contentStarted));
    }
    function transmit(): void {
      connection.send(mail.envelope, content, (error, info) => {
        if (error) fail(error);
        else finish({ kind: 'sent', detail: info?.response ?? '' });
      });
    }

    connection.on('error', fail);
    connection.connect((error) => {
      if (error) return fail(error);
      if (!server.auth) return transmit();
      return connection.login({ credentials: server.auth }, (refusal) => {
        if (refusal) fail(refusal);
        else transmit();
      });
    });
  });
}

interface SmtpError {
  message: string;
  /** nodemailer's name of what went wrong. */
  code?: string;
  responseCode?: number;
  response?: string;
}

/** An answer of the server decides; without one it depends on whether it had asked for the content. */
function failure(error: SmtpError, contentStarted: boolean): SendOutcome {
  const code = error.responseCode ?? 0;
  if (error.code === 'ETLS' && code >= 500) return { kind: 'refused', detail: NO_TLS };
  const detail = (error.response ?? error.message).slice(0, 500);
  if (code >= 500) return { kind: 'refused', detail };
  if (code >= 400) return { kind: 'not_taken', detail };
  if (contentStarted) return { kind: 'unknown', detail };
  return { kind: 'not_taken', detail };
}
