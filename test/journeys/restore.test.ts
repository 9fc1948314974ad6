import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, expect, it, vi } from 'vitest';
import { startDesk } from '../../src/desk.ts';
import { startPrivateRedis } from '../../src/redis/private-server.ts';
import { mailFromMia, quiet, startTestDesk, type TestDesk } from '../support/desk.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** As the README has it: with the desk stopped, the append-only files of Redis and the data folder. */
async function backUp(desk: TestDesk): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stepcheck-backup-'));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const redis = new Redis(desk.redis.path);
  const [, dir = ''] = (await redis.config('GET', 'dir')) as string[];
  redis.disconnect();
  await cp(join(dir, 'appendonlydir'), join(folder, 'redis', 'appendonlydir'), { recursive: true });
  await cp(join(desk.config.dataDir, 'files'), join(folder, 'files'), { recursive: true });
  return folder;
}

it('a desk restored from an older backup has its cases, and sends no reply a second time', async () => {
  const desk = await startTestDesk({ env: { UNDO_SECONDS: '5' } });
  closers.push(() => desk.close());
  await desk.deliver(mailFromMia());
  await desk.press(desk.ana, await desk.cardSaying('Mia Chen', 'Acknowledged'), 'approve');
  await desk.cardSaying('Approved by');
  await desk.stop();
  const folder = await backUp(desk);

  // Life went on after the backup: the reply went out.
  await desk.start();
  await desk.cardSaying('Sent by');
  await desk.stop();
  expect(desk.outbox.list()).toHaveLength(2);

  const redis = await startPrivateRedis({ folder, persistent: true, log: quiet });
  closers.push(redis.stop);
  const { config } = desk;
  const restored = await startDesk({
    ...desk.options,
    redisAddress: redis.path,
    config: { ...config, dataDir: folder, desk: { ...config.desk, replies: false, acknowledge: 'none' } },
  });
  closers.push(restored.close);
  await vi.waitFor(async () => desk.cardSaying('replies are off'), 30_000);
  expect(desk.outbox.list()).toHaveLength(2);
  expect(desk.cards()).toHaveLength(1);
});
