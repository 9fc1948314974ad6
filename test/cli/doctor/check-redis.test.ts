import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkRedis } from '../../../src/cli/doctor/check-redis.ts';
import type { Finding } from '../../../src/cli/doctor/finding.ts';
import { useRedis } from '../../support/redis.ts';

const run = useRedis();
const WRITTEN = /aof_rewrite_in_progress:0\r\naof_rewrite_scheduled:0/;

afterEach(async () => {
  await run.redis.config('SET', 'appendonly', 'yes');
  // Redis does not end while it writes that file for the first time.
  await vi.waitFor(async () => expect(await run.redis.info('persistence')).toMatch(WRITTEN));
  await run.redis.config('SET', 'appendfsync', 'always');
  await run.redis.config('SET', 'maxmemory-policy', 'noeviction');
  await run.redis.config('SET', 'maxmemory', '0');
});

async function levels() {
  const found = await checkRedis(run.redis);
  return Object.fromEntries(found.map(({ part, level }) => [part.replace('Redis ', ''), level]));
}

async function words(part: string): Promise<Finding | undefined> {
  return (await checkRedis(run.redis)).find((found) => found.part === `Redis ${part}`);
}

describe('the Redis that holds cases', () => {
  it('is well as the desk starts its own', async () => {
    const { memory: _, ...others } = await levels();
    expect(others).toEqual({ version: 'ok', persistence: 'ok', eviction: 'ok' });
  });

  it('fails without the append-only file', async () => {
    await run.redis.config('SET', 'appendonly', 'no');
    expect(await words('persistence')).toMatchObject({
      level: 'fail',
      words: expect.stringContaining('Set "appendonly yes"'),
    });
  });

  it('is warned of where it is synced once a second', async () => {
    await run.redis.config('SET', 'appendfsync', 'everysec');
    expect(await words('persistence')).toMatchObject({
      level: 'warn',
      words: expect.stringContaining('Set "appendfsync always"'),
    });
  });

  it('fails where it may drop what it holds', async () => {
    await run.redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    expect(await words('eviction')).toMatchObject({
      level: 'fail',
      words: expect.stringContaining('allkeys-lru'),
    });
  });

  it('is warned of where its memory is nearly used up', async () => {
    const used = Number(/used_memory:(\d+)/.exec(await run.redis.info('memory'))?.[1]);
    await run.redis.config('SET', 'maxmemory', String(Math.round(used * 1.05)));
    expect(await words('memory')).toMatchObject({ level: 'warn' });
  });
});
