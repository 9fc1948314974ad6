import { createVerify, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { MailOauth } from '../../../src/core/settings.ts';
import { createAccessTokens } from '../../../src/email/oauth/access-tokens.ts';
import { GOOGLE, oauthParts, SECRET } from './parts.ts';
import {
  issued,
  refused,
  startTokenEndpoint,
  type TokenEndpoint,
  type TokenReply,
} from './token-endpoint.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

let folder = '';
let account: MailOauth;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'google-'));
  const keyFile = join(folder, 'key.json');
  const key = { type: 'service_account', client_email: 'desk@project.example', private_key: privateKey };
  await writeFile(keyFile, JSON.stringify(key));
  account = { ...GOOGLE, clientId: '', clientSecret: null, refreshToken: null, keyFile };
});
afterAll(() => rm(folder, { recursive: true }));

let endpoint: TokenEndpoint | null = null;
afterEach(async () => {
  await endpoint?.close();
  endpoint = null;
});

async function answering(reply: (form: URLSearchParams) => TokenReply): Promise<TokenEndpoint> {
  endpoint = await startTokenEndpoint(({ form }) => reply(form));
  return endpoint;
}

describe('with a refresh token, Google', () => {
  it('is asked for an access token of who consented', async () => {
    const { fetch, requests } = await answering(() => issued('ya29.user'));
    const tokens = createAccessTokens(GOOGLE, oauthParts({ fetch }).parts);
    expect(await tokens.token('support@firm.example')).toBe('ya29.user');
    expect(await tokens.token('support@firm.example')).toBe('ya29.user');
    expect(requests.map(({ address }) => address)).toEqual(['oauth2.googleapis.com/token']);
    expect(Object.fromEntries(requests[0]?.form ?? [])).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-1',
      client_id: 'app-1',
      client_secret: SECRET,
    });
  });

  it.each([
    ['invalid_grant', 'Token has been expired or revoked.', 'set MAIL_OAUTH_REFRESH_TOKEN'],
    ['invalid_client', 'The OAuth client was not found.', 'MAIL_OAUTH_CLIENT_SECRET'],
    ['unauthorized_client', 'Unauthorized', 'belongs to another client'],
  ])('refuses with %s, and a person learns what to do', async (error, description, advice) => {
    const { fetch } = await answering(() => refused(error, description));
    const problem = await failureOf(GOOGLE, fetch);
    expect(problem).toMatchObject({ code: 'oauth_refused', turn: 'person' });
    expect(problem.message).toContain(`${error}: ${description}`);
    expect(problem.message).toContain(advice);
    expect(inspect(problem, { depth: null })).not.toContain(SECRET);
  });

  it('is asked again by itself where it was busy for a moment', async () => {
    let calls = 0;
    const { fetch } = await answering(() =>
      ++calls === 1 ? { status: 503, body: 'busy' } : issued('ya29.later'),
    );
    const tokens = createAccessTokens(GOOGLE, oauthParts({ fetch }).parts);
    expect(await tokens.token('support@firm.example')).toBe('ya29.later');
  });

  it('is asked again later where it stays busy', async () => {
    const { fetch } = await answering(() => ({ status: 500, body: {} }));
    expect(await failureOf(GOOGLE, fetch)).toMatchObject({ code: 'oauth_busy', turn: 'retry' });
  });

  it('is asked again later where it is out of reach', async () => {
    const { fetch, close } = await answering(() => issued('never'));
    await close();
    expect(await failureOf(GOOGLE, fetch)).toMatchObject({ code: 'oauth_unreachable', turn: 'retry' });
  });
});

describe('with a service account, Google', () => {
  it('is asked in the name of each mailbox, signed with the key', async () => {
    const { fetch, requests } = await answering((form) => issued(`for ${claimsOf(form).sub}`));
    const tokens = createAccessTokens(account, oauthParts({ fetch }).parts);
    expect(await tokens.token('support@firm.example')).toBe('for support@firm.example');
    expect(await tokens.token('sales@firm.example')).toBe('for sales@firm.example');
    expect(await tokens.token('support@firm.example')).toBe('for support@firm.example');
    expect(requests).toHaveLength(2);
    const form = requests[0]?.form ?? new URLSearchParams();
    expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    expect(claimsOf(form)).toMatchObject({ iss: 'desk@project.example', scope: 'https://mail.google.com/' });
    const [head, claims, signature] = (form.get('assertion') ?? '').split('.');
    const verify = createVerify('RSA-SHA256').update(`${head}.${claims}`);
    expect(verify.verify(publicKey, signature ?? '', 'base64url')).toBe(true);
  });

  it.each([
    ['unauthorized_client', 'Client is unauthorized to retrieve access tokens.', 'Domain-wide delegation'],
    ['invalid_grant', 'Invalid email or User ID', 'support@firm.example is no mailbox'],
    ['invalid_grant', 'Invalid JWT Signature.', 'make a new one and set MAIL_OAUTH_KEY_FILE'],
    ['invalid_grant', 'Invalid JWT: Token must be a short-lived token (60 minutes).', 'Check the clock'],
  ])('refuses with %s (%s), and a person learns what to do', async (error, description, advice) => {
    const { fetch } = await answering(() => refused(error, description));
    const problem = await failureOf(account, fetch);
    expect(problem).toMatchObject({ turn: 'person', message: expect.stringContaining(advice) });
    expect(inspect(problem, { depth: null })).not.toContain('PRIVATE KEY');
  });

  it('can fail for one mailbox and work for another, and the agents learn which', async () => {
    const { fetch } = await answering((form) =>
      claimsOf(form).sub === 'gone@firm.example'
        ? refused('invalid_grant', 'Invalid email or User ID')
        : issued('t'),
    );
    const { parts, told } = oauthParts({ fetch });
    const tokens = createAccessTokens(account, parts);
    for (const user of ['gone@firm.example', 'support@firm.example', 'gone@firm.example']) {
      await tokens.token(user).catch(() => {});
    }
    await vi.waitFor(() => expect(told).toHaveLength(1), 10_000);
    expect(told[0]?.text).toContain('The mail login of gone@firm.example could not be renewed');
  });

  it.each([
    ['is not there', null, 'cannot be read'],
    ['is something else', '{"installed":{}}', 'is no key of a service account'],
    ['is no JSON', 'x', 'is no key of a service account'],
  ])('is not asked where the key file %s', async (_what, content, words) => {
    const keyFile = join(folder, 'other.json');
    await rm(keyFile, { force: true });
    if (content !== null) await writeFile(keyFile, content);
    const { fetch, requests } = await answering(() => issued('never'));
    const problem = await failureOf({ ...account, keyFile }, fetch);
    expect(problem).toMatchObject({ code: 'oauth_key_file', turn: 'person' });
    expect(problem.message).toContain(words);
    expect(requests).toEqual([]);
  });

  it('is not asked with a key that cannot sign', async () => {
    const keyFile = join(folder, 'broken.json');
    await writeFile(keyFile, JSON.stringify({ client_email: 'desk@project.example', private_key: 'none' }));
    const { fetch } = await answering(() => issued('never'));
    expect(await failureOf({ ...account, keyFile }, fetch)).toMatchObject({ code: 'oauth_settings' });
  });
});

function claimsOf(form: URLSearchParams): { sub?: string } {
  const [, claims = ''] = (form.get('assertion') ?? '').split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
}

async function failureOf(settings: MailOauth, fetch: typeof globalThis.fetch): Promise<Error> {
  const tokens = createAccessTokens(settings, oauthParts({ fetch }).parts);
  return tokens.token('support@firm.example').then(
    () => Promise.reject(new Error('it gave a token')),
    (error) => error,
  );
}
