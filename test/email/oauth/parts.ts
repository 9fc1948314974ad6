import type { MailOauth } from '../../../src/core/settings.ts';
import type { AccessTokenParts } from '../../../src/email/oauth/access-tokens.ts';
import type { TokenCache } from '../../../src/email/oauth/token-cache.ts';
import type { TokenEndpoint } from './token-endpoint.ts';

export const SECRET = 'client-s3cret';

export const MICROSOFT: MailOauth = {
  provider: 'microsoft',
  tenant: '11111111-2222-3333-4444-555555555555',
  clientId: 'app-1',
  clientSecret: SECRET,
  refreshToken: null,
  keyFile: null,
  secretExpires: null,
};

export const GOOGLE: MailOauth = {
  ...MICROSOFT,
  provider: 'google',
  tenant: null,
  refreshToken: 'refresh-1',
};

/** Parts that can be looked into: what was announced and logged, and a clock that can be put forward. */
export function oauthParts(endpoint: Pick<TokenEndpoint, 'fetch'>, cache: TokenCache = memoryCache()) {
  const told: { key: string; text: string }[] = [];
  const logged: unknown[] = [];
  const log = (fields: object, message: string) => {
    logged.push({ ...fields, message });
  };
  let ahead = 0;
  const parts: AccessTokenParts = {
    cache,
    announce: async (key, text) => {
      told.push({ key, text });
    },
    clock: { now: () => Date.now() + ahead },
    log: { debug: log, info: log, warn: log, error: log },
    fetch: endpoint.fetch,
  };
  return {
    parts,
    told,
    logged,
    pass(ms: number) {
      ahead += ms;
    },
  };
}

function memoryCache(): TokenCache {
  let text: string | null = null;
  return {
    load: async () => text,
    save: async (next) => {
      text = next;
    },
  };
}
