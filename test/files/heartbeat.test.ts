import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBeating, startHeartbeat } from '../../src/files/heartbeat.ts';

const run = promisify(execFile);
const healthy = fileURLToPath(new URL('../../src/cli/healthy.js', import.meta.url));

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-test-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the heartbeat', () => {
  it('is a sign of life until the desk ends', async () => {
    const clock = { now: () => 1_000_000 };
    expect(await isBeating(folder, clock)).toBe(false);
    const stop = await startHeartbeat(join(folder, 'new'), clock);
    expect(await isBeating(join(folder, 'new'), clock)).toBe(true);
    await stop();
    expect(await isBeating(join(folder, 'new'), clock)).toBe(false);
  });

  it('of a desk that hangs goes stale', async () => {
    const stop = await startHeartbeat(folder, { now: () => 1_000_000 });
    expect(await isBeating(folder, { now: () => 1_021_000 })).toBe(false);
    await stop();
  });

  it('is what the health check of the container asks for', async () => {
    const env = { ...process.env, DATA_DIR: folder };
    await expect(run(process.execPath, [healthy], { env })).rejects.toMatchObject({ code: 1 });
    const stop = await startHeartbeat(folder, { now: Date.now });
    expect((await run(process.execPath, [healthy], { env })).stdout).toBe('healthy\n');
    await stop();
  });
});
