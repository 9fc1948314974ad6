import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Log } from '../../src/core/ports.ts';
import { type PrivateRedis, startPrivateRedis } from '../../src/redis/private-server.ts';

const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };

let folder: string;
let servers: PrivateRedis[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-test-'));
  servers = [];
});

afterEach(async () => {
  for (const server of servers) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(where = folder): Promise<PrivateRedis> {
  const server = await startPrivateRedis({ folder: where, persistent: true, log: quiet });
  servers.push(server);
  return server;
}

async function ask<T>(server: PrivateRedis, question: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(server.path);
  try {
    return await question(client);
  } finally {
    client.disconnect();
  }
}

describe('the private Redis', () => {
  it('listens on a socket that only this user can open, and on no port', async () => {
    const server = await start();
    expect((await stat(dirname(server.path))).mode & 0o777).toBe(0o700);
    expect((await stat(server.path)).mode & 0o077).toBe(0);
    expect(await ask(server, (client) => client.config('GET', 'port'))).toEqual(['port', '0']);
  });

  it('writes every change to the disk before it answers and forgets nothing on a full memory', async () => {
    const server = await start();
    const settings = await ask(server, async (client) => [
      await client.config('GET', 'appendonly'),
      await client.config('GET', 'appendfsync'),
      await client.config('GET', 'maxmemory-policy'),
    ]);
    expect(settings).toEqual([
      ['appendonly', 'yes'],
      ['appendfsync', 'always'],
      ['maxmemory-policy', 'noeviction'],
    ]);
  });

  it('finds its data again after a stop and a start', async () => {
    const first = await start();
    await ask(first, (client) => client.set('case', 'open'));
    await first.stop();
    expect(await ask(await start(), (client) => client.get('case'))).toBe('open');
  });

  it('finds its data again after a kill, at the same address', async () => {
    const first = await start();
    await ask(first, (client) => client.set('case', 'open'));
    process.kill(first.pid, 'SIGKILL');
    await vi.waitFor(() => expect(() => process.kill(first.pid, 0)).toThrow(), 10_000);
    const second = await start();
    expect(second.path).toBe(first.path);
    expect(await ask(second, (client) => client.get('case'))).toBe('open');
  });

  it('is one server for all commands on a folder, and ends with the command that started it', async () => {
    const [one, two, three] = await Promise.all([start(), start(), start()]);
    const all = [one, two, three];
    expect(new Set(all.map((server) => server.pid)).size).toBe(1);
    expect(all.filter((server) => server.started)).toHaveLength(1);
    for (const server of all) if (!server.started) await server.stop();
    expect(await ask(one, (client) => client.ping())).toBe('PONG');
  });

  it('takes over a server whose command was killed', async () => {
    const source = fileURLToPath(new URL('../../src/redis/private-server.js', import.meta.url));
    const script = `
      const { startPrivateRedis } = await import(${JSON.stringify(source)});
      const quiet = { debug() {}, info() {}, warn() {}, error() {} };
      const server = await startPrivateRedis({ folder: process.argv[1], persistent: true, log: quiet });
      process.stdout.write(String(server.pid));
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder]);
    const [printed] = await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const server = await start();
    expect(String(server.pid)).toBe(String(printed));
    expect(server.started).toBe(true);
  });

  it('puts the socket into a short private folder where the data folder is too long for one', async () => {
    const deep = join(folder, 'a'.repeat(60), 'b'.repeat(60));
    const first = await start(deep);
    expect(first.path.startsWith(folder)).toBe(false);
    expect((await stat(dirname(first.path))).mode & 0o777).toBe(0o700);
    expect((await start(deep)).pid).toBe(first.pid);
    await first.stop();
    expect((await start(deep)).path).toBe(first.path);
    await Promise.all(servers.map((server) => server.stop()));
    await rm(dirname(first.path), { recursive: true });
  });

  it('takes over the lock of a process that is gone', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    await mkdir(join(folder, 'redis'));
    await writeFile(join(folder, 'redis', 'start.lock'), `${child.pid} left behind`);
    expect((await start()).started).toBe(true);
    await expect(readFile(join(folder, 'redis', 'start.lock'))).rejects.toThrow('ENOENT');
  });

  it('leaves a server alone that it knows nothing of', async () => {
    const server = await start();
    await rm(join(folder, 'redis', 'server.json'));
    await expect(startPrivateRedis({ folder, persistent: true, log: quiet })).rejects.toMatchObject({
      code: 'redis_not_ours',
    });
    expect(await ask(server, (client) => client.ping())).toBe('PONG');
  });

  it('names its folder and the last words of the log where the data cannot be read', async () => {
    const first = await start();
    await ask(first, (client) => client.set('case', 'open'));
    await first.stop();
    const manifest = join(folder, 'redis', 'appendonlydir', 'appendonly.aof.manifest');
    await writeFile(manifest, 'not a manifest\n');
    await chmod(manifest, 0o600);
    await expect(start()).rejects.toMatchObject({
      code: 'redis_start_failed',
      turn: 'person',
      message: expect.stringContaining('redis.log'),
    });
  });
});
