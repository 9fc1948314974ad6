import { Redis, type RedisOptions } from 'ioredis';
import { StepcheckError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';

const SAY_AGAIN_MS = 5_000;
const LONGEST_WAIT_MS = 2_000;

export interface RedisConnections {
  /** For records and look-ups: fails at once while Redis is away, so that a click gets an answer. */
  commands: Redis;
  /** For queue workers: waits for Redis to come back. */
  waiting: Redis;
  close(): Promise<void>;
}

/** Connects, and keeps trying while Redis is away; says so now and then. `address` is a URL or a socket path. */
export async function connectRedis(address: string, log: Log): Promise<RedisConnections> {
  const commands = open(address, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  const waiting = open(address, { maxRetriesPerRequest: null });
  sayWhenAway(commands, log);
  // Both report the same outage; once is enough.
  waiting.on('error', () => {});
  await untilReady(commands, log);
  return {
    commands,
    waiting,
    async close() {
      commands.disconnect();
      waiting.disconnect();
    },
  };
}

function open(address: string, options: RedisOptions): Redis {
  const all = { ...options, retryStrategy: (times: number) => Math.min(times * 100, LONGEST_WAIT_MS) };
  return address.startsWith('/') ? new Redis({ ...all, path: address }) : new Redis(address, all);
}

function sayWhenAway(redis: Redis, log: Log): void {
  let saidAt = 0;
  redis.on('error', (error: Error) => {
    if (Date.now() - saidAt < SAY_AGAIN_MS) return;
    saidAt = Date.now();
    log.warn(
      { reason: error.message },
      'Redis does not answer; trying again. Mail that comes in is kept on disk.',
    );
  });
  redis.on('ready', () => {
    if (saidAt > 0) log.info({}, 'Redis is back');
    saidAt = 0;
  });
}

function untilReady(redis: Redis, log: Log): Promise<void> {
  if (redis.status === 'ready') return Promise.resolve();
  return new Promise((resolve, reject) => {
    redis.once('ready', () => {
      log.debug({}, 'Redis is ready');
      resolve();
    });
    redis.once('end', () => {
      reject(
        new StepcheckError('redis_gone', 'person', 'The connection to Redis was closed before it was ready.'),
      );
    });
  });
}
