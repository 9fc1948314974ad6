import { StepcheckError } from '../core/errors.ts';
import type { AccessTokens } from './oauth/access-tokens.ts';
import { openSmtpSession, SmtpFailure, type SmtpSession } from './smtp-session.ts';
import type { SmtpServer } from './smtp-url.ts';

const LOGIN_REFUSED = 535;

/** Opens sessions by password, or by an access token where the address has none. */
export function createSmtpLogin(
  server: SmtpServer,
  accessTokens: AccessTokens | null,
  timeoutMs: number,
): () => Promise<SmtpSession> {
  const { auth } = server;
  if (auth === null) return () => openSmtpSession(server, null, timeoutMs);
  const { user, pass } = auth;
  if (pass !== null) return () => openSmtpSession(server, { user, pass }, timeoutMs);
  if (accessTokens === null) {
    throw new StepcheckError(
      'smtp_password',
      'person',
      'SMTP_URL has a user without a password. Add the password, or set MAIL_OAUTH to log in by OAuth2.',
    );
  }

  return async () => {
    const token = await accessTokens.token(user);
    try {
      return await openSmtpSession(server, { user, token }, timeoutMs);
    } catch (error) {
      const isRefused = error instanceof SmtpFailure && error.error.responseCode === LOGIN_REFUSED;
      const other = isRefused ? await accessTokens.token(user, token) : token;
      if (other === token) throw error;
      return openSmtpSession(server, { user, token: other }, timeoutMs);
    }
  };
}
