import { beforeEach, describe, expect, it } from 'vitest';
import type { Cap, Caps } from '../../src/core/ports.ts';
import { createCaps } from '../../src/redis/caps.ts';
import { useRedis } from '../support/redis.ts';

const own = useRedis();
let caps: Caps;
beforeEach(() => {
  caps = createCaps(own.redis, own.keys);
});

const NOW = 1_795_000_000_000;
const MINUTE = 60_000;
const two: Cap = { name: 'mia', windowMs: 10 * MINUTE, max: 2 };
const three: Cap = { name: 'mia', windowMs: 60 * MINUTE, max: 3 };
const all: Cap = { name: 'all', windowMs: 60 * MINUTE, max: 4 };

describe('caps', () => {
  it('let through as many as they say, then name the one that is full', async () => {
    expect(await caps.take('a', [two, three], NOW)).toBeNull();
    expect(await caps.take('b', [two, three], NOW + 1)).toBeNull();
    expect(await caps.take('c', [two, three], NOW + 2)).toEqual(two);
    expect(await caps.take('c', [two, three], NOW + 11 * MINUTE)).toBeNull();
    expect(await caps.take('d', [two, three], NOW + 22 * MINUTE)).toEqual(three);
    expect(await caps.take('d', [two, three], NOW + 72 * MINUTE)).toBeNull();
  });

  it('count one thing once, however often it is asked for', async () => {
    for (let count = 0; count < 5; count++) expect(await caps.take('a', [two], NOW + count)).toBeNull();
    expect(await caps.take('b', [two], NOW + 9)).toBeNull();
    expect(await caps.take('a', [two], NOW + 10)).toBeNull();
    expect(await caps.take('c', [two], NOW + 11)).toEqual(two);
  });

  it('take no place anywhere where one of them is full', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await caps.take(id, [all], NOW);
    expect(await caps.take('e', [two, all], NOW + 1)).toEqual(all);
    expect(await caps.take('f', [two], NOW + 2)).toBeNull();
    expect(await caps.take('g', [two], NOW + 3)).toBeNull();
  });

  it('have the place again of what did not happen', async () => {
    await caps.take('a', [two, all], NOW);
    await caps.take('b', [two, all], NOW);
    await caps.giveBack('a', [two, all]);
    await caps.giveBack('never taken', [two, all]);
    expect(await caps.take('c', [two, all], NOW + 1)).toBeNull();
    expect(await caps.take('d', [two, all], NOW + 2)).toEqual(two);
  });

  it('hold when many ask at once', async () => {
    const asked = Array.from({ length: 40 }, (_, index) => caps.take(`id-${index}`, [all], NOW));
    expect((await Promise.all(asked)).filter((full) => full === null)).toHaveLength(4);
  });

  it('leave nothing behind once their longest window is over', async () => {
    await caps.take('a', [two, three], NOW);
    const [key = ''] = await own.redis.keys(own.keys.cap('*'));
    expect(await own.redis.pttl(key)).toBeGreaterThan(59 * MINUTE);
    expect(await own.redis.pttl(key)).toBeLessThanOrEqual(60 * MINUTE);
  });
});
