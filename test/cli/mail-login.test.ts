import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { logIn } from '../../src/cli/mail-login/log-in.ts';
import { readSignInConfig } from '../../src/config.ts';
import type { MailOauth } from '../../src/core/settings.ts';
import { GOOGLE, MICROSOFT } from '../email/oauth/parts.ts';
import { issued, refused, startTokenEndpoint, type TokenReply } from '../email/oauth/token-endpoint.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Starts the command and waits for the page that it wants opened. */
async function start(oauth: MailOauth, reply: TokenReply) {
  const endpoint = await startTokenEndpoint(() => reply);
  closers.push(endpoint.close);
  const said: string[] = [];
  const input = new PassThrough();
  const token = logIn(oauth, { input, say: (line) => said.push(line), fetch: endpoint.fetch });
  token.catch(() => undefined);
  const page = await vi.waitFor(() => new URL(said.join('\n').match(/https:\S+/)?.[0] ?? ''));
  const back = new URL(page.searchParams.get('redirect_uri') ?? '');
  const answer = (fields: Record<string, string>) => {
    const state = page.searchParams.get('state') ?? '';
    return new URL(`?${new URLSearchParams({ state, ...fields })}`, back);
  };
  return { token, page, answer, input, requests: endpoint.requests };
}

describe('mail-login', () => {
  it.each([
    ['Microsoft', MICROSOFT, 'login.microsoftonline.com', 'https://outlook.office.com/IMAP.AccessAsUser.All'],
    ['Google', GOOGLE, 'accounts.google.com', 'https://mail.google.com/'],
  ])('gets a refresh token of %s from a sign-in in the browser', async (_, oauth, host, scope) => {
    const { token, page, answer, requests } = await start(oauth, issued('a', { refresh_token: 'fresh-1' }));
    expect(page.host).toBe(host);
    expect(page.searchParams.get('scope')).toContain(scope);
    expect(page.searchParams.get('code_challenge_method')).toBe('S256');

    const shown = await fetch(answer({ code: 'c-1' }));
    expect(await shown.text()).toContain('you can close this window');
    expect(await token).toBe('fresh-1');
    const { form } = requests.find((request) => request.form.has('code')) ?? {};
    expect(form?.get('code')).toBe('c-1');
    expect(form?.get('code_verifier')).toMatch(/^[\w-]{43,}$/);
    expect(form?.get('redirect_uri')).toBe(page.searchParams.get('redirect_uri'));
  });

  it('takes the address of the last page where the browser is on another machine', async () => {
    const { token, answer, input } = await start(GOOGLE, issued('a', { refresh_token: 'fresh-2' }));
    input.write(`what is this?\n${answer({ code: 'c-2' })}\n`);
    expect(await token).toBe('fresh-2');
  });

  it('passes over an answer that is not to its own question', async () => {
    const { token, answer } = await start(GOOGLE, issued('a', { refresh_token: 'fresh-3' }));
    expect((await fetch(answer({ code: 'forged', state: 'guessed' }))).status).toBe(404);
    await fetch(answer({ code: 'c-3' }));
    expect(await token).toBe('fresh-3');
  });

  it('says why where the sign-in is refused in the browser', async () => {
    const { token, answer } = await start(GOOGLE, issued('a'));
    await fetch(answer({ error: 'access_denied' }));
    await expect(token).rejects.toThrow('The sign-in was refused: access_denied');
  });

  it('says what to do where the code is not taken', async () => {
    const reply = refused('invalid_client', 'AADSTS7000215: Invalid client secret provided.', 401);
    const { token, answer } = await start(MICROSOFT, reply);
    await fetch(answer({ code: 'c-4' }));
    await expect(token).rejects.toThrow('not to its id');
  });

  it('is not needed with a service account', async () => {
    const oauth = { ...GOOGLE, keyFile: 'key.json' };
    const parts = { input: new PassThrough(), say: () => undefined };
    await expect(logIn(oauth, parts)).rejects.toThrow('nobody needs to sign in');
  });

  it('needs the settings of the app, but no refresh token yet', () => {
    const env = {
      SUPPORT_ADDRESSES: 'support@firm.example',
      MAIL_OAUTH: 'google',
      MAIL_OAUTH_CLIENT_ID: 'app-1',
      MAIL_OAUTH_CLIENT_SECRET: 's3cret',
    };
    expect(readSignInConfig(env).clientId).toBe('app-1');
    expect(() => readSignInConfig({ ...env, MAIL_OAUTH_CLIENT_ID: '' })).toThrow('MAIL_OAUTH_CLIENT_ID');
    expect(() => readSignInConfig({})).toThrow('MAIL_OAUTH is not set');
  });
});
