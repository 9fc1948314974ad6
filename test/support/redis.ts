import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../src/core/ports.ts';
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
