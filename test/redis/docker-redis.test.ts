import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasDocker, startDockerRedis } from '../../src/redis/docker-redis.ts';

// No Docker engine can be asked for in a test: a program of that name writes down what it is told.
const DOCKER = `#!/bin/sh
echo "$@" >> "$(dirname "$0")/told"
case "$*" in
  *"ps --quiet"*) cat "$(dirname "$0")/running" ;;
  *"port redis 6379") echo 127.0.0.1:49153 ;;
  "compose version") test ! -e "$(dirname "$0")/no-compose" ;;
  *"up --detach"*) test ! -e "$(dirname "$0")/no-image" ;;
esac
`;

const path = process.env.PATH;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-test-'));
  await writeFile(join(folder, 'docker'), DOCKER, { mode: 0o755 });
  await writeFile(join(folder, 'running'), '');
  process.env.PATH = `${folder}${delimiter}${path}`;
});

afterEach(async () => {
  process.env.PATH = path;
  await rm(folder, { recursive: true });
});

async function lastTold(): Promise<string | undefined> {
  return (await readFile(join(folder, 'told'), 'utf8')).trim().split('\n').at(-1);
}

describe('Redis in Docker', () => {
  it('needs an engine that answers and the compose command', async () => {
    expect(await hasDocker()).toBe(true);
    await writeFile(join(folder, 'no-compose'), '');
    expect(await hasDocker()).toBe(false);
  });

  it('is the one of the compose file, at the port that Docker gave it, and ends with us', async () => {
    const redis = await startDockerRedis('/desk/docker-compose.yml');
    expect(redis.url).toBe('redis://127.0.0.1:49153');
    await redis.stop();
    expect(await lastTold()).toBe('compose --file /desk/docker-compose.yml stop redis');
  });

  it('goes on where it ran before us', async () => {
    await writeFile(join(folder, 'running'), 'f00d\n');
    const redis = await startDockerRedis('/desk/docker-compose.yml');
    await redis.stop();
    expect(await lastTold()).toContain('port redis 6379');
  });

  it('that does not start names the command that shows why', async () => {
    await writeFile(join(folder, 'no-image'), '');
    await expect(startDockerRedis('/desk/docker-compose.yml')).rejects.toMatchObject({
      code: 'docker_redis_failed',
      message: expect.stringContaining('docker compose --file /desk/docker-compose.yml up redis'),
    });
  });
});
