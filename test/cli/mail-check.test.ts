import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { startDovecot } from '../../src/cli/bench/dovecot.ts';
import { checkMail } from '../../src/cli/mail-check/check-mail.ts';
import { readConfig } from '../../src/config.ts';
import { issued, refused, startTokenEndpoint, type TokenReply } from '../email/oauth/token-endpoint.ts';
import { withDovecot } from '../support/dovecot.ts';

const USER = 'support@firm.example';
const OAUTH = {
  MAIL_OAUTH: 'microsoft',
  MAIL_OAUTH_TENANT: '11111111-2222-3333-4444-555555555555',
  MAIL_OAUTH_CLIENT_ID: 'app-1',
  MAIL_OAUTH_CLIENT_SECRET: 's3cret',
};

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Runs the check with these settings, and with a provider that answers like this. */
async function check(env: Record<string, string>, reply: TokenReply = issued('t')) {
  const endpoint = await startTokenEndpoint(() => reply);
  closers.push(endpoint.close);
  const lines: string[] = [];
  const files = { put: async () => {}, get: async () => null, list: async () => [], remove: async () => {} };
  const say = (line: string) => lines.push(line);
  const ok = await checkMail(readConfig({ SUPPORT_ADDRESSES: USER, ...env }), {
    files,
    say,
    fetch: endpoint.fetch,
  });
  return { ok, lines };
}

/** An SMTP server that takes one login: by this password or this token. */
async function startSmtp(good: string) {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    authMethods: ['PLAIN', 'XOAUTH2'],
    onAuth: (auth, _session, done) =>
      (auth.accessToken ?? auth.password) === good ? done(null, { user: 1 }) : done(new Error('Wrong login')),
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  closers.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return (server.server.address() as AddressInfo).port;
}

const ACCOUNT = encodeURIComponent(USER);

describe('mail-check', () => {
  it('says that a login works, without the password', async () => {
    const port = await startSmtp('p4ss');
    const { ok, lines } = await check({ SMTP_URL: `smtp://${ACCOUNT}:p4ss@127.0.0.1:${port}` });
    expect(ok).toBe(true);
    expect(lines).toEqual([`ok      SMTP, ${USER} at 127.0.0.1: logged in, nothing was sent.`]);
  });

  it('says what fails, and goes on with the rest', async () => {
    const port = await startSmtp('p4ss');
    const { ok, lines } = await check({
      IMAP_URLS: `imap://${ACCOUNT}:p4ss@127.0.0.1:1`,
      SMTP_URL: `smtp://${ACCOUNT}:wrong@127.0.0.1:${port}`,
    });
    expect(ok).toBe(false);
    expect(lines[0]).toMatch(/^FAILED {2}IMAP, support@firm\.example at 127\.0\.0\.1: .*Check host and port/);
    expect(lines[1]).toMatch(/^FAILED {2}SMTP, .*535 Wrong login/);
    expect(lines.join()).not.toMatch(/p4ss|wrong@/);
  });

  it('says so where there is nothing to try', async () => {
    const { ok, lines } = await check({});
    expect(ok).toBe(true);
    expect(lines).toEqual(['Neither IMAP_URLS nor SMTP_URL is set: there is nothing to try.']);
  });

  it('says what to do where the provider gives no token', async () => {
    const reply = refused(
      'invalid_client',
      'AADSTS7000222: The provided client secret keys are expired.',
      401,
    );
    const { ok, lines } = await check({ ...OAUTH, SMTP_URL: `smtp://${ACCOUNT}@127.0.0.1:1` }, reply);
    expect(ok).toBe(false);
    expect(lines[0]).toMatch(
      /^FAILED {2}Access token for support@firm\.example: .*set MAIL_OAUTH_CLIENT_SECRET/,
    );
  });

  it('says which right a token lacks', async () => {
    const claims = Buffer.from(JSON.stringify({ roles: ['IMAP.AccessAsApp'] })).toString('base64url');
    const token = `head.${claims}.signature`;
    const port = await startSmtp(token);
    const { lines } = await check(
      { ...OAUTH, SMTP_URL: `smtp://${ACCOUNT}@127.0.0.1:${port}` },
      issued(token),
    );
    expect(lines[0]).toMatch(/^FAILED.*without the right SMTP\.SendAsApp\. Add it under API permissions/);
    expect(lines[1]).toMatch(/^ok .*logged in/);
  });

  it.skipIf(!withDovecot)(
    'logs in to a mailbox by password and by token, and says where it stands',
    async () => {
      const dovecot = await startDovecot();
      closers.push(dovecot.close);
      await dovecot.append(USER, [{ raw: 'Subject: one\r\n\r\nx' }]);
      const url = new URL(dovecot.url(USER));
      const byPassword = await check({ IMAP_URLS: url.href });
      expect(byPassword.lines[0]).toMatch(/^ok .*the next mail is number 2/);

      const token = decodeURIComponent(url.password);
      url.password = '';
      const byToken = await check({ ...OAUTH, IMAP_URLS: url.href }, issued(token));
      expect(byToken).toMatchObject({
        ok: true,
        lines: [`ok      Access token for ${USER}: given.`, byPassword.lines[0]],
      });

      const wrong = await check({ ...OAUTH, IMAP_URLS: url.href }, issued('another'));
      expect(wrong.lines[1]).toMatch(/^FAILED.*the login was refused.*Add-MailboxPermission/);
      const folder = await check({
        IMAP_URLS: `${dovecot.url(USER)}/Nowhere`.replace('//Nowhere', '/Nowhere'),
      });
      expect(folder.lines[0]).toMatch(/^FAILED.*there is no folder Nowhere/);
    },
  );

  it.skipIf(!withDovecot)('says whether the folder is there that mail is moved to', async () => {
    const dovecot = await startDovecot();
    closers.push(dovecot.close);
    await dovecot.withClient(USER, (client) => client.mailboxCreate('Done'));
    const moving = (folder: string) => check({ IMAP_URLS: dovecot.url(USER), IMAP_AFTER: `move:${folder}` });
    expect((await moving('Done')).lines).toEqual([
      expect.stringMatching(/^ok .* Taken mail is moved to Done, which is there\.$/),
    ]);
    const { ok, lines } = await moving('Dnoe');
    expect(ok).toBe(true);
    expect(lines[1]).toMatch(
      /^note .*there is no folder Dnoe yet; the first mail that is taken makes it.*change IMAP_AFTER: there are (?:Done, INBOX|INBOX, Done)\.$/,
    );
  });
});
