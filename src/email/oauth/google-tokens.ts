import { readFile } from 'node:fs/promises';
import { JWT, OAuth2Client } from 'google-auth-library';
import { z } from 'zod';
import { StepcheckError } from '../../core/errors.ts';
import type { MailOauth } from '../../core/settings.ts';
import { adviseGoogle } from './google-advice.ts';
import { createTokenRequests } from './token-requests.ts';
import { issuedToken, type TokenSource } from './token-source.ts';

export const SCOPE = 'https://mail.google.com/';

/** The parts of a service account's key file that are needed. */
const ServiceKey = z.object({
  client_email: z.string(),
  private_key: z.string(),
  private_key_id: z.string().optional(),
});
type ServiceKey = z.infer<typeof ServiceKey>;

/** Tokens of Google: of a service account acting for the mailbox, or, with a refresh token, of who consented. */
export function createGoogleTokens(oauth: MailOauth, fetch: typeof globalThis.fetch): TokenSource {
  const { keyFile } = oauth;

  return {
    perUser: keyFile !== null,
    async issue(user) {
      const key = keyFile === null ? null : await readKey(keyFile);
      const requests = createTokenRequests(fetch);
      const options = { transporterOptions: { fetchImplementation: requests.fetch } };
      try {
        const { access_token, expiry_date } = key
          ? await asServiceAccount(key, user, options)
          : await asUser(oauth, options);
        return issuedToken(access_token, expiry_date);
      } catch (error) {
        const advise = adviseGoogle(key === null ? null : { user, account: key.client_email });
        throw requests.problem(error, { provider: 'Google', advise });
      }
    },
  };
}

type Options = { transporterOptions: { fetchImplementation: typeof globalThis.fetch } };

async function asServiceAccount(key: ServiceKey, user: string, options: Options) {
  const account = new JWT({
    ...options,
    email: key.client_email,
    key: key.private_key,
    keyId: key.private_key_id,
    scopes: [SCOPE],
    subject: user,
  });
  return account.authorize();
}

async function asUser(oauth: MailOauth, options: Options) {
  const client = new OAuth2Client({
    ...options,
    clientId: oauth.clientId,
    clientSecret: oauth.clientSecret ?? undefined,
  });
  client.setCredentials({ refresh_token: oauth.refreshToken });
  return (await client.refreshAccessToken()).credentials;
}

/** Read each time, so that a new key needs no restart. */
async function readKey(path: string): Promise<ServiceKey> {
  try {
    return ServiceKey.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error;
    const why = missing ? `cannot be read (${error.message})` : 'is no key of a service account';
    const todo =
      'Make a JSON key in the Google Cloud console (Service accounts, Keys) and name its file there.';
    throw new StepcheckError('oauth_key_file', 'person', `The file of MAIL_OAUTH_KEY_FILE ${why}. ${todo}`);
  }
}
