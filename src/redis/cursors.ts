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

/** EXPIRE with NX would do, but Redis 6 does not know it. */
const COUNT_SCRIPT = `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
return count
`;

/** Counters that forget. */
export function createThrottle(redis: Redis, keys: Keys): Throttle {
  return {
    async hit(name, windowSeconds) {
      return Number(await redis.eval(COUNT_SCRIPT, 1, keys.throttle(name), windowSeconds));
    },
  };
}
