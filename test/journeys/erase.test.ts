import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runExport } from '../../src/cli/export.ts';
import { runForget } from '../../src/cli/forget.ts';
import type { Config } from '../../src/config.ts';
import { mailFromMia, startTestDesk, type TestDesk } from '../support/desk.ts';

const DAY = 24 * 3_600_000;
const WRITTEN = Date.now() - 600_000;

let desk: TestDesk;
let config: Config;
let redis: Redis;
let ahead = 0;

beforeEach(async () => {
  ahead = 0;
  desk = await startTestDesk({
    env: { RETENTION_DAYS: '30' },
    desk: { clock: { now: () => Date.now() + ahead } },
  });
  config = { ...desk.config, redisUrl: desk.redis.path };
  redis = new Redis(desk.redis.path);
});
afterEach(async () => {
  redis.disconnect();
  await desk.close();
});

type Command = typeof runForget;

async function run(command: Command, ...args: string[]) {
  const written = { out: '', err: '' };
  const io = {
    stdout: { write: (text: string) => (written.out += text) },
    stderr: { write: (text: string) => (written.err += text) },
  };
  const code = await command(args, io, () => config);
  return { code, ...written };
}

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The same each time, as a mailbox shows it. */
const mail = () =>
  mailFromMia({
    date: new Date(WRITTEN + ahead),
    attachments: [{ filename: 'secret-screen.png', content: PICTURE }],
  });

/** A case whose reply went out. */
async function answered() {
  await desk.deliver(mail());
  await desk.press(desk.ana, await desk.cardSaying('Mia Chen', 'Acknowledged'), 'approve');
  await desk.cardSaying('Sent by');
}

/** Everything that Redis holds but the facts, keys and values, in one text. */
async function allOfRedis(): Promise<string> {
  const texts: string[] = [];
  for (const key of await redis.keys('*')) {
    const type = await redis.type(key);
    texts.push(key);
    if (type === 'string') texts.push((await redis.get(key)) ?? '');
    if (type === 'hash') texts.push(JSON.stringify(await redis.hgetall(key)));
    if (type === 'list') texts.push(...(await redis.lrange(key, 0, -1)));
    if (type === 'zset') texts.push(...(await redis.zrange(key, '0', '-1')));
    if (type === 'stream') texts.push(JSON.stringify(await redis.xrange(key, '-', '+')));
  }
  return texts.join('\n');
}

async function allFiles(): Promise<string> {
  const folder = join(desk.config.dataDir, 'files');
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = names
    .filter((entry) => entry.isFile())
    .map(async (entry) => `${entry.name}\n${await readFile(join(entry.parentPath, entry.name), 'latin1')}`);
  return (await Promise.all(texts)).join('\n');
}

const PERSONAL = /birchwood|Mia Chen|Need admin approval|secret-screen/i;

async function nothingIsLeft() {
  // The counters of acknowledgements go by themselves after a day of real time, which no test waits for.
  const lines = (await allOfRedis()).split('\n').filter((line) => !line.includes(':cap:'));
  expect(lines.filter((line) => PERSONAL.test(line))).toEqual([]);
  expect((await allFiles()).match(PERSONAL)).toBeNull();
  expect(JSON.stringify(desk.slack.messages(desk.review)).match(PERSONAL)).toBeNull();
  expect(desk.cards()).toHaveLength(0);
}

describe('forgetting somebody', () => {
  it('leaves no trace of them in Redis, in the files and in the review channel', async () => {
    await answered();
    expect(await allOfRedis()).toMatch(PERSONAL);
    const { code, out } = await run(runForget, 'Mia@Birchwood.example', '--yes');
    expect(code).toBe(0);
    expect(out).toContain('T1001 is removed.');
    expect(out).toContain('Not reached');
    await nothingIsLeft();
    expect(await redis.keys('*:cap:*mia@*')).toEqual([]);
  });

  it('opens no case for the same mail once more', async () => {
    await answered();
    await run(runForget, 'mia@birchwood.example', '--yes');
    const mails = desk.outbox.list().length;
    await desk.deliver(mail());
    await desk.deliver(mailFromMia({ from: 'Ben <ben@oak.example>', messageId: '<ben@oak.example>' }));
    await desk.cardSaying('ben@oak.example');
    expect(desk.cards()).toHaveLength(1);
    expect(desk.outbox.list().filter(({ to }) => to.includes('mia'))).toHaveLength(mails);
  });

  it('says what there is and removes nothing without --yes', async () => {
    await answered();
    const { code, out } = await run(runForget, 'mia@birchwood.example');
    expect(code).toBe(0);
    expect(out).toMatch(/T1001 {2}waiting customer: 1 messages, 1 drafts, a card in Slack/);
    expect(out).toContain('add --yes');
    expect(desk.cards()).toHaveLength(1);
  });

  it('leaves the cases of others alone, those of longer names too', async () => {
    await answered();
    await desk.deliver(
      mailFromMia({ from: 'Anna <annamia@birchwood.example>', messageId: '<anna@birchwood.example>' }),
    );
    await desk.cardSaying('annamia@birchwood.example');
    await run(runForget, 'mia@birchwood.example', '--yes');
    expect(desk.cards()).toHaveLength(1);
    expect(await redis.exists(`{${config.deskId}}:search:annamia@birchwood.example`)).toBe(1);
  });

  it('asks for a person where none is named', async () => {
    const { code, err } = await run(runForget, 'everybody', '--yes');
    expect(code).toBe(2);
    expect(err).toContain('Name one person');
  });
});

describe('retention', () => {
  it('removes what has been at rest for so many days, and keeps the figures', async () => {
    ahead = -40 * DAY;
    await answered();
    ahead += 29 * DAY;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(desk.cards()).toHaveLength(1);
    ahead += 2 * DAY;
    await vi.waitFor(nothingIsLeft, { timeout: 30_000, interval: 200 });
    expect(await allOfRedis()).toMatch(/why\W+retention/);
  });

  it('removes what was written in a channel and became no case', async () => {
    await desk.stop();
    ahead = -40 * DAY;
    await desk.start();
    await desk.slack.post(desk.mia, desk.customers, { text: 'Lovely weather in Birchwood today' });
    await vi.waitFor(async () => expect(await allFiles()).toMatch(/Lovely weather/), 20_000);
    await desk.stop();
    ahead = -5 * DAY;
    await desk.start();
    await vi.waitFor(async () => expect(await allFiles()).not.toMatch(/Lovely weather/), 20_000);
  });

  it('keeps a case that somebody waits in, however old', async () => {
    ahead = -400 * DAY;
    await desk.deliver(mail());
    await desk.cardSaying('Mia Chen', 'Acknowledged');
    ahead = 0;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(desk.cards()).toHaveLength(1);
  });
});

describe('exporting what is kept of somebody', () => {
  it('writes their cases with every message and file into a folder that only the owner can open', async () => {
    await answered();
    const out = join(desk.config.dataDir, 'out');
    const told = await run(runExport, 'mia@birchwood.example', '--out', out);
    expect(told).toMatchObject({ code: 0, err: '' });
    const whole = JSON.parse(await readFile(join(out, 'T1001', 'case.json'), 'utf8'));
    expect(whole.ticket.customer.address).toBe('mia@birchwood.example');
    expect(whole.drafts).toHaveLength(1);
    expect(whole.history.length).toBeGreaterThan(2);
    const [message = ''] = (await readdir(join(out, 'T1001'))).filter((name) => name.startsWith('M'));
    expect(await readdir(join(out, 'T1001', message))).toEqual(
      expect.arrayContaining(['message.json', 'raw']),
    );
  });

  it('writes over nothing', async () => {
    await answered();
    await expect(run(runExport, 'mia@birchwood.example', '--out', config.dataDir)).rejects.toMatchObject({
      code: 'no_folder',
    });
  });
});
