import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { StepcheckError } from '../../src/core/errors.ts';
import { type MailEnvelope, type MailListenerOptions, startMailListener } from '../../src/email/listener.ts';

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
    const before = process.memoryUsage().rss;
    const line = `${'x'.repeat(998)}\r\n`;
    expect(await deliver(client, line.repeat(30_000))).toMatch(/^552/);
    // The test's own copy of the mail is part of the figure.
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
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

  it('says what to do where the port is taken', async () => {
    const { port } = await start();
    await expect(start({ port })).rejects.toThrow('Choose another port');
  });
});

interface Client {
  socket: Socket;
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
  const socket = connect(port, '127.0.0.1').setEncoding('latin1');
  closers.push(() => {
    socket.destroy();
  });
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
  const client = {
    socket,
    answer,
    say(line: string) {
      socket.write(`${line}\r\n`, 'latin1');
      return answer();
    },
  };
  expect(await answer()).toMatch(/^220/);
  return client;
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
