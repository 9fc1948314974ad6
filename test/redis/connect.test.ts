import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { connectRedis } from '../../src/redis/connect.ts';
import { startPrivateRedis } from '../../src/redis/private-server.ts';
import { quiet } from '../support/desk.ts';

it('says that Redis is away at start, keeps trying, and goes on once it is there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stepcheck-away-'));
  const first = await startPrivateRedis({ folder, persistent: false, log: quiet });
  await first.stop();

  const said: string[] = [];
  const say = (_: object, message: string) => void said.push(message);
  const connecting = connectRedis(first.path, { ...quiet, info: say, warn: say });
  await vi.waitFor(() => expect(said).not.toEqual([]), 10_000);
  expect(said).toEqual([expect.stringMatching(/Redis does not answer; trying again/)]);

  const second = await startPrivateRedis({ folder, persistent: false, log: quiet });
  expect(second.path).toBe(first.path);
  const connections = await connecting;
  expect(await connections.commands.ping()).toBe('PONG');
  expect(said.at(-1)).toBe('Redis is back');
  await connections.close();
  await second.stop();
  await rm(folder, { recursive: true, force: true });
});

it('tells whoever set it once and plainly that it does not answer yet', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stepcheck-away-'));
  const first = await startPrivateRedis({ folder, persistent: false, log: quiet });
  await first.stop();

  const told: string[] = [];
  const logged: string[] = [];
  const log = { ...quiet, warn: (_: object, message: string) => void logged.push(message) };
  const say = (text: string) => void told.push(text);
  const connecting = connectRedis(first.path, log, { name: 'Redis at db.example:6379 (REDIS_URL)', say });
  await vi.waitFor(() => expect(told).not.toEqual([]), 10_000);
  // Several further tries go by unheard.
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(told).toEqual([
    'Redis at db.example:6379 (REDIS_URL) does not answer yet; still trying. Is the setting right?',
  ]);
  expect(logged).toEqual([]);

  const second = await startPrivateRedis({ folder, persistent: false, log: quiet });
  const connections = await connecting;
  await connections.close();
  await second.stop();
  await rm(folder, { recursive: true, force: true });
});
