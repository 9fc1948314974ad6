import type { Redis } from 'ioredis';
import type { Cursors, Throttle } from '../core/ports.ts';
import type { Keys } from './keys.ts';

/** Where each source was read up to. */
export function createCursors(redis: Redis, keys: Keys): Cursors {
  return {
    get: (name) => redis.get(keys.cursor(name)),
    async set(name, value) {
      await redis.set(keys.cursor(name), value);
    },
  };
}

/** Counters that forget. */
export function createThrottle(redis: Redis, keys: Keys): Throttle {
  return {
    async hit(name, windowSeconds) {
      const key = keys.throttle(name);
      const results = await redis.multi().incr(key).expire(key, windowSeconds, 'NX').exec();
      return Number(results?.[0]?.[1] ?? 0);
    },
  };
}
