import type { Redis } from 'ioredis';
import { Pause, type Pausing } from '../core/office.ts';
import type { Keys } from './keys.ts';

/** The switch that holds all sending back, kept beside the records so that it outlives a restart. */
export function createPausing(redis: Redis, keys: Keys): Pausing {
  const read = (stored: string | null): Pause | null =>
    stored === null ? null : Pause.parse(JSON.parse(stored));
  return {
    current: async () => read(await redis.get(keys.paused)),
    async begin(pause) {
      const before = await redis.set(keys.paused, JSON.stringify(pause), 'NX', 'GET');
      return read(before) ?? pause;
    },
    end: async () => read(await redis.getdel(keys.paused)),
  };
}
