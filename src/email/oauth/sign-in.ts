import { CryptoProvider } from '@azure/msal-node';
import { CodeChallengeMethod, OAuth2Client } from 'google-auth-library';
import type { MailOauth } from '../../core/settings.ts';
import { adviseGoogle } from './google-advice.ts';
import { SCOPE as GMAIL } from './google-tokens.ts';
import { adviseMicrosoft } from './microsoft-advice.ts';
import { AS_USER, microsoftApp } from './microsoft-tokens.ts';
import { createTokenRequests } from './token-requests.ts';

/** One sign-in as the mailbox in a browser (RFC 6749, 4.1, with RFC 7636): what gives a first refresh token. */
export interface SignIn {
  /** The page to sign in at. `state` comes back with the answer. */
  address(state: string): Promise<string>;
  /** Trades the answer's code for a refresh token. Throws StepcheckError. */
  refreshToken(code: string): Promise<string>;
}

/** `redirectUri`: where the browser is sent with the answer. */
export async function createSignIn(
  oauth: MailOauth,
  redirectUri: string,
  fetch: typeof globalThis.fetch,
): Promise<SignIn> {
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const proof = { redirectUri, verifier, challenge };
  return oauth.provider === 'google' ? atGoogle(oauth, proof, fetch) : atMicrosoft(oauth, proof, fetch);
}

interface Proof {
  redirectUri: string;
  verifier: string;
  challenge: string;
}

function atMicrosoft(oauth: MailOauth, proof: Proof, fetch: typeof globalThis.fetch): SignIn {
  const requests = createTokenRequests(fetch);
  const { redirectUri } = proof;
  const app = microsoftApp(oauth, requests.fetch);
  return {
    address: (state) =>
      app.getAuthCodeUrl({
        scopes: AS_USER,
        redirectUri,
        state,
        prompt: 'select_account',
        codeChallenge: proof.challenge,
        codeChallengeMethod: 'S256',
      }),
    async refreshToken(code) {
      try {
        await app.acquireTokenByCode({ code, scopes: AS_USER, redirectUri, codeVerifier: proof.verifier });
        return given(requests.answer()?.refreshToken);
      } catch (error) {
        throw requests.problem(error, { provider: 'Microsoft', advise: adviseMicrosoft });
      }
    },
  };
}

function atGoogle(oauth: MailOauth, proof: Proof, fetch: typeof globalThis.fetch): SignIn {
  const requests = createTokenRequests(fetch);
  const client = new OAuth2Client({
    clientId: oauth.clientId,
    clientSecret: oauth.clientSecret ?? undefined,
    redirectUri: proof.redirectUri,
    transporterOptions: { fetchImplementation: requests.fetch },
  });
  return {
    // Without "consent" Google gives no second refresh token to somebody who agreed before.
    address: async (state) =>
      client.generateAuthUrl({
        scope: GMAIL,
        state,
        access_type: 'offline',
        prompt: 'consent',
        code_challenge: proof.challenge,
        code_challenge_method: CodeChallengeMethod.S256,
      }),
    async refreshToken(code) {
      try {
        const { tokens } = await client.getToken({ code, codeVerifier: proof.verifier });
        return given(tokens.refresh_token);
      } catch (error) {
        throw requests.problem(error, { provider: 'Google', advise: adviseGoogle(null) });
      }
    },
  };
}

function given(refreshToken: string | null | undefined): string {
  if (!refreshToken) throw new Error('The answer holds no refresh token.');
  return refreshToken;
}
