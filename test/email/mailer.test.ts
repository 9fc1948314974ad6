import { createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it } from 'vitest';
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
  return {
    authOptional: true,
    onConnect: (_session, done) => done(fail('connect')),
    onMailFrom: (_address, _session, done) => done(fail('mail')),
    onRcptTo: (_address, _session, done) => done(fail('rcpt')),
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
