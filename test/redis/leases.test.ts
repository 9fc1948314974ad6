import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Cursors, Leases } from '../../src/core/ports.ts';
import { createCursors } from '../../src/redis/cursors.ts';
import { createLeases } from '../../src/redis/leases.ts';
import { useRedis } from '../support/redis.ts';

const LONG = 60_000;
// Long enough for the one call that it must outlast on a busy machine.
const SHORT = 500;

const own = useRedis();
let leases: Leases;
let cursors: Cursors;
beforeEach(() => {
  leases = createLeases(own.redis, own.keys);
  cursors = createCursors(own.redis, own.keys);
});

async function acquired(ttlMs: number) {
  const lease = await leases.acquire('inbox', ttlMs);
  if (!lease) throw new Error('Somebody else holds the lease.');
  return lease;
}

describe('a lease', () => {
  it('has one holder at a time, under each name', async () => {
    await acquired(LONG);
    expect(await leases.acquire('inbox', LONG)).toBeNull();
    expect(await leases.acquire('another', LONG)).not.toBeNull();
  });

  it('goes to one of many who ask at once', async () => {
    const asked = await Promise.all(Array.from({ length: 20 }, () => leases.acquire('inbox', LONG)));
    expect(asked.filter((lease) => lease !== null)).toHaveLength(1);
  });

  it('is free once it is released, and ends by itself when nobody renews it', async () => {
    const first = await acquired(LONG);
    await first.release();
    await acquired(SHORT);
    expect(await leases.acquire('inbox', LONG)).toBeNull();
    await sleep(SHORT * 2);
    await acquired(LONG);
  });

  it('lasts for as long as it is renewed', async () => {
    const lease = await acquired(400);
    for (let round = 0; round < 6; round++) {
      await sleep(100);
      expect(await lease.renew()).toBe(true);
      expect(await leases.acquire('inbox', LONG)).toBeNull();
    }
  });

  it('that went to somebody else is lost to whoever held it, and stays with its new holder', async () => {
    const first = await acquired(SHORT);
    await sleep(SHORT * 2);
    const second = await acquired(LONG);
    expect(await first.renew()).toBe(false);
    await first.release();
    expect(await leases.acquire('inbox', LONG)).toBeNull();
    expect(await second.renew()).toBe(true);
  });

  it('has a greater token with each holder', async () => {
    const first = await acquired(LONG);
    await first.release();
    const second = await acquired(LONG);
    expect(second.token).toBeGreaterThan(first.token);
  });
});

describe('a cursor', () => {
  it('written with a lease is not turned back by whoever held it before', async () => {
    const first = await acquired(SHORT);
    expect(await cursors.set('inbox', '1', first)).toBe(true);
    await sleep(SHORT * 2);
    // Nobody else has it yet: what was done under it still counts.
    expect(await cursors.set('inbox', '2', first)).toBe(true);
    const second = await acquired(LONG);
    expect(await cursors.set('inbox', '5', second)).toBe(true);
    expect(await cursors.set('inbox', '3', first)).toBe(false);
    expect(await cursors.get('inbox')).toBe('5');
  });

  it('without a lease is just written', async () => {
    expect(await cursors.get('channel')).toBeNull();
    expect(await cursors.set('channel', '7')).toBe(true);
    expect(await cursors.get('channel')).toBe('7');
  });
});
