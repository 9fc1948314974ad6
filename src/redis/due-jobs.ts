import type { Redis } from 'ioredis';
import type { DueJobs } from '../core/ports.ts';
import { DueJob } from '../core/transition.ts';
import type { Keys } from './keys.ts';
import { objectIn } from './object-in.ts';

/** Jobs owed: a sorted set by time, with the job beside it. They outlive whatever happens to the queue. */
export function createDueJobs(redis: Redis, keys: Keys): DueJobs {
  return {
    async overdue(until, limit) {
      const members = await redis.zrangebyscore(keys.due, '-inf', until, 'LIMIT', 0, limit);
      if (members.length === 0) return [];
      const jobs = await redis.hmget(keys.dueJobs, ...members);
      // What a newer version owed is left to it: it must not keep this one from its own work.
      return jobs.flatMap((json) => DueJob.safeParse(objectIn(json ?? 'null')).data ?? []);
    },
    async complete(key) {
      await redis.multi().zrem(keys.due, key).hdel(keys.dueJobs, key).exec();
    },
    async postpone(key, at) {
      await redis.zadd(keys.due, 'XX', at, key);
    },
  };
}
