import type { Mailer, OutgoingMail, SendOutcome } from '../core/ports.ts';
import { type ComposedMail, composeMail } from './compose-mail.ts';
import type { AccessTokens } from './oauth/access-tokens.ts';
import { createSmtpLogin } from './smtp-login.ts';
import { isSenderRefused, outcomeOf } from './smtp-outcome.ts';
import { type NotTaken, notTaken, SmtpFailure, type SmtpSession } from './smtp-session.ts';
import { parseSmtpUrl } from './smtp-url.ts';

const DEFAULT_TIMEOUT_MS = 30_000;

export interface SmtpMailerOptions {
  url: string;
  timeoutMs?: number;
  /** For an address that has a user and no password. */
  accessTokens?: AccessTokens | null;
}

/** Sends mail through an SMTP server and tells truthfully what became of it; see `SendOutcome`. */
export function createSmtpMailer(options: SmtpMailerOptions): Mailer & { close(): Promise<void> } {
  const server = parseSmtpUrl(options.url);
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const logIn = createSmtpLogin(server, options.accessTokens ?? null, timeoutMs);
  const running = new Set<Promise<SendOutcome>>();

  async function send(mail: OutgoingMail): Promise<SendOutcome> {
    const composed = await composeMail(mail);
    if ('unusable' in composed) return { kind: 'refused', detail: composed.unusable };
    try {
      return await sendComposed(composed);
    } catch (error) {
      return outcomeOf(error, mail.envelopeFrom);
    }
  }

  async function sendComposed(mail: ComposedMail): Promise<SendOutcome> {
    const session = await logIn();
    try {
      const outcome = await deliver(session, mail);
      session.close();
      return outcome;
    } catch (error) {
      // A server that lets us send as the addresses of the mailbox only does not know the tag for bounces.
      const from = mail.envelope.from.replace(/\+[^@]*@/, '@');
      if (from === mail.envelope.from || !isSenderRefused(error)) throw error;
      return sendComposed({ ...mail, envelope: { ...mail.envelope, from } });
    }
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

/**
 * First to the one who is answered, and only once the server has taken that to those in Cc: in one go, a server that
 * refuses the first would still deliver to the others.
 */
async function deliver(session: SmtpSession, { envelope, raw }: ComposedMail): Promise<SendOutcome> {
  const { answer } = await session.transmit(envelope.from, [envelope.to], raw);
  const missed = envelope.cc.length === 0 ? [] : await copy(session, envelope.from, envelope.cc, raw);
  const details = missed.map((one) => `Cc not delivered to ${one.address} (${one.answer.slice(0, 200)})`);
  return { kind: 'sent', detail: [answer, ...details].join('; ').slice(0, 1000) };
}

/** Those in Cc who surely or perhaps did not get it. */
async function copy(session: SmtpSession, from: string, cc: string[], raw: Buffer): Promise<NotTaken[]> {
  try {
    return (await session.transmit(from, cc, raw)).notTaken;
  } catch (failure) {
    if (!(failure instanceof SmtpFailure)) throw failure;
    const { rejectedErrors = [], response, message } = failure.error;
    if (rejectedErrors.length > 0) return notTaken(rejectedErrors);
    return cc.map((address) => ({ address, answer: response ?? message }));
  }
}
