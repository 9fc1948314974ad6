import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runParked } from '../../src/cli/parked.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { createLookup } from '../../src/redis/lookup.ts';
import { buttonsOf, mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function parked(config: Config, ...args: string[]) {
  const written = { out: '', err: '' };
  const io = {
    stdout: { write: (text: string) => (written.out += text) },
    stderr: { write: (text: string) => (written.err += text) },
  };
  const code = await runParked(args, io, () => config);
  return { code, ...written };
}

/** A desk, and its settings as the command reads them. */
async function aDesk(env: Record<string, string> = {}): Promise<{ desk: TestDesk; config: Config }> {
  const desk = await startTestDesk({ env });
  closers.push(() => desk.close());
  return { desk, config: { ...desk.config, redisUrl: desk.redis.path } };
}

function redisOf(desk: TestDesk): Redis {
  const redis = new Redis(desk.redis.path);
  closers.unshift(async () => redis.disconnect());
  return redis;
}

async function noDesk(env: Record<string, string> = {}): Promise<Config> {
  const folder = await mkdtemp(join(tmpdir(), 'stepcheck-test-'));
  closers.push(() => rm(folder, { recursive: true }));
  return readConfig({ DATA_DIR: folder, ...env });
}

const NEWSLETTER = {
  from: '"Firm News" <news@birchwood.example>',
  subject: 'Our \u001B[31mautumn',
  messageId: '<news@birchwood.example>',
  headers: { 'List-Id': '<news.birchwood.example>', 'List-Unsubscribe': '<mailto:no@birchwood.example>' },
};
const BOUNCE = [
  'From: Mail Delivery System <mailer-daemon@fuller.example>',
  'To: help@desk.example',
  'Subject: Undelivered Mail Returned to Sender',
  'Message-ID: <dsn@fuller.example>',
  'Content-Type: multipart/report; report-type=delivery-status; boundary="b0"',
  '',
  '--b0',
  'Content-Type: text/plain',
  '',
  'The mailbox is full.',
  '--b0',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.fuller.example',
  '',
  'Final-Recipient: rfc822; tom@fuller.example',
  'Action: failed',
  'Status: 5.2.2',
  '--b0--',
  '',
].join('\r\n');

describe('parked mail', () => {
  it('is listed with its reason, the newest first, and opened as a case by its id', async () => {
    const { desk, config } = await aDesk();
    await desk.deliver({ envelope: { from: '', to: 'help@desk.example' }, raw: BOUNCE });
    await desk.cardSaying('Undelivered Mail');
    await desk.deliver(mailFromMia(NEWSLETTER));
    await desk.cardSaying('autumn');
    await desk.deliver(mailFromMia({ subject: 'No machine wrote this' }));
    await desk.cardSaying('No machine wrote this', 'Acknowledged');

    const listed = await parked(config, '--json');
    const mails = listed.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(mails).toMatchObject([
      { ticket: 'T1002', from: 'news@birchwood.example', name: 'Firm News', kind: 'mailing_list' },
      { ticket: 'T1001', from: 'mailer-daemon@fuller.example', kind: 'bounce' },
    ]);
    for (const { why, at } of mails) {
      expect(why).toMatch(/\w+ \w+/);
      expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(600_000);
    }
    expect((await parked(config)).out).toContain(`mailing list: ${mails[0].why}`);
    const told = await createLookup(redisOf(desk), keysOf(desk.config.deskId)).history('T1002');
    expect(told[0]?.what).toMatch(/^parked it: mailing list \(.+\); not acknowledged: \w+/);

    const before = desk.cards().length;
    const opened = await parked(config, '--open', 't1002');
    expect(opened).toEqual({
      code: 0,
      out: 'T1002 is a case now; its card appears in the review channel.\n',
      err: '',
    });
    const card = await desk.cardSaying('Firm News', 'I have not asked anyone yet', 'Draft reply');
    expect(buttonsOf(card)).toEqual(['approve', 'edit', 'reject']);
    expect(textOf(card)).toContain('T1002');
    expect(desk.cards()).toHaveLength(before);
    expect(desk.outbox.list().map(({ to }) => to)).toEqual([
      expect.stringContaining('mia@birchwood.example'),
    ]);

    const again = await parked(config, '--open', 'T1002');
    expect([again.code, again.err]).toEqual([1, 'T1002: This case is open already.\n']);
    expect((await parked(config)).out).not.toContain('T1002');
  });

  it('that has no card gets one when it is opened, and the history names who did it', async () => {
    const { desk, config } = await aDesk({ PARKED_CARDS: 'off' });
    await desk.deliver(mailFromMia(NEWSLETTER));
    await vi.waitFor(async () => expect((await parked(config, '--json')).out).not.toBe(''), 10_000);
    expect(desk.cards()).toEqual([]);
    expect((await parked(config, '--open', 'T1001', '--json')).out).toBe('{"opened":"T1001"}\n');
    await desk.cardSaying('Firm News', 'I have not asked anyone yet');
  });

  it('reaches a terminal as plain lines', async () => {
    const { desk, config } = await aDesk();
    await desk.deliver(
      mailFromMia({ ...NEWSLETTER, from: '"Firm\u202E \u009B2JNews" <news@birchwood.example>' }),
    );
    await desk.cardSaying('autumn');
    const { out } = await parked(config);
    expect(out.split('\n')[0]).toMatch(
      /^T1001 {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}Firm.*News <news@birchwood\.example>$/,
    );
    expect(out).not.toMatch(/[^\P{C}\n]/u);
  });
});

describe('the command', () => {
  it('says so where nothing is parked, and where there is no such case', async () => {
    const { config } = await aDesk();
    expect(await parked(config)).toEqual({ code: 0, out: 'No mail is parked.\n', err: '' });
    expect(await parked(config, '--json')).toEqual({ code: 0, out: '', err: '' });
    expect(await parked(config, '--open', 'T9')).toEqual({ code: 1, out: '', err: 'There is no case T9.\n' });
  });

  it('asks for the desk to be started where it does not run', async () => {
    await expect(parked(await noDesk())).rejects.toThrow(/Start it first: npm start/);
  });

  it('does not wait for a Redis that is away, and shows no password', async () => {
    const failing = parked(await noDesk({ REDIS_URL: 'redis://desk:secret@127.0.0.1:1' }));
    await expect(failing).rejects.toThrow(
      /^Redis at 127\.0\.0\.1:1 \(REDIS_URL\) does not answer: (?!.*secret)/,
    );
  });

  it.each([
    ['an id that is none', ['--open', 'first'], /"first" is no ticket/],
    ['a name that it does not expect', ['T1001'], /T1001/],
  ])('says what is wrong with %s', async (_, args, message) => {
    const { code, err } = await parked(await noDesk(), ...args);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });
});
