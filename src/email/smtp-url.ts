import { StepcheckError } from '../core/errors.ts';

export interface SmtpServer {
  host: string;
  port: number;
  secure: boolean;
  /** `pass` is null where the login is by an access token. */
  auth: { user: string; pass: string | null } | null;
}

const SUBMISSION_PORT = 587;
const TLS_PORT = 465;

/**
 * `smtp://user:password@host:port` (STARTTLS where offered, required with a user except on loopback) or `smtps://...`
 * (TLS from the start). A user without a password logs in by OAuth2.
 */
export function parseSmtpUrl(url: string): SmtpServer {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed?.hostname || !/^smtps?:$/.test(parsed.protocol)) {
    throw new StepcheckError(
      'smtp_url',
      'person',
      'The SMTP address is not usable. Write it as smtp://user:password@mail.example:587, with special characters percent-encoded.',
    );
  }
  const secure = parsed.protocol === 'smtps:';
  const user = decodeURIComponent(parsed.username);
  const pass = decodeURIComponent(parsed.password);
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: Number(parsed.port) || (secure ? TLS_PORT : SUBMISSION_PORT),
    secure,
    auth: user ? { user, pass: pass === '' ? null : pass } : null,
  };
}
