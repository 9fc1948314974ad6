import type { Redis } from 'ioredis';
import type { Cursors } from '../core/ports.ts';
import type { Keys } from './keys.ts';

/** A late writer whose lease went to somebody else must not turn a cursor back (a fencing token). */
const SET_FENCED_SCRIPT = `
if redis.call('HGET', KEYS[2], 'token') ~= ARGV[2] then return 0 end
redis.call('SET', KEYS[1], ARGV[1])
return 1
`;

/** Where each source was read up to. */
export function createCursors(redis: Redis, keys: Keys): Cursors {
  return {
    get: (name) => redis.get(keys.cursor(name)),
    async set(name, value, lease) {
      if (!lease) return (await redis.set(keys.cursor(name), value)) === 'OK';
      const touched = [keys.cursor(name), keys.lease(lease.name)];
      return (await redis.eval(SET_FENCED_SCRIPT, 2, ...touched, value, lease.token)) === 1;
    },
  };
}
