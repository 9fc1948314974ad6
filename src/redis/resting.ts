import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Resting } from '../core/resting.ts';
import { TicketState } from '../core/ticket.ts';
import type { Keys } from './keys.ts';
import { objectIn } from './object-in.ts';

const KEYS_A_LOOK = 500;

const Known = z.object({ state: TicketState, updatedAt: z.number() });

/** The tickets at rest, in a sorted set that every commit of a ticket keeps. */
export function createResting(redis: Redis, keys: Keys): Resting {
  async function takeUpOne(key: string): Promise<void> {
    const json = await redis.hget(key, 'json');
    const { data } = Known.safeParse(objectIn(json ?? 'null'));
    const id = key.slice(keys.record('ticket', '').length);
    if (data && data.state !== 'open') await redis.zadd(keys.resting, 'NX', data.updatedAt, id);
  }

  return {
    since: (before, limit) => redis.zrange(keys.resting, '-inf', `(${before}`, 'BYSCORE', 'LIMIT', 0, limit),
    async leave(ids) {
      if (ids.length > 0) await redis.zrem(keys.resting, ...ids);
    },
    async takeUp() {
      let cursor = '0';
      do {
        const [next, found] = await redis.scan(
          cursor,
          'MATCH',
          `${keys.record('ticket', '')}*`,
          'COUNT',
          KEYS_A_LOOK,
        );
        for (const key of found) await takeUpOne(key);
        cursor = next;
      } while (cursor !== '0');
    },
  };
}
