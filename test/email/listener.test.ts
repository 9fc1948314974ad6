import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { StepcheckError } from '../../src/core/errors.ts';
import { type MailEnvelope, type MailListenerOptions, startMailListener } from '../../src/email/listener.ts';
import { makeCertificate } from './certificate.ts';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

describe('the mail listener', () => {
  it('says 250 only after the mail was stored', async () => {
    let stored = false;
    const { client } = await start({
      onMail: async () => {
        await new Promise((resolve) => setTimeout(resolve, 60));
        stored = true;
      },
    });
    expect(await deliver(client, 'Subject: hi\r\n\r\nhello')).toMatch(/^250/);
    expect(stored).toBe(true);
  });

  it('hands over the bytes and the envelope as they came', async () => {
    const { client, mails } = await start();
    await deliver(client, 'Subject: hi\r\n\r\n..dot\r\nJ\xFCrgen', { from: 'ann@firm.example' });
    expect(mails[0]?.raw.toString('latin1')).toBe('Subject: hi\r\n\r\n.dot\r\nJ\xFCrgen\r\n');
    expect(mails[0]?.envelope).toEqual({ from: 'ann@firm.example', to: ['support@desk.example'] });
  });

  it('moves to a free port where its own is taken, if nobody asked for that one', async () => {
    const first = await start();
    const second = await start({ port: first.port, mayMove: true });
    expect(second.port).not.toBe(first.port);
    expect(await deliver(second.client, 'Subject: hi\r\n\r\nhello')).toMatch(/^250/);
    await expect(start({ port: first.port })).rejects.toMatchObject({ code: 'smtp_listen', turn: 'person' });
  });

  it('tells the null sender apart', async () => {
    const { client, mails } = await start();
    await deliver(client, 'Subject: bounce\r\n\r\nx', { from: '' });
    expect(mails[0]?.envelope.from).toBe('');
  });

  it('takes a mail of no bytes', async () => {
    const { client, mails } = await start();
    expect(await deliver(client, '')).toMatch(/^250/);
    expect(mails[0]?.raw).toHaveLength(0);
  });

  it('answers 451 while mail cannot be stored, and takes the same mail later', async () => {
    let broken = true;
    const { client, mails } = await start({
      onMail: async (raw, envelope) => {
        if (broken) throw new StepcheckError('disk_full', 'retry', 'The disk is full.');
        mails.push({ raw: Buffer.from(raw), envelope });
      },
    });
    expect(await deliver(client, 'Subject: hi\r\n\r\nx')).toMatch(/^451/);
    broken = false;
    expect(await deliver(client, 'Subject: hi\r\n\r\nx', { greet: false })).toMatch(/^250/);
    expect(mails).toHaveLength(1);
  });

  it('answers 451 to a failure that nobody foresaw', async () => {
    const { client } = await start({ onMail: async () => Promise.reject(new Error('surprise')) });
    expect(await deliver(client, 'Subject: hi\r\n\r\nx')).toMatch(/^451/);
  });

  it('refuses a recipient that it does not serve, and says which', async () => {
    const { client } = await start();
    await client.say('EHLO test');
    await client.say('MAIL FROM:<ann@firm.example>');
    const answer = await client.say('RCPT TO:<sales@desk.example>');
    expect(answer).toMatch(/^550/);
    expect(answer).toContain('sales@desk.example');
  });

  it('advertises its size limit and refuses a declared size above it', async () => {
    const { client } = await start();
    expect(await client.say('EHLO test')).toContain('SIZE 100000');
    expect(await client.say('MAIL FROM:<ann@firm.example> SIZE=100001')).toMatch(/^552/);
  });

  it('answers 552 to a mail that grows beyond the limit unannounced, and stays alive', async () => {
    const { client, mails, port } = await start();
    expect(await deliver(client, 'x'.repeat(100_001))).toMatch(/^552/);
    expect(mails).toEqual([]);
    const next = await dial(port);
    expect(await deliver(next, 'Subject: small\r\n\r\nx')).toMatch(/^250/);
  });

  it('keeps its memory while 30 MB come in that it does not want', async () => {
    const { client } = await start();
    const piece = `${'x'.repeat(998)}\r\n`.repeat(1_000);
    await client.say('EHLO test');
    await begin(client, 'ann@firm.example');
    const before = bytesHeld();
    for (let count = 0; count < 30; count++) {
      await new Promise((resolve) => client.socket.write(piece, 'latin1', resolve));
    }
    // The mail is not at its end: what was to be kept of it stays. On a busy machine what is on its way lies about for a while.
    const held = () => expect(bytesHeld() - before).toBeLessThan(10 * 1024 * 1024);
    await vi.waitFor(held, { timeout: 4_000, interval: 100 });
    expect(await client.say('.')).toMatch(/^552/);
  });

  it('forgets a mail whose sender hangs up in the middle', async () => {
    const { client, mails, port } = await start();
    await client.say('EHLO test');
    await begin(client, 'ann@firm.example');
    client.socket.write('Subject: half\r\n\r\nhalf of it');
    client.socket.destroy();
    const next = await dial(port);
    await deliver(next, 'Subject: whole\r\n\r\nx');
    expect(mails.map((mail) => mail.raw.toString())).toEqual(['Subject: whole\r\n\r\nx\r\n']);
  });

  it('offers neither TLS nor a login on loopback', async () => {
    const { client } = await start();
    const features = await client.say('EHLO test');
    expect(features).not.toContain('STARTTLS');
    expect(features).not.toContain('AUTH');
  });

  describe('encryption', () => {
    it('is offered with the certificate that was set, on loopback too', async () => {
      const files = await certificateFiles('mail.desk.example');
      const { client, mails } = await start({ tls: files });
      expect(await client.say('EHLO test')).toContain('STARTTLS');
      const { name, client: secured } = await startTls(client);
      expect(name).toBe('mail.desk.example');
      expect(await secured.say('EHLO test')).not.toContain('STARTTLS');
      expect(await deliver(secured, 'Subject: secret\r\n\r\nx')).toMatch(/^250/);
      expect(mails).toHaveLength(1);
    });

    it('uses a renewed certificate without a restart, and the one before while the two files do not match', async () => {
      const files = await certificateFiles('old.desk.example');
      const { port } = await start({ tls: files });
      const nameNow = async () => {
        const client = await dial(port);
        await client.say('EHLO test');
        return (await startTls(client)).name;
      };
      expect(await nameNow()).toBe('old.desk.example');
      const renewed = makeCertificate('renewed.desk.example');
      await writeFile(files.certFile, renewed.cert);
      expect(await nameNow()).toBe('old.desk.example');
      await writeFile(files.keyFile, renewed.key);
      expect(await nameNow()).toBe('renewed.desk.example');
    });

    it('says what is wrong with its files before anything is listened to', async () => {
      const files = await certificateFiles('a.desk.example');
      const other = await certificateFiles('b.desk.example');
      const missing = { ...files, certFile: `${files.certFile}.gone` };
      await expect(start({ tls: missing })).rejects.toThrow(
        /^The file of SMTP_TLS_CERT cannot be read \(ENOENT/,
      );
      const mixed = start({ tls: { certFile: files.certFile, keyFile: other.keyFile } });
      await expect(mixed).rejects.toMatchObject({ code: 'smtp_tls', turn: 'person' });
      await writeFile(other.keyFile, 'no key');
      await expect(start({ tls: other })).rejects.toThrow('cannot be used together');
    });

    it('warns of a certificate that has ended', async () => {
      const warned: string[] = [];
      const silent = () => undefined;
      const warn = (_fields: object, message: string) => warned.push(message);
      const tls = await certificateFiles('a.desk.example', '250101000000Z');
      await start({ tls, log: { debug: silent, info: silent, warn, error: silent } });
      expect(warned).toEqual(['the certificate of SMTP_TLS_CERT has ended']);
    });
  });

  describe('a client that wants too much', () => {
    it('is answered 421 where all connections are taken, until one is free', async () => {
      const { port, client } = await start({ limits: { clients: 2 } });
      await dial(port);
      expect(await greeting(port)).toMatch(/^421.*Too many/);
      await client.say('QUIT');
      await vi.waitFor(async () => expect(await greeting(port)).toMatch(/^220/), 10_000);
    });

    it('is answered 421 where its address has too many connections, until it closes one', async () => {
      const { port, client } = await start({ limits: { clientsPerAddress: 3 } });
      const together = await Promise.all([1, 2, 3, 4].map(() => greeting(port)));
      expect(together.filter((it) => it.startsWith('220'))).toHaveLength(2);
      expect(together.filter((it) => /^421.*your address/.test(it))).toHaveLength(2);
      await client.say('QUIT');
      await vi.waitFor(async () => expect(await greeting(port)).toMatch(/^220/), 10_000);
    });

    it('is sent away where it guesses addresses', async () => {
      const { client } = await start({ limits: { unknownRecipients: 3 } });
      await client.say('EHLO test');
      await client.say('MAIL FROM:<ann@firm.example>');
      expect(await client.say('RCPT TO:<a@desk.example>')).toMatch(/^550/);
      expect(await client.say('RCPT TO:<b@desk.example>')).toMatch(/^550/);
      expect(await client.say('RCPT TO:<c@desk.example>')).toMatch(/^421/);
      await client.ended;
    });

    it('is sent away after many commands that are none', async () => {
      const { client } = await start();
      const answers: string[] = [];
      for (let count = 0; count < 10; count++) answers.push(await client.say('MAKE COFFEE'));
      expect(answers.at(-1)).toMatch(/^421/);
      await client.ended;
    });

    it('gets no more recipients than are allowed', async () => {
      const { client } = await start({ limits: { recipients: 2 }, accepts: () => true });
      await client.say('EHLO test');
      await client.say('MAIL FROM:<ann@firm.example>');
      await client.say('RCPT TO:<a@desk.example>');
      await client.say('RCPT TO:<b@desk.example>');
      expect(await client.say('RCPT TO:<c@desk.example>')).toMatch(/^452/);
    });

    it('is sent away where it says nothing', async () => {
      const { client } = await start({ limits: { idleMs: 150 } });
      expect(await client.answer()).toMatch(/^421/);
      await client.ended;
    });

    it('is sent away where it only trickles, before the mail or within it', async () => {
      const { client, port, mails } = await start({ limits: { mailMs: 600 } });
      const within = await dial(port);
      await within.say('EHLO test');
      await begin(within, 'ann@firm.example');
      const drip = setInterval(() => {
        client.socket.write('N');
        within.socket.write('x');
      }, 20);
      await Promise.all([client.ended, within.ended]);
      clearInterval(drip);
      expect(mails).toEqual([]);
    });

    it('has its time anew for each mail', async () => {
      const { client, mails } = await start({ limits: { mailMs: 1500 } });
      const until = Date.now() + 2500;
      await client.say('EHLO test');
      while (Date.now() < until) {
        expect(await deliver(client, 'Subject: one more\r\n\r\nx', { greet: false })).toMatch(/^250/);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      expect(mails.length).toBeGreaterThan(3);
    });
  });

  it('says what to do where the port is taken', async () => {
    const { port } = await start();
    await expect(start({ port })).rejects.toThrow('Choose another port');
  });
});

/** After a collection, so that no more than what is in use counts. */
function bytesHeld(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

async function certificateFiles(name: string, validTo?: string) {
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  folders.push(folder);
  const files = { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') };
  const { cert, key } = makeCertificate(name, validTo);
  await writeFile(files.certFile, cert);
  await writeFile(files.keyFile, key);
  return files;
}

/** The client after STARTTLS, and the name in the certificate that it was shown. */
async function startTls(client: Client): Promise<{ name: string; client: Client }> {
  expect(await client.say('STARTTLS')).toMatch(/^220/);
  const socket = connectTls({ socket: client.socket, rejectUnauthorized: false });
  closers.push(() => {
    socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', resolve);
    socket.once('error', reject);
  });
  const name = socket.getPeerCertificate().subject.CN;
  return { name: String(name), client: talking(socket.setEncoding('latin1')) };
}

/** What a new client is greeted with. */
async function greeting(port: number): Promise<string> {
  return (await reach(port)).answer();
}

interface Client {
  socket: Socket;
  /** Once the other side has closed the connection. */
  ended: Promise<void>;
  say(line: string): Promise<string>;
  answer(): Promise<string>;
}

async function start(change: Partial<MailListenerOptions> = {}) {
  const mails: { raw: Buffer; envelope: MailEnvelope }[] = [];
  const silent = () => undefined;
  const listener = await startMailListener({
    host: '127.0.0.1',
    port: 0,
    maxBytes: 100_000,
    accepts: (recipient) => recipient === 'support@desk.example',
    onMail: async (raw, envelope) => {
      mails.push({ raw: Buffer.from(raw), envelope });
    },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    ...change,
  });
  closers.push(() => listener.close());
  return { port: listener.port, mails, client: await dial(listener.port) };
}

async function dial(port: number): Promise<Client> {
  const client = await reach(port);
  expect(await client.answer()).toMatch(/^220/);
  return client;
}

async function reach(port: number): Promise<Client> {
  const socket = connect(port, '127.0.0.1').setEncoding('latin1');
  closers.push(() => {
    socket.destroy();
  });
  return talking(socket);
}

function talking(socket: Socket): Client {
  let buffer = '';
  let wake: () => void = () => undefined;
  socket.on('data', (chunk) => {
    buffer += chunk;
    wake();
  });
  socket.on('error', () => undefined);
  async function answer(): Promise<string> {
    for (;;) {
      // The last line of an answer has a space after its code (RFC 5321, 4.2.1).
      const end = /^\d{3} .*\r\n/m.exec(buffer);
      if (end) {
        const whole = buffer.slice(0, end.index + end[0].length);
        buffer = buffer.slice(whole.length);
        return whole;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  return {
    socket,
    ended: new Promise((resolve) => socket.on('close', () => resolve())),
    answer,
    say(line: string) {
      socket.write(`${line}\r\n`, 'latin1');
      return answer();
    },
  };
}

async function begin(client: Client, from: string): Promise<void> {
  await client.say(`MAIL FROM:<${from}>`);
  await client.say('RCPT TO:<support@desk.example>');
  expect(await client.say('DATA')).toMatch(/^354/);
}

async function deliver(
  client: Client,
  data: string,
  { from = 'ann@firm.example', greet = true }: { from?: string; greet?: boolean } = {},
): Promise<string> {
  if (greet) await client.say('EHLO test');
  await begin(client, from);
  return client.say(data === '' ? '.' : `${data}\r\n.`);
}
