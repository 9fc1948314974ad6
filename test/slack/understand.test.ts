import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewMessage } from '../../src/playground/slack/stand-in.ts';
import { openDesk, type Stored, type TestDesk } from './desk.ts';

// One white pixel.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
  'base64',
);

describe('a message from Slack', () => {
  let test: TestDesk;
  beforeAll(async () => {
    test = await openDesk();
  });
  afterAll(() => test.close());

  async function post(message: NewMessage): Promise<Stored> {
    const { ts } = await test.slack.post(test.customer, test.customers, message);
    const stored = test.stored.find(({ item }) => item.id.endsWith(ts));
    if (!stored) throw new Error('was not stored');
    return stored;
  }
  async function understood(message: NewMessage) {
    const { item, raw } = await post(message);
    return test.desk.understand(item, raw);
  }
  const picture = (change: object = {}) => ({
    name: 'signin.png',
    mimetype: 'image/png',
    bytes: PNG,
    ...change,
  });

  it('tells who wrote it, where, and what', async () => {
    const { message } = await understood({ text: 'Need admin approval & no idea <why>' });
    const { ts } = message.thread.channel === 'slack' ? message.thread : { ts: '' };
    expect(message).toMatchObject({
      identity: `slack:${test.slack.teamId}:${test.customers}:${ts}`,
      origin: 'slack',
      sender: { id: test.customer, name: 'Mia Chen', address: 'mia.chen@birchwood-advisors.example' },
      text: 'Need admin approval & no idea <why>',
      thread: { channel: 'slack', channelId: test.customers, userId: test.customer, threadTs: null },
    });
    const hash = createHash('sha256').update(message.identity).digest('hex');
    expect(message.id).toBe(`M${hash.slice(0, 20)}`);
    expect(message.sentAt).toBe(Math.floor(Number(ts) * 1000));
  });

  it('in a thread tells which', async () => {
    const { ts } = await test.slack.post(test.customer, test.customers, { text: 'first' });
    const { message } = await understood({ text: 'more', threadTs: ts });
    expect(message.thread).toMatchObject({ threadTs: ts });
  });

  it('brings its picture, typed by the bytes', async () => {
    const { message, files } = await understood({ text: '', files: [picture({ mimetype: 'image/jpeg' })] });
    const [attachment] = message.attachments;
    expect(attachment).toMatchObject({
      name: 'signin.png',
      type: 'image/png',
      declaredType: 'image/jpeg',
      bytes: PNG.length,
      sha256: createHash('sha256').update(PNG).digest('hex'),
      picture: true,
      problem: null,
    });
    expect(files.get(attachment?.id ?? '')).toEqual(PNG);
  });

  it('asks for a file that comes without an address', async () => {
    const { message } = await understood({ text: 'from outside', files: [picture({ checkInfo: true })] });
    expect(message.attachments[0]).toMatchObject({ problem: null, bytes: PNG.length });
  });

  it('has a harmless file name', async () => {
    const { message } = await understood({ text: '', files: [picture({ name: '../../etc/passwd.png' })] });
    expect(message.attachments[0]?.name).toBe('passwd.png');
  });

  it('says that a picture is a web page', async () => {
    const bytes = Buffer.from('<html><body>no picture</body></html>');
    const { message } = await understood({ text: '', files: [picture({ bytes })] });
    expect(message.attachments[0]?.problem).toContain('web page');
  });

  it("refuses Slack's sign-in page, and says which scope is missing", async () => {
    test.slack.failNext('files.download', { status: 200 });
    const { message, files } = await understood({ text: '', files: [picture()] });
    expect(message.attachments[0]?.problem).toContain('files:read');
    expect(files.size).toBe(0);
  });

  it('does not take in a file over the limit', async () => {
    const bytes = Buffer.alloc(1_000_001);
    const { message, files } = await understood({ text: '', files: [picture({ bytes })] });
    expect(message.attachments[0]?.problem).toContain('larger than 1 MB');
    expect(files.size).toBe(0);
  });

  it('is asked for again where a download fails now and may work later', async () => {
    test.slack.failNext('files.download', { status: 503 });
    const { item, raw } = await post({ text: '', files: [picture()] });
    await expect(test.desk.understand(item, raw)).rejects.toMatchObject({ turn: 'retry' });
    expect((await test.desk.understand(item, raw)).message.attachments[0]?.problem).toBeNull();
  });

  it('waits as long as Slack asks before a download', async () => {
    test.slack.failNext('files.download', { status: 429, retryAfterSeconds: 4 });
    const { item, raw } = await post({ text: '', files: [picture()] });
    await expect(test.desk.understand(item, raw)).rejects.toMatchObject({ retryAfterMs: 4000 });
  });

  it('is taken without a file that Slack did not hand out for ten minutes', async () => {
    const { item, raw } = await post({ text: 'see this', files: [picture()] });
    test.slack.failNext('files.download', { status: 503 }, 2);
    const waiting = { ...item, receivedAt: Date.now() - 9 * 60_000 };
    await expect(test.desk.understand(waiting, raw)).rejects.toMatchObject({ turn: 'retry' });
    const late = { ...item, receivedAt: Date.now() - 11 * 60_000 };
    const { message, files } = await test.desk.understand(late, raw);
    expect(message).toMatchObject({
      text: 'see this',
      attachments: [{ name: 'signin.png', picture: true, problem: 'could not be fetched from Slack' }],
    });
    expect(files.size).toBe(0);
  });

  it('has no name where Slack refuses to say it', async () => {
    const { item, raw } = await post({ text: 'who am I?' });
    const desk = await test.connect();
    test.slack.failNext('users.info', { status: 403 }, 3);
    const { message } = await desk.understand(item, raw);
    expect(message.sender).toEqual({ id: test.customer, name: null, address: null });
    await desk.close();
  });

  it('waits ten minutes for a name that may still come', async () => {
    const { item, raw } = await post({ text: 'who am I?' });
    const desk = await test.connect();
    test.slack.failNext('users.info', { status: 503 }, 6);
    await expect(desk.understand(item, raw)).rejects.toMatchObject({ turn: 'retry' });
    const late = { ...item, receivedAt: Date.now() - 11 * 60_000 };
    expect((await desk.understand(late, raw)).message.sender.name).toBeNull();
    await desk.close();
  });

  it('with odd parts is read as far as it goes, and says what was not', async () => {
    const { item, raw } = await post({ text: 'fine' });
    const stored = JSON.parse(Buffer.from(raw).toString());
    const odd = { text: null, thread_ts: 5, attachments: 'x', files: [{ name: 'a.png', size: 'big' }, null] };
    const event = { ...stored.event, ...odd };
    const { message } = await test.desk.understand(item, Buffer.from(JSON.stringify({ ...stored, event })));
    expect(message.sender.id).toBe(test.customer);
    expect(message.problems).toEqual([
      expect.stringContaining('Its text could not be read'),
      expect.stringContaining('Which thread it answers could not be read'),
      expect.stringContaining('What was forwarded with it could not be read'),
    ]);
    const problem = 'has no address to get it from';
    expect(message.attachments).toMatchObject([
      { name: 'a.png', problem },
      { name: 'file-a2', problem },
    ]);
  });

  it('that cannot be read is given up with a clear error', async () => {
    const { item } = await post({ text: 'fine' });
    await expect(test.desk.understand(item, Buffer.from('{'))).rejects.toMatchObject({ turn: 'never' });
  });
});
