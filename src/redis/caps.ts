import type { Redis } from 'ioredis';
import type { Cap, Caps } from '../core/ports.ts';
import type { Keys } from './keys.ts';

/**
 * A sorted set a name, its members by time. All caps are looked at before anything is written. Times go in as text:
 * Lua would write a number of that size with an exponent.
 */
const TAKE_SCRIPT = `
local asked = cjson.decode(ARGV[1])
for position, cap in ipairs(asked.caps) do
  local key = KEYS[cap.key]
  local there = redis.call('ZSCORE', key, asked.id)
  if not there and redis.call('ZCOUNT', key, '(' .. cap.since, '+inf') >= cap.max then return position end
end
for position, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', asked.names[position].since)
  redis.call('ZADD', key, 'NX', asked.at, asked.id)
  redis.call('PEXPIRE', key, asked.names[position].windowMs)
end
return 0
`;

/** Caps that Redis keeps. */
export function createCaps(redis: Redis, keys: Keys): Caps {
  return {
    async take(id, caps, at) {
      const names = [...new Set(caps.map(({ name }) => name))];
      const asked = {
        id,
        at: String(at),
        caps: caps.map((cap) => ({
          key: names.indexOf(cap.name) + 1,
          since: String(at - cap.windowMs),
          max: cap.max,
        })),
        names: names.map((name) => {
          const windowMs = longestWindow(caps, name);
          return { since: String(at - windowMs), windowMs: String(windowMs) };
        }),
      };
      const touched = names.map((name) => keys.cap(name));
      const full = Number(await redis.eval(TAKE_SCRIPT, touched.length, ...touched, JSON.stringify(asked)));
      return caps[full - 1] ?? null;
    },
    async giveBack(id, caps) {
      for (const name of new Set(caps.map((cap) => cap.name))) await redis.zrem(keys.cap(name), id);
    },
  };
}

function longestWindow(caps: readonly Cap[], name: string): number {
  return Math.max(...caps.filter((cap) => cap.name === name).map(({ windowMs }) => windowMs));
}
