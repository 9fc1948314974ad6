import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { sentinelOptions, shownAddress } from '../../src/redis/address.ts';
import { connectRedis } from '../../src/redis/connect.ts';
import { findServerProgram } from '../../src/redis/server-program.ts';
import { quiet } from '../support/desk.ts';

it('of several Sentinels is read, with a login and with TLS', () => {
  expect(sentinelOptions('redis-sentinel://a.example:26380,b.example/mymaster')).toEqual({
    sentinels: [
      { host: 'a.example', port: 26380 },
      { host: 'b.example', port: 26379 },
    ],
    name: 'mymaster',
  });
  expect(sentinelOptions('rediss-sentinel://:p%40ss@a.example/m')).toMatchObject({
    password: 'p@ss',
    sentinelPassword: 'p@ss',
    enableTLSForSentinelMode: true,
  });
  expect(sentinelOptions('redis://a.example')).toBeNull();
});

it('is shown without its password', () => {
  expect(shownAddress('redis-sentinel://:geheim@a.example,b.example/m')).toBe(
    'm, found through a.example,b.example',
  );
  expect(shownAddress('rediss://u:geheim@a.example:6380')).toBe('a.example:6380');
});

it('is taken from the settings, or said to be wrong with how to write it', () => {
  const address = 'redis-sentinel://a.example:26379,b.example:26379/mymaster';
  expect(readConfig({ REDIS_URL: address }).redisUrl).toBe(address);
  expect(() => readConfig({ REDIS_URL: 'redis-sentinel://a.example' })).toThrow(
    'redis-sentinel://host:26379',
  );
});

it('of a Sentinel leads to the Redis that it names', { timeout: 30_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stepcheck-sentinel-'));
  const [port, sentinelPort] = [await freePort(), await freePort()];
  const conf = join(folder, 'sentinel.conf');
  const lines = [`port ${sentinelPort}`, 'bind 127.0.0.1', `sentinel monitor desk 127.0.0.1 ${port} 1`];
  await writeFile(conf, `${lines.join('\n')}\n`);
  const started: ChildProcess[] = [
    await run(folder, ['--port', String(port), '--bind', '127.0.0.1', '--save', '']),
    await run(folder, [conf, '--sentinel']),
  ];
  try {
    const connections = await connectRedis(`redis-sentinel://127.0.0.1:${sentinelPort}/desk`, quiet);
    expect(await connections.ping()).toBe(true);
    expect(await connections.commands.config('GET', 'port')).toEqual(['port', String(port)]);
    await connections.close();
  } finally {
    for (const child of started) {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  }
});

async function run(folder: string, args: string[]): Promise<ChildProcess> {
  const program = await findServerProgram();
  if (program === null) throw new Error('No redis-server on this machine.');
  return spawn(program, args, { cwd: folder, stdio: 'ignore' });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
