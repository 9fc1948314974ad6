import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Machine,
  type ObtainedRedis,
  type ObtainOptions,
  obtainRedis,
} from '../../src/redis/obtain-redis.ts';

const bare: Machine = {
  findServerProgram: async () => null,
  hasDocker: async () => false,
  canInstall: async () => false,
  install: async () => undefined,
};

let options: ObtainOptions;
let said: string[];

beforeEach(async () => {
  said = [];
  options = {
    redisUrl: null,
    folder: await mkdtemp(join(tmpdir(), 'stepcheck-test-')),
    projectRoot: '/nowhere',
    say: (text) => said.push(text),
    log: { debug() {}, info() {}, warn() {}, error() {} },
  };
});

afterEach(async () => {
  await rm(options.folder, { recursive: true, force: true });
});

async function answers(redis: ObtainedRedis): Promise<boolean> {
  const client = new Redis(redis.address);
  try {
    return (await client.ping()) === 'PONG';
  } finally {
    client.disconnect();
    await redis.stop();
  }
}

describe('Redis comes from', () => {
  it('REDIS_URL where it is set, and its password is not shown', async () => {
    const redis = await obtainRedis({ ...options, redisUrl: 'redis://desk:secret@db.example:6379' }, bare);
    expect(redis.address).toBe('redis://desk:secret@db.example:6379');
    expect(redis.description).toBe('db.example:6379 (REDIS_URL)');
  });

  it('a private server where the machine has the program', async () => {
    const redis = await obtainRedis(options);
    expect(said).toEqual(['started a private Redis']);
    expect(await answers(redis)).toBe(true);
  });

  it('a package that is installed first, where that is allowed', async () => {
    const installed: string[][] = [];
    const machine = {
      ...bare,
      canInstall: async () => true,
      install: async (names: string[]) => void installed.push(names),
    };
    const redis = await obtainRedis(options, machine);
    expect(installed).toEqual([['redis-server']]);
    expect(said[0]).toContain('apt-get install redis-server');
    expect(await answers(redis)).toBe(true);
  });

  it('nowhere else: the error names the commands for each system', async () => {
    const failure = await obtainRedis(options, bare).catch((error: Error) => error);
    expect(failure).toMatchObject({ code: 'redis_missing', turn: 'person' });
    for (const command of [
      'apt-get install redis-server',
      'brew install redis',
      'docker compose up',
      'REDIS_URL',
    ]) {
      expect(failure).toHaveProperty('message', expect.stringContaining(command));
    }
  });
});
