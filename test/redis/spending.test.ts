import { describe, expect, it } from 'vitest';
import { createSpending } from '../../src/redis/spending.ts';
import { spendingContract } from '../contracts/spending.ts';
import { useRedis } from '../support/redis.ts';
import { spendingInMemory } from '../support/spending.ts';

const own = useRedis();

spendingContract('Redis', (timeZone) => createSpending(own.redis, own.keys, timeZone));
spendingContract('memory', spendingInMemory);

describe('what was spent', () => {
  it('is forgotten some time after its day and its month', async () => {
    await createSpending(own.redis, own.keys, 'UTC').add(1, Date.parse('2026-11-23T12:00:00Z'));
    const day = 86_400;
    const [ofDay, ofMonth] = [own.keys.spending('2026-11-23'), own.keys.spending('2026-11')];
    expect(await own.redis.ttl(ofDay)).toBeGreaterThan(day);
    expect(await own.redis.ttl(ofDay)).toBeLessThanOrEqual(3 * day);
    expect(await own.redis.ttl(ofMonth)).toBeGreaterThan(31 * day);
    expect(await own.redis.ttl(ofMonth)).toBeLessThanOrEqual(40 * day);
  });

  it('is known after a restart of the desk', async () => {
    const now = Date.parse('2026-11-23T12:00:00Z');
    await createSpending(own.redis, own.keys, 'UTC').add(1, now);
    expect(await createSpending(own.redis, own.keys, 'UTC').spent(now)).toEqual({ day: 1, month: 1 });
  });
});
