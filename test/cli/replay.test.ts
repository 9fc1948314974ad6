import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runReplay } from '../../src/cli/replay.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { mailFromMia, startTestDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
let redis: Redis;
let key: string;
beforeAll(async () => {
  desk = await startTestDesk();
  redis = new Redis(desk.redis.path);
  await desk.deliver(mailFromMia());
  await desk.cardSaying('T1001');
  key = keysOf(desk.config.deskId).record('ticket', 'T1001');
});
afterAll(async () => {
  redis.disconnect();
  await desk.close();
});

async function replay(...args: string[]) {
  const written = { out: '', err: '' };
  const io = {
    stdout: { write: (text: string) => (written.out += text) },
    stderr: { write: (text: string) => (written.err += text) },
  };
  const code = await runReplay(args, io, () => ({ ...desk.config, redisUrl: desk.redis.path }));
  return { code, ...written };
}

describe('replay', () => {
  it('finds nothing to change while articles and rules are the same', async () => {
    expect(await replay()).toEqual({ code: 0, out: '1 read again, 0 differ, 0 failed.\n', err: '' });
  });

  it('reads what was read since a day, and not before it', async () => {
    const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);
    const yesterday = new Date(Date.now() - 24 * 3_600_000).toISOString().slice(0, 10);
    expect((await replay('--since', yesterday)).out).toContain('1 read again');
    expect((await replay('--since', tomorrow)).out).toContain('0 read again');
  });

  it('says what another article or rule makes of a case, and writes nothing', async () => {
    const stored = String(await redis.hget(key, 'json'));
    const ticket = JSON.parse(stored);
    const old = JSON.stringify({
      ...ticket,
      reading: { ...ticket.reading, stage: 'elsewhere', articleVersion: 'older' },
    });
    await redis.hset(key, 'json', old);
    const posted = desk.slack.calls().filter(({ method }) => method.startsWith('chat.')).length;
    const { out } = await replay('--ticket', 't1001');
    expect(out).toContain('  its article is another one, or has changed since\n');
    expect(out).toContain(`  stage: elsewhere -> ${ticket.reading.stage}\n`);
    const [line = ''] = (await replay('--json')).out.split('\n');
    expect(JSON.parse(line)).toMatchObject({ ticket: 'T1001', otherArticle: true, hadModel: false });
    expect(await redis.hget(key, 'json')).toBe(old);
    expect(desk.slack.calls().filter(({ method }) => method.startsWith('chat.')).length).toBe(posted);
    await redis.hset(key, 'json', stored);
  });

  it.each([
    [['now']],
    [['--since', 'monday']],
    [['--ticket', '7']],
    [['--since', '2026-11-01', '--ticket', 'T1']],
  ])('refuses %j', async (args) => {
    expect((await replay(...args)).code).toBe(2);
  });
});
