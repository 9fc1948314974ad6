import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Leases } from '../core/ports.ts';
import type { Keys } from './keys.ts';

// The hash stays when a lease ends, so that its token goes on growing; `until` is Redis' own time, in ms.
const NOW = `local t = redis.call('TIME'); local now = t[1] * 1000 + math.floor(t[2] / 1000)`;

const ACQUIRE_SCRIPT = `
${NOW}
if tonumber(redis.call('HGET', KEYS[1], 'until') or '0') > now then return 0 end
redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'until', now + ARGV[2])
return redis.call('HINCRBY', KEYS[1], 'token', 1)
`;

const RENEW_SCRIPT = `
${NOW}
if redis.call('HGET', KEYS[1], 'owner') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'until', now + ARGV[2])
return 1
`;

/** Leases that Redis grants. */
export function createLeases(redis: Redis, keys: Keys): Leases {
  return {
    async acquire(name, ttlMs) {
      const key = keys.lease(name);
      const owner = randomBytes(12).toString('hex');
      const token = Number(await redis.eval(ACQUIRE_SCRIPT, 1, key, owner, ttlMs));
      if (token === 0) return null;
      return {
        name,
        token,
        renew: async () => (await redis.eval(RENEW_SCRIPT, 1, key, owner, ttlMs)) === 1,
        release: async () => {
          await redis.eval(RENEW_SCRIPT, 1, key, owner, 0);
        },
      };
    },
  };
}
