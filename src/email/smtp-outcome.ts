import { asStepcheckError } from '../core/errors.ts';
import type { SendOutcome } from '../core/ports.ts';
import { SmtpFailure } from './smtp-session.ts';

const NO_TLS =
  'The mail server offers no encryption (STARTTLS), and the login must not go there in clear. Use an address that starts with smtps://, or a server with STARTTLS.';

/** What failed sending comes to. An answer of the server decides; without one, whether it had asked for the content. */
export function outcomeOf(thrown: unknown, envelopeFrom: string): SendOutcome {
  if (!(thrown instanceof SmtpFailure)) {
    // It never came to the mail server: a person who mends the login (a secret that has ended) in time saves the mail.
    const { turn, message } = asStepcheckError(thrown);
    return { kind: turn === 'never' ? 'refused' : 'not_taken', detail: message };
  }
  const { error, contentStarted } = thrown;
  const code = error.responseCode ?? 0;
  if (error.code === 'ETLS' && code >= 500) return { kind: 'refused', detail: NO_TLS };
  const detail = (error.response ?? error.message).slice(0, 500);
  if (code >= 500) return { kind: 'refused', detail: [detail, ...adviceOn(thrown, envelopeFrom)].join(' ') };
  if (code >= 400) return { kind: 'not_taken', detail };
  if (contentStarted) return { kind: 'unknown', detail };
  return { kind: 'not_taken', detail };
}

const SENDER_WORDS = /\bsender\b|\bmail from\b|send ?as|return.?path|<>/i;

/** Whether the server does not let us send under this name, whomever it goes to. */
export function isSenderRefused(thrown: unknown): boolean {
  if (!(thrown instanceof SmtpFailure)) return false;
  const { command, response = '', responseCode = 0 } = thrown.error;
  // 530: nobody may send who has not logged in.
  if (responseCode < 500 || responseCode === 530) return false;
  return command === 'MAIL FROM' || (command !== 'RCPT TO' && SENDER_WORDS.test(response));
}

/** What to do about a refusal that comes of a setting. */
function adviceOn(failure: SmtpFailure, envelopeFrom: string): string[] {
  const said = failure.error.response ?? '';
  if (/SmtpClientAuthentication is disabled/i.test(said)) {
    return ['Turn on SMTP AUTH for this mailbox: see "Connect mail" in the README.'];
  }
  if (!isSenderRefused(failure)) return [];
  if (envelopeFrom === '') {
    return [
      'This server may take no mail with an empty sender, as acknowledgements have: set MAIL_BOUNCE_ADDRESS to an address that the user of SMTP_URL may send as.',
    ];
  }
  return /send ?as/i.test(said) ? ['Let the user of SMTP_URL send as the first of SUPPORT_ADDRESSES.'] : [];
}
