import {
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
} from '@azure/msal-node';
import type { Log } from '../../core/ports.ts';
import type { MailOauth } from '../../core/settings.ts';
import { adviseMicrosoft } from './microsoft-advice.ts';
import { newestRefreshToken } from './newest-refresh-token.ts';
import type { TokenCache } from './token-cache.ts';
import { createTokenRequests } from './token-requests.ts';
import { issuedToken, type TokenSource } from './token-source.ts';

const AS_APP = ['https://outlook.office365.com/.default'];
export const AS_USER = [
  'https://outlook.office.com/IMAP.AccessAsUser.All',
  'https://outlook.office.com/SMTP.Send',
  'offline_access',
];

/** Tokens of Microsoft Entra: of the app itself, or, with a refresh token, of the person who consented. */
export function createMicrosoftTokens(
  oauth: MailOauth,
  parts: { cache: TokenCache; fetch: typeof globalThis.fetch; log: Log },
): TokenSource {
  const { clientId, tenant } = oauth;
  const newest = oauth.refreshToken && newestRefreshToken(oauth.refreshToken, `${tenant}/${clientId}`, parts);

  return {
    perUser: false,
    async issue() {
      const requests = createTokenRequests(parts.fetch);
      try {
        // A new one each time: it would remember a 5xx for a minute and refuse without asking.
        const app = microsoftApp(oauth, requests.fetch);
        const result = newest
          ? await app.acquireTokenByRefreshToken({ refreshToken: await newest.current(), scopes: AS_USER })
          : await app.acquireTokenByClientCredential({ scopes: AS_APP, skipCache: true });
        const renewed = requests.answer()?.refreshToken;
        if (newest && renewed) await newest.renewed(renewed);
        return issuedToken(result?.accessToken, result?.expiresOn?.getTime());
      } catch (error) {
        throw requests.problem(error, { provider: 'Microsoft', advise: adviseMicrosoft });
      }
    },
  };
}

/** Ourselves as Entra knows us, asking by way of `fetch`. */
export function microsoftApp(
  { clientId, clientSecret, tenant }: MailOauth,
  fetch: typeof globalThis.fetch,
): ConfidentialClientApplication {
  const authority = `https://login.microsoftonline.com/${tenant ?? 'common'}`;
  return new ConfidentialClientApplication({
    auth: { clientId, clientSecret: clientSecret ?? '', authority },
    system: { networkClient: networkClient(fetch) },
  });
}

/** The library keeps refresh tokens to itself, so its way to the network is where the new one is seen. */
function networkClient(fetch: typeof globalThis.fetch): INetworkModule {
  async function request<T>(method: string, url: string, options?: NetworkRequestOptions) {
    const response = await fetch(url, { method, headers: options?.headers, body: options?.body });
    const headers = Object.fromEntries(response.headers);
    return { headers, body: (await response.json()) as T, status: response.status };
  }
  return {
    sendGetRequestAsync: (url, options) => request('GET', url, options),
    sendPostRequestAsync: (url, options) => request('POST', url, options),
  };
}
