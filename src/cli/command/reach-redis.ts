import { Redis, type RedisOptions } from 'ioredis';
import { type Config, projectRoot } from '../../config.ts';
import { StepcheckError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import { isBeating } from '../../files/heartbeat.ts';
import { obtainRedis } from '../../redis/obtain-redis.ts';

const ANSWER_MS = 5_000;

export interface ReachedRedis {
  redis: Redis;
  close(): Promise<void>;
}

/**
 * The Redis of the desk: the one that is set, else the one that the running desk uses. None is started for a command:
 * a desk that starts meanwhile would use it, and lose it when the command ends.
 */
export async function reachRedis(
  config: Pick<Config, 'dataDir' | 'redisUrl'>,
  log: Log,
): Promise<ReachedRedis> {
  const { dataDir: folder, redisUrl } = config;
  if (redisUrl === null && !(await isBeating(folder, { now: Date.now }))) {
    throw new StepcheckError(
      'desk_not_running',
      'person',
      'stepcheck does not run, and with it rests what it knows of its cases. Start it first: npm start.',
    );
  }
  const { address, description, stop } = await obtainRedis({
    redisUrl,
    folder,
    projectRoot,
    say: () => undefined,
    log,
  });
  const redis = client(address);
  try {
    await redis.connect();
  } catch (cause) {
    redis.disconnect();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StepcheckError('redis_away', 'person', `Redis at ${description} does not answer: ${reason}`, {
      cause,
    });
  }
  return {
    redis,
    async close() {
      redis.disconnect();
      await stop();
    },
  };
}

function client(address: string): Redis {
  const options: RedisOptions = {
    lazyConnect: true,
    connectTimeout: ANSWER_MS,
    commandTimeout: ANSWER_MS,
    retryStrategy: () => null,
  };
  const redis = address.startsWith('/')
    ? new Redis({ ...options, path: address })
    : new Redis(address, options);
  // Told by what fails; without a listener ioredis prints it as well.
  redis.on('error', () => undefined);
  return redis;
}
