import type { Redis } from 'ioredis';
import type { Attempts } from '../core/ports.ts';
import type { Keys } from './keys.ts';

/** By then nobody waits for that mail any more. */
const KEPT_SECONDS = 7 * 24 * 3600;

/** Counts in Redis, which outlives the process that a mail may stop. */
export function createAttempts(redis: Redis, keys: Keys): Attempts {
  return {
    async begin({ id }) {
      const key = keys.attempts(id);
      // Made with its end first: whoever stops between the two leaves nothing behind for ever.
      await redis.set(key, 0, 'EX', KEPT_SECONDS, 'NX');
      return redis.incr(key);
    },
    async end({ id }) {
      await redis.del(keys.attempts(id));
    },
  };
}
