import { StepcheckError } from '../../core/errors.ts';
import { isLoopback } from '../loopback.ts';

/** One mailbox: a folder of a user on a server. */
export interface Mailbox {
  host: string;
  port: number;
  /** TLS from the start. */
  secure: boolean;
  /** STARTTLS is a must: a password never crosses a network in clear. */
  requireTls: boolean;
  user: string;
  /** Null: the login is by OAuth2. */
  password: string | null;
  folder: string;
  /** The same for the same mailbox, whatever its password or port. */
  name: string;
}

const IMAP_PORT = 143;
const TLS_PORT = 993;

/** `imap[s]://user[:password]@host[:port][/folder]`, each part percent-encoded. */
export function parseImapUrl(url: string): Mailbox {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const [user, password, folder] = parsed
    ? [parsed.username, parsed.password, parsed.pathname.replace(/^\/|\/$/g, '')].map(decoded)
    : [];
  if (
    !parsed?.hostname ||
    !/^imaps?:$/.test(parsed.protocol) ||
    !user ||
    password == null ||
    folder == null
  ) {
    throw new StepcheckError(
      'imap_url',
      'person',
      'A mailbox address in IMAP_URLS is not usable. Write it as imaps://user:password@imap.firm.example, with /folder for another than INBOX and special characters percent-encoded (an @ in the user is %40).',
    );
  }
  const secure = parsed.protocol === 'imaps:';
  const host = parsed.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return {
    host,
    port: Number(parsed.port) || (secure ? TLS_PORT : IMAP_PORT),
    secure,
    requireTls: !secure && !isLoopback(host),
    user,
    password: password === '' ? null : password,
    folder: folder || 'INBOX',
    name: `imap.${user}@${host}/${folder || 'INBOX'}`,
  };
}

/** The mailbox in words for people. */
export function mailboxWords({ user, host, folder }: Mailbox): string {
  return folder === 'INBOX' ? `${user} at ${host}` : `${user} at ${host}, folder ${folder}`;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
