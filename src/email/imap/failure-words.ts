import { StepcheckError } from '../../core/errors.ts';

/** Why a mailbox could not be read. */
export interface MailboxFailure {
  /** In words for people: what is the matter, and what to do where something can be done. */
  words: string;
  /** The login was refused: it will be again, and trying often can lock the account. */
  refused: boolean;
}

/** What imapflow and Node say of a failure, as far as it is read here. */
interface Fault {
  message?: string;
  code?: string;
  authenticationFailed?: boolean;
  tlsFailed?: boolean;
  serverResponseCode?: string;
  responseText?: string;
  response?: unknown;
}

/** Login answers that say nothing against the password (RFC 5530). */
const PASSING = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG']);

const BY_CODE: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name of the mail server is not known. Check the host in IMAP_URLS.',
  EAI_AGAIN: 'the name of the mail server could not be looked up just now.',
  ECONNREFUSED: 'the mail server takes no connection. Check host and port in IMAP_URLS.',
  ECONNRESET: 'the mail server broke the connection off.',
  EPIPE: 'the mail server broke the connection off.',
  EHOSTUNREACH: 'the mail server cannot be reached.',
  ENETUNREACH: 'the network cannot be reached.',
  ETIMEDOUT: 'the mail server does not answer.',
  ETIMEOUT: 'the mail server does not answer.',
  CONNECT_TIMEOUT: 'the mail server does not answer.',
  GREETING_TIMEOUT: 'the mail server does not answer. Port 993 is for imaps://, port 143 for imap://.',
  NoConnection: 'the mail server ended the connection.',
  EConnectionClosed: 'the mail server ended the connection.',
  ClosedAfterConnectText: 'the mail server ended the connection.',
  ClosedAfterConnectTLS: 'the mail server ended the connection.',
  CERT_HAS_EXPIRED: "the mail server's certificate has expired.",
  ERR_TLS_CERT_ALTNAME_INVALID: "the mail server's certificate is for another name. Check the host.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the mail server's certificate is signed by nobody we know.",
  SELF_SIGNED_CERT_IN_CHAIN: "the mail server's certificate is signed by nobody we know.",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the mail server's certificate is signed by nobody we know.",
};

/** A failure of a mailbox, for the log and the review channel. */
export function failureOf(error: unknown): MailboxFailure {
  if (error instanceof StepcheckError) return { words: error.message, refused: error.turn === 'person' };
  const fault = (typeof error === 'object' && error !== null ? error : {}) as Fault;
  if (fault.authenticationFailed && !PASSING.has(fault.serverResponseCode ?? '')) {
    const words = `the login was refused${said(fault)}. Check user and password (or MAIL_OAUTH).`;
    return { words, refused: true };
  }
  if (fault.tlsFailed) {
    return {
      words:
        'the mail server offers no encryption (STARTTLS), and the login must not go there in clear. Use imaps://.',
      refused: false,
    };
  }
  const known = BY_CODE[fault.code ?? ''];
  const message = (fault.message ?? String(error)).replace(/\.$/, '');
  return { words: known ?? `${message}${said(fault)}.`, refused: false };
}

/** The server's own words, short. */
function said({ responseText, response }: Fault): string {
  const words = responseText ?? (typeof response === 'string' ? response : '');
  return words ? ` ("${words.replace(/\s+/g, ' ').trim().slice(0, 200)}")` : '';
}
