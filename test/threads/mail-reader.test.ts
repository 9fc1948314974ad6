import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterEach, describe, expect, it } from 'vitest';
import type { Attempts } from '../../src/core/ports.ts';
import { createMailReader, type MailReader } from '../../src/threads/mail-reader.ts';
import { anItem } from '../support/an-item.ts';

const ITEM = anItem();
const readers: MailReader[] = [];
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close();
});

function reader(timeoutMs = 10_000, maxMemoryMb = 256, attempts?: Attempts): MailReader {
  const created = createMailReader({ timeoutMs, maxMemoryMb, trustedAuthServers: [], attempts });
  readers.push(created);
  return created;
}

function mail(subject: string, body = 'hello'): Buffer {
  return Buffer.from(`From: ann@firm.example\r\nSubject: ${subject}\r\nMessage-ID: <1@x>\r\n\r\n${body}\r\n`);
}

// Every part is parsed again as a mail of its own: costs far more than its size.
function costly(parts = 15): Buffer {
  const page = '<i style="color:#123">word </i>'.repeat(60_000);
  const part = `--B\r\nContent-Type: text/html\r\n\r\n${page}\r\n`;
  return Buffer.from(
    `From: ann@firm.example\r\nSubject: slow\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n${part.repeat(parts)}--B--`,
  );
}

describe('the mail reader', () => {
  it('gives each mail its own answer, in order', async () => {
    const { understand } = reader();
    const subjects = ['one', 'two', 'three'];
    const received = await Promise.all(subjects.map((subject) => understand(ITEM, mail(subject))));
    expect(received.map(({ message }) => message.subject)).toEqual(subjects);
  });

  it('carries the files out of the worker', async () => {
    const raw = Buffer.from(
      'From: a@x.example\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF-1.7 x',
    );
    const { message, files } = await reader().understand(ITEM, raw);
    const [attachment] = message.attachments;
    expect(attachment).toMatchObject({ name: 'a.pdf', type: 'application/pdf' });
    expect(Buffer.from(files.get(attachment?.id ?? '') ?? '').toString()).toBe('%PDF-1.7 x');
  });

  it('shows the beginning of a mail that takes too long, and reads the next one', async () => {
    const { understand } = reader(2_500);
    await understand(ITEM, mail('warm'));
    const slow = await understand(ITEM, costly(30));
    expect(slow.message.problems[0]).toContain('could not be read in time');
    expect(slow.message.subject).toBe('slow');
    expect(slow.message.readable).toBe(false);
    expect(slow.message.sender.address).toBe('ann@firm.example');
    expect((await understand(ITEM, mail('next'))).message.subject).toBe('next');
  });

  it('outlives a mail that takes too much memory', async () => {
    const { understand } = reader(20_000, 16);
    const heavy = await understand(ITEM, costly());
    expect(heavy.message.problems[0]).toContain('too much memory');
    expect(heavy.message.readable).toBe(false);
    expect(heavy.message.subject).toBe('slow');
    expect((await understand(ITEM, mail('next'))).message.text).toBe('hello');
  });

  it('reads a mail of 30 MB and leaves the main thread free', async () => {
    const base64 = `${'QUJD'.repeat(19)}\r\n`.repeat(400_000);
    const raw = Buffer.from(
      `From: ann@firm.example\r\nSubject: big\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nsee file\r\n--B\r\nContent-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}--B--`,
    );
    expect(raw.length).toBeGreaterThan(30_000_000);
    const { understand } = reader(20_000);
    await understand(ITEM, mail('warm'));
    const blocks: number[] = [];
    for (let time = 0; time < 3; time++) {
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const { message } = await understand(ITEM, raw);
      delay.disable();
      blocks.push(delay.max / 1e6);
      expect(message.text).toBe('see file');
      expect(message.attachments[0]?.bytes).toBe(400_000 * 57);
    }
    // What is ours blocks every time; what a busy machine does, hardly three times.
    expect(Math.min(...blocks)).toBeLessThan(200);
  });

  it.each<[string, string]>([
    ['marks piled on one letter', `\r\na${'\u0301\u0316'.repeat(400_000)}`],
    ['a million open elements', `Content-Type: text/html\r\n\r\n${'<div>'.repeat(1_000_000)}x`],
    ['brackets without end in a header', `Reply-To: ${'('.repeat(500_000)}\r\n\r\nx`],
    ['the beginnings of 200,000 files', `\r\n${'begin 644 a\n'.repeat(200_000)}`],
    ['pictures that hold nothing', `\r\n${'data:image/png;base64,'.repeat(100_000)}`],
  ])('reads %s in little time', async (_, rest) => {
    const { message } = await reader(5000).understand(ITEM, Buffer.from(`From: ann@firm.example\r\n${rest}`));
    expect([message.readable, message.sender.address]).toEqual([true, 'ann@firm.example']);
  });

  it('has an answer for a mail of no bytes', async () => {
    const { message } = await reader().understand(ITEM, new Uint8Array());
    expect(message.problems[0]).toBe('The mail is empty.');
    expect(message.id).toMatch(/^M[0-9a-f]{20}$/);
  });

  it('leaves the bytes that it was given as they were', async () => {
    const raw = mail('one');
    const before = Buffer.from(raw);
    await reader().understand(ITEM, raw);
    expect(raw.equals(before)).toBe(true);
  });

  it('believes the servers that it was told to trust', async () => {
    const created = createMailReader({
      timeoutMs: 10_000,
      maxMemoryMb: 256,
      trustedAuthServers: ['mx.desk.example'],
    });
    readers.push(created);
    const raw = Buffer.concat([
      Buffer.from('Authentication-Results: other.example; dmarc=pass\r\n'),
      mail('x'),
    ]);
    const { message } = await created.understand(ITEM, raw);
    expect(message.headers['authentication-results']).toBeUndefined();
  });
});

describe('a mail that stops the process', () => {
  function counting(start: number): Attempts & { open: number } {
    const attempts = {
      open: start,
      begin: async () => ++attempts.open,
      end: async () => {
        attempts.open = 0;
      },
    };
    return attempts;
  }

  it('is read while it stopped us less than five times, and then forgotten', async () => {
    const attempts = counting(4);
    const { message } = await reader(10_000, 256, attempts).understand(ITEM, mail('one'));
    expect([message.readable, message.text, attempts.open]).toEqual([true, 'hello', 0]);
  });

  it('is not tried a sixth time, but shown by its beginning', async () => {
    const attempts = counting(5);
    const { understand } = reader(10_000, 256, attempts);
    const { message } = await understand(ITEM, mail('one'));
    expect(message).toMatchObject({ readable: false, subject: 'one', text: 'hello' });
    expect(message.problems[0]).toContain(
      'stopped several times while reading this mail; it was not tried again',
    );
  });

  it('may be tried again once there is a message that says so', async () => {
    const { understand } = reader(10_000, 256, counting(5));
    await understand(ITEM, mail('one'));
    expect((await understand(ITEM, mail('one'))).message).toMatchObject({ readable: true, problems: [] });
  });

  it('is read where the count cannot be taken back, and asked for again where it cannot be made', async () => {
    const broken = async () => Promise.reject(new Error('no connection'));
    const late = reader(10_000, 256, { begin: async () => 1, end: broken });
    expect((await late.understand(ITEM, mail('one'))).message.text).toBe('hello');
    const early = reader(10_000, 256, { begin: broken, end: async () => undefined });
    await expect(early.understand(ITEM, mail('one'))).rejects.toMatchObject({
      turn: 'retry',
      message: expect.stringContaining('no connection'),
    });
  });
});
