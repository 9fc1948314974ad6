import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Log } from '../../src/core/ports.ts';
import { type Keys, keysOf } from '../../src/redis/keys.ts';
import { type PrivateRedis, startPrivateRedis } from '../../src/redis/private-server.ts';

export interface TestRedis {
  /** The unix socket: `new Redis(redis.path)`. The same after a restart. */
  path: string;
  /** Ends the server as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same data. */
  start(): Promise<void>;
  /** An orderly stop and start on the same data. */
  restart(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** A Redis for all tests of a file, and in it a desk for each of them. */
export interface RedisOfTests {
  readonly server: TestRedis;
  readonly redis: Redis;
  /** Of the running test's own desk. */
  readonly keys: Keys;
}

/** Called once at the top of a test file. */
export function useRedis(): RedisOfTests {
  let server: TestRedis | null = null;
  let redis: Redis | null = null;
  let desk = 0;
  beforeAll(async () => {
    server = await startTestRedis();
    redis = new Redis(server.path);
  });
  afterAll(async () => {
    redis?.disconnect();
    await server?.stop();
  });
  beforeEach(() => {
    desk += 1;
  });
  return {
    get server() {
      return started(server);
    },
    get redis() {
      return started(redis);
    },
    get keys() {
      return keysOf(`desk-${desk}`);
    },
  };
}

function started<T>(part: T | null): T {
  if (part !== null) return part;
  throw new Error('Redis is there for the tests only, not for what is read before them.');
}

/** A Redis of the test's own, in a folder of its own, whatever REDIS_URL says. */
export async function startTestRedis(): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'stepcheck-test-'));
  const launch = () => startPrivateRedis({ folder, persistent: true, log: quiet });
  let server: PrivateRedis | null = await launch();
  const { path } = server;
  // A test process that ends early leaves no server behind.
  const onExit = () => killServer(server);
  process.once('exit', onExit);

  async function start(): Promise<void> {
    server = await launch();
  }
  async function halt(): Promise<void> {
    await server?.stop();
    server = null;
  }

  return {
    path,
    start,
    async kill() {
      const pid = killServer(server);
      server = null;
      while (pid !== null && isAlive(pid)) await sleep(5);
    },
    async restart() {
      await halt();
      await start();
    },
    async stop() {
      await halt();
      process.removeListener('exit', onExit);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function killServer(server: PrivateRedis | null): number | null {
  if (server === null) return null;
  process.kill(server.pid, 'SIGKILL');
  return server.pid;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
