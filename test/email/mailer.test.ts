import { createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it } from 'vitest';
import { StepcheckError } from '../../src/core/errors.ts';
import { createSmtpMailer } from '../../src/email/mailer.ts';
import { type MailerUnderTest, OUTGOING, type ServerBehaviour, testMailer } from '../contracts/mailer.ts';

describe('the SMTP mailer', () => {
  testMailer(createUnderTest);

  it('says not taken where the host has no address', async () => {
    const mailer = createSmtpMailer({ url: 'smtp://nobody.invalid:25', timeoutMs: 2000 });
    expect((await mailer.send(OUTGOING)).kind).toBe('not_taken');
  });

  it('says what is wrong with an address that is no SMTP address', () => {
    expect(() => createSmtpMailer({ url: 'mail.example:25' })).toThrow('smtp://user:password@');
  });

  it('logs in with the credentials of the address, and calls a wrong password refused', async () => {
    const logins: string[] = [];
    const { port, close } = await startServer({
      allowInsecureAuth: true,
      onAuth(auth, _session, done) {
        logins.push(`${auth.username}/${auth.password}`);
        if (auth.password === 'p@ss') done(null, { user: 'desk' });
        else done(new Error('Wrong password'));
      },
      onData: (stream, _session, done) => stream.resume().on('end', () => done()),
    });
    const right = createSmtpMailer({ url: `smtp://desk%40desk.example:p%40ss@127.0.0.1:${port}` });
    const wrong = createSmtpMailer({ url: `smtp://desk:no@127.0.0.1:${port}` });
    expect((await right.send(OUTGOING)).kind).toBe('sent');
    expect((await wrong.send(OUTGOING)).kind).toBe('refused');
    expect(logins).toEqual(['desk@desk.example/p@ss', 'desk/no']);
    await close();
  });

  it('never sends a password in clear to another machine', async () => {
    const logins: unknown[] = [];
    const { port, close } = await startServer({
      allowInsecureAuth: true,
      onAuth(auth, _session, done) {
        logins.push(auth.username);
        done(null, { user: 'desk' });
      },
    });
    // The same server by an address that does not name the loopback.
    const mailer = createSmtpMailer({ url: `smtp://desk:p%40ss@0.0.0.0:${port}` });
    const outcome = await mailer.send(OUTGOING);
    expect(outcome).toMatchObject({
      kind: 'refused',
      detail: expect.stringContaining('Use an address that starts with smtps://'),
    });
    expect(logins).toEqual([]);
    await close();
  });

  describe('with access tokens', () => {
    it('logs in with the token of its user', async () => {
      const { url, offered, close } = await startTokenServer(['t1']);
      const mailer = createSmtpMailer({ url, accessTokens: { token: async () => 't1' } });
      expect((await mailer.send(OUTGOING)).kind).toBe('sent');
      expect(offered).toEqual(['desk@desk.example t1']);
      await close();
    });

    it.each(['challenge', 'at once'] as const)(
      'tries another token where one is refused (%s)',
      async (way) => {
        const { url, offered, close } = await startTokenServer(['t2'], way);
        const asked: (string | undefined)[] = [];
        const token = async (_user: string, refused?: string) => {
          asked.push(refused);
          return refused === undefined ? 't1' : 't2';
        };
        const mailer = createSmtpMailer({ url, accessTokens: { token } });
        expect((await mailer.send(OUTGOING)).kind).toBe('sent');
        expect(asked).toEqual([undefined, 't1']);
        expect(offered).toEqual(['desk@desk.example t1', 'desk@desk.example t2']);
        await close();
      },
    );

    it('tries another token once only', async () => {
      const { url, offered, close } = await startTokenServer([]);
      let count = 0;
      const mailer = createSmtpMailer({ url, accessTokens: { token: async () => `t${++count}` } });
      expect(await mailer.send(OUTGOING)).toMatchObject({
        kind: 'refused',
        detail: expect.stringMatching(/^535/),
      });
      expect(offered).toHaveLength(2);
      await close();
    });

    it('does not offer the same token twice', async () => {
      const { url, offered, close } = await startTokenServer([]);
      const mailer = createSmtpMailer({ url, accessTokens: { token: async () => 't1' } });
      expect((await mailer.send(OUTGOING)).kind).toBe('refused');
      expect(offered).toEqual(['desk@desk.example t1']);
      await close();
    });

    it.each(['retry', 'person'] as const)(
      'was surely not taken where there is no token, with the reason (%s)',
      async (turn) => {
        const fail = async () => Promise.reject(new StepcheckError('oauth', turn, 'Make a new secret.'));
        const mailer = createSmtpMailer({ url: 'smtp://desk@127.0.0.1:1', accessTokens: { token: fail } });
        expect(await mailer.send(OUTGOING)).toEqual({ kind: 'not_taken', detail: 'Make a new secret.' });
      },
    );

    it('never sends a token in clear to another machine', async () => {
      const { url, offered, close } = await startTokenServer(['t1']);
      const elsewhere = url.replace('127.0.0.1', '0.0.0.0');
      const mailer = createSmtpMailer({ url: elsewhere, accessTokens: { token: async () => 't1' } });
      expect((await mailer.send(OUTGOING)).kind).toBe('refused');
      expect(offered).toEqual([]);
      await close();
    });

    it('needs them for an address without a password', () => {
      expect(() => createSmtpMailer({ url: 'smtp://desk%40desk.example@127.0.0.1' })).toThrow(
        'set MAIL_OAUTH',
      );
    });

    it('says what to do where SMTP AUTH is switched off for the mailbox', async () => {
      const words =
        '5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.';
      const { url, close } = await startTokenServer([], 'at once', words);
      const mailer = createSmtpMailer({ url, accessTokens: { token: async () => 't1' } });
      expect((await mailer.send(OUTGOING)).detail).toContain('Turn on SMTP AUTH');
      await close();
    });
  });

  it('needs no encryption where there is no password', async () => {
    const { port, close } = await startServer({
      authOptional: true,
      onData: (stream, _session, done) => stream.resume().on('end', () => done()),
    });
    const mailer = createSmtpMailer({ url: `smtp://0.0.0.0:${port}` });
    expect((await mailer.send(OUTGOING)).kind).toBe('sent');
    await close();
  });
});

/** Takes these tokens, and refuses others at once as Microsoft does or with a challenge first as Google does. */
async function startTokenServer(good: string[], way: 'challenge' | 'at once' = 'at once', words = 'No') {
  const offered: string[] = [];
  const { port, close } = await startServer({
    allowInsecureAuth: true,
    authMethods: ['XOAUTH2'],
    onAuth(auth, _session, done) {
      offered.push(`${auth.username} ${auth.accessToken}`);
      if (good.includes(auth.accessToken ?? '')) return done(null, { user: 'desk' });
      return way === 'challenge' ? done(null, { data: { status: '400' } }) : done(new Error(words));
    },
    onData: (stream, _session, done) => stream.resume().on('end', () => done()),
  });
  return { url: `smtp://desk%40desk.example@127.0.0.1:${port}`, offered, close };
}

type Options = ConstructorParameters<typeof SMTPServer>[0];

async function createUnderTest(behaviour: ServerBehaviour): Promise<MailerUnderTest> {
  const taken: MailerUnderTest['taken'] = [];
  const { port, close } =
    behaviour.kind === 'away' ? await unusedPort() : await startServer(serving(behaviour, taken));
  const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${port}`, timeoutMs: 1000 });
  return {
    mailer,
    taken,
    async close() {
      await mailer.close();
      await close();
    },
  };
}

function serving(behaviour: ServerBehaviour, taken: MailerUnderTest['taken']): Options {
  const fail = (stage: string) =>
    behaviour.kind === 'answer' && behaviour.stage === stage
      ? Object.assign(new Error('Said so by the test'), { responseCode: behaviour.code })
      : null;
  const refuse = (address: string) =>
    behaviour.kind === 'refuse' && behaviour.addresses.includes(address) ? new Error('Not here') : null;
  return {
    authOptional: true,
    onConnect: (_session, done) => done(fail('connect')),
    onMailFrom: ({ address }, _session, done) => done(fail('mail') ?? refuse(address)),
    onRcptTo: ({ address }, _session, done) => done(fail('rcpt') ?? refuse(address)),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (behaviour.kind === 'silent') return;
        if (behaviour.kind === 'drop') {
          hangUp(session.id);
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        taken.push({ from, to: rcptTo.map((it) => it.address), raw: Buffer.concat(chunks).toString() });
        done(fail('data'));
      });
    },
  };
}

const servers = new Set<SMTPServer>();

function hangUp(sessionId: string): void {
  for (const server of servers) {
    for (const connection of server.connections) {
      if (connection.id === sessionId) connection._socket?.destroy();
    }
  }
}

async function startServer(options: Options): Promise<{ port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 50,
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  servers.add(server);
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: async () => {
      servers.delete(server);
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function unusedPort(): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return { port: typeof address === 'object' && address ? address.port : 0, close: async () => undefined };
}
