import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createAccessTokens } from '../../../src/email/oauth/access-tokens.ts';
import { createTokenCache } from '../../../src/email/oauth/token-cache.ts';
import { MICROSOFT, oauthParts, SECRET } from './parts.ts';
import {
  issued,
  refused,
  startTokenEndpoint,
  type TokenEndpoint,
  type TokenReply,
} from './token-endpoint.ts';

const AS_USER = { ...MICROSOFT, refreshToken: 'refresh-1' };

let endpoint: TokenEndpoint | null = null;
afterEach(async () => {
  await endpoint?.close();
  endpoint = null;
});

async function answering(...replies: TokenReply[]): Promise<TokenEndpoint> {
  let next = 0;
  endpoint = await startTokenEndpoint(() => replies[Math.min(next++, replies.length - 1)] ?? issued('none'));
  return endpoint;
}

describe('with a client secret, Microsoft', () => {
  it('is asked for a token of the app, at the tenant', async () => {
    const { fetch, requests } = await answering(issued('app-token'));
    const tokens = createAccessTokens(MICROSOFT, oauthParts({ fetch }).parts);
    expect(await tokens.token('support@firm.example')).toBe('app-token');
    expect(requests.map(({ address }) => address)).toEqual([
      'login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token',
    ]);
    const form = requests[0]?.form;
    expect(form?.get('grant_type')).toBe('client_credentials');
    expect(form?.get('scope')).toContain('https://outlook.office365.com/.default');
    expect(form?.get('client_id')).toBe('app-1');
    expect(form?.get('client_secret')).toBe(SECRET);
  });

  it.each([
    ['AADSTS7000215: Invalid client secret provided.', 'invalid_client', 'make a new one in Entra'],
    ['AADSTS7000222: The provided client secret keys are expired.', 'invalid_client', 'secret has ended'],
    ['AADSTS700016: Application not found in the directory.', 'unauthorized_client', 'MAIL_OAUTH_CLIENT_ID'],
    ["AADSTS90002: Tenant 'x' not found.", 'invalid_request', 'set MAIL_OAUTH_TENANT'],
    ['something new', 'strange_error', 'settings that begin with MAIL_OAUTH'],
  ])('refuses with %s, and a person learns what to do', async (description, error, advice) => {
    const { fetch } = await answering(refused(error, `${description} Trace ID: 1\r\nTimestamp: 2`, 401));
    const problem = await failureOf(MICROSOFT, fetch);
    expect(problem).toMatchObject({ code: 'oauth_refused', turn: 'person' });
    expect(problem.message).toContain(advice);
    expect(problem.message).toContain(description);
    expect(problem.message).not.toContain('Trace ID');
  });

  it.each([
    [{ status: 503, body: '<html>busy</html>' }],
    [{ status: 500, body: { error: 'server_error', error_description: 'AADSTS90033: try again' } }],
    [{ status: 429, body: { error: 'temporarily_unavailable' } }],
    [{ status: 200, body: '<html>a proxy says hello</html>' }],
  ])('is asked again later after %j', async (reply) => {
    const { fetch } = await answering(reply, issued('later'));
    const tokens = createAccessTokens(MICROSOFT, oauthParts({ fetch }).parts);
    await expect(tokens.token('a@firm.example')).rejects.toMatchObject({ code: 'oauth_busy', turn: 'retry' });
    expect(await tokens.token('a@firm.example')).toBe('later');
  });

  it('says how long to wait', async () => {
    const { fetch } = await answering({ status: 429, body: {}, headers: { 'Retry-After': '17' } });
    expect(await failureOf(MICROSOFT, fetch)).toMatchObject({ turn: 'retry', retryAfterMs: 17_000 });
  });

  it('is asked again later where it is out of reach', async () => {
    const { fetch, close } = await answering(issued('never'));
    await close();
    const problem = await failureOf(MICROSOFT, fetch);
    expect(problem).toMatchObject({ code: 'oauth_unreachable', turn: 'retry' });
    expect(problem.message).toContain('ECONNREFUSED');
  });

  it('is not asked with settings that the library cannot use', async () => {
    const { fetch, requests } = await answering(issued('never'));
    const problem = await failureOf({ ...MICROSOFT, clientSecret: null }, fetch);
    expect(problem).toMatchObject({ code: 'oauth_settings', turn: 'person' });
    expect(requests).toEqual([]);
  });
});

describe('with a refresh token, Microsoft', () => {
  it('is asked for the right to read and to send', async () => {
    const { fetch, requests } = await answering(issued('user-token', { refresh_token: 'refresh-2' }));
    const tokens = createAccessTokens(AS_USER, oauthParts({ fetch }).parts);
    expect(await tokens.token('support@firm.example')).toBe('user-token');
    const form = requests[0]?.form;
    expect(form?.get('grant_type')).toBe('refresh_token');
    expect(form?.get('refresh_token')).toBe('refresh-1');
    const scope = form?.get('scope')?.split(' ');
    expect(scope).toContain('https://outlook.office.com/IMAP.AccessAsUser.All');
    expect(scope).toContain('https://outlook.office.com/SMTP.Send');
    expect(scope).toContain('offline_access');
  });

  it('gives a new one each time, and the newest is kept over restarts', async () => {
    const files = new Map<string, Uint8Array>();
    const { fetch, requests } = await answering(
      issued('a', { refresh_token: 'refresh-2' }),
      issued('b', { refresh_token: 'refresh-3' }),
      issued('c'),
    );
    const used = () => requests.map(({ form }) => form.get('refresh_token'));

    const before = oauthParts({ fetch }, cacheOf(files));
    const tokens = createAccessTokens(AS_USER, before.parts);
    await tokens.token('a@firm.example');
    before.pass(3_600_000);
    await tokens.token('a@firm.example');
    expect(used()).toEqual(['refresh-1', 'refresh-2']);

    const after = createAccessTokens(AS_USER, oauthParts({ fetch }, cacheOf(files)).parts);
    await after.token('a@firm.example');
    expect(used()).toEqual(['refresh-1', 'refresh-2', 'refresh-3']);
  });

  it('is asked with the one of the settings where somebody set a new one', async () => {
    const files = new Map<string, Uint8Array>();
    const { fetch, requests } = await answering(issued('a', { refresh_token: 'refresh-2' }));
    await createAccessTokens(AS_USER, oauthParts({ fetch }, cacheOf(files)).parts).token('a@firm.example');
    const changed = { ...AS_USER, refreshToken: 'fresh-1' };
    await createAccessTokens(changed, oauthParts({ fetch }, cacheOf(files)).parts).token('a@firm.example');
    expect(requests[1]?.form.get('refresh_token')).toBe('fresh-1');
  });

  it.each(['', 'not json', '{"v":2}'])(
    'is asked with the one of the settings where %j was kept',
    async (kept) => {
      const files = new Map([['oauth/microsoft', Buffer.from(kept)]]);
      const { fetch, requests } = await answering(issued('a'));
      await createAccessTokens(AS_USER, oauthParts({ fetch }, cacheOf(files)).parts).token('a@firm.example');
      expect(requests[0]?.form.get('refresh_token')).toBe('refresh-1');
    },
  );

  it('works on while the newest cannot be kept', async () => {
    const full = { load: async () => null, save: async () => Promise.reject(new Error('disk full')) };
    const { fetch } = await answering(issued('a', { refresh_token: 'refresh-2' }));
    const { parts, logged } = oauthParts({ fetch }, full);
    expect(await createAccessTokens(AS_USER, parts).token('a@firm.example')).toBe('a');
    expect(logged).toEqual([{ error: 'disk full', message: 'the newest refresh token could not be kept' }]);
  });

  it('refuses one that is over, and a person learns what to do', async () => {
    const { fetch } = await answering(
      refused('invalid_grant', 'AADSTS700082: The refresh token has expired.'),
    );
    expect((await failureOf(AS_USER, fetch)).message).toContain('set MAIL_OAUTH_REFRESH_TOKEN');
  });
});

it('neither errors nor the log nor what the agents read hold a secret', async () => {
  const { fetch } = await answering(
    issued('access-9', { refresh_token: 'refresh-9' }),
    refused('invalid_grant', 'AADSTS700082: over'),
  );
  const { parts, told, logged, pass } = oauthParts({ fetch });
  const tokens = createAccessTokens(AS_USER, parts);
  await tokens.token('a@firm.example');
  pass(3_600_000);
  const problem = await tokens.token('a@firm.example').catch((error) => error);
  const all = inspect({ problem, told, logged }, { depth: null });
  expect(all).toContain('AADSTS700082');
  for (const secret of [SECRET, 'refresh-1', 'refresh-9', 'access-9']) expect(all).not.toContain(secret);
});

async function failureOf(settings: typeof MICROSOFT, fetch: typeof globalThis.fetch): Promise<Error> {
  const tokens = createAccessTokens(settings, oauthParts({ fetch }).parts);
  return tokens.token('support@firm.example').then(
    () => Promise.reject(new Error('it gave a token')),
    (error) => error,
  );
}

/** The cache in a file store, as the desk has it. */
function cacheOf(files: Map<string, Uint8Array>) {
  return createTokenCache(
    {
      put: async (path, bytes) => void files.set(path, Buffer.concat([bytes].flat())),
      get: async (path) => files.get(path) ?? null,
      list: async () => [...files.keys()],
      remove: async (path) => void files.delete(path),
    },
    'oauth/microsoft',
  );
}
