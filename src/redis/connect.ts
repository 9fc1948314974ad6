import { setTimeout as sleep } from 'node:timers/promises';
import { Redis, type RedisOptions } from 'ioredis';
import { StepcheckError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { sentinelOptions } from './address.ts';

const SAY_AGAIN_MS = 5_000;
const TELL_AGAIN_MS = 30_000;
const LONGEST_WAIT_MS = 2_000;
const PING_MS = 2_000;

export interface RedisConnections {
  /** For records and look-ups: fails at once while Redis is away, so that a click gets an answer. */
  commands: Redis;
  /** For queue workers: waits for Redis to come back. */
  waiting: Redis;
  /** Whether Redis answers just now. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

/** Whom to tell while a Redis that a person has set does not answer at start. `name` shows no password. */
export interface Onlooker {
  name: string;
  say: (text: string) => void;
}

/** Connects, and keeps trying while Redis is away; says so now and then. `address` is a URL or a socket path. */
export async function connectRedis(
  address: string,
  log: Log,
  onlooker: Onlooker | null = null,
): Promise<RedisConnections> {
  const commands = open(address, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  const waiting = open(address, { maxRetriesPerRequest: null });
  if (onlooker) tellUntilReady(commands, onlooker, log);
  else sayWhenAway(commands, log);
  // Both report the same outage; once is enough.
  waiting.on('error', () => {});
  await untilReady(commands, log);
  if (onlooker) sayWhenAway(commands, log);
  return {
    commands,
    waiting,
    ping: () => answers(commands),
    async close() {
      commands.disconnect();
      waiting.disconnect();
    },
  };
}

/** Redis may hang rather than refuse: whoever asks is told in time. */
async function answers(redis: Redis): Promise<boolean> {
  const late = sleep(PING_MS, false, { ref: false });
  const answered = redis.ping().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]);
}

function open(address: string, options: RedisOptions): Redis {
  const all = { ...options, retryStrategy: (times: number) => Math.min(times * 100, LONGEST_WAIT_MS) };
  const sentinel = sentinelOptions(address);
  if (sentinel) return new Redis({ ...all, ...sentinel });
  return address.startsWith('/') ? new Redis({ ...all, path: address }) : new Redis(address, all);
}

/** In plain words and rarely: somebody sits before the screen and can see to the setting. */
function tellUntilReady(redis: Redis, { name, say }: Onlooker, log: Log): void {
  let toldAt: number | null = null;
  const tell = (error: Error) => {
    log.debug({ reason: error.message }, 'Redis does not answer yet');
    if (toldAt !== null && Date.now() - toldAt < TELL_AGAIN_MS) return;
    toldAt = Date.now();
    say(`${name} does not answer yet; still trying. Is the setting right?`);
  };
  redis.on('error', tell);
  redis.once('ready', () => redis.off('error', tell));
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
