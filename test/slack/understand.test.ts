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

  it('that cannot be read is given up with a clear error', async () => {
    const { item } = await post({ text: 'fine' });
    await expect(test.desk.understand(item, Buffer.from('{'))).rejects.toMatchObject({ turn: 'never' });
  });
});
