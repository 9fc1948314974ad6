import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runImport } from '../../src/cli/import.ts';
import { readConfig } from '../../src/config.ts';

const PROGRAM = fileURLToPath(new URL('../../src/cli/start.js', import.meta.url));

let folder: string;
let desk: ChildProcess | null = null;
let written: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-stop-'));
});
afterEach(async () => {
  desk?.kill('SIGKILL');
  await killRedis('SIGKILL').catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

/** Starts the desk; resolves once it has said this. */
async function starting(words = 'Ctrl-C stops it', env: Record<string, string> = {}): Promise<ChildProcess> {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, PLAYGROUND_PORT: '0', SMTP_LISTEN_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  desk = child;
  written = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (written += String(chunk)));
  await vi.waitFor(() => expect(written).toContain(words), { timeout: 40_000, interval: 10 });
  return child;
}

async function serverPid(): Promise<number> {
  return JSON.parse(await readFile(join(folder, 'redis', 'server.json'), 'utf8')).serverPid;
}

async function killRedis(signal: NodeJS.Signals): Promise<void> {
  process.kill(await serverPid(), signal);
}

async function expectNoRedis(): Promise<void> {
  const pid = await serverPid();
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), 20_000);
}

async function importMails(count: number): Promise<void> {
  const old = join(folder, 'old');
  await mkdir(old);
  for (let number = 0; number < count; number++) {
    const lines = [
      `From: customer${number}@firm.example`,
      `Subject: Old ${number}`,
      '',
      'It does not work.',
      '',
    ];
    await writeFile(join(old, `${number}.eml`), lines.join('\n'));
  }
  const silent = { write: () => undefined };
  const io = { stdout: silent, stderr: silent, stop: new AbortController().signal };
  expect(await runImport([old], io, () => readConfig({ DATA_DIR: folder }))).toBe(0);
}

it('sends no sample cases where mail is real', async () => {
  const real = { SMTP_URL: 'smtp://127.0.0.1:1', SUPPORT_ADDRESSES: 'help@firm.example' };
  const child = await starting('Ctrl-C stops it', real);
  expect(written).toContain('· no sample cases are shown, since mail is real here (SMTP_URL is set)');
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  await ended;
  expect(await readdir(join(folder, 'playground'))).not.toContain('samples.json');
}, 90_000);

describe('Ctrl-C', { timeout: 180_000 }, () => {
  it('stops in order where it comes twice, from the terminal and from npm', async () => {
    const child = await starting();
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(written).toContain('Stopping: finishing what is in hand');
    await expectNoRedis();
  });

  it('stops in the middle of an import, and Redis after it; nothing of it is lost', async () => {
    const count = 300;
    await importMails(count);
    const child = await starting();
    const intake = join(folder, 'files', 'intake');
    await vi.waitFor(async () => expect((await readdir(intake)).length).toBeLessThan(count), 40_000);
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    await expectNoRedis();
    expect(written).not.toMatch(/could not be stopped|ECONNREFUSED|ENOENT/);

    await starting();
    await vi.waitFor(async () => expect(await readdir(intake)).toEqual([]), {
      timeout: 60_000,
      interval: 100,
    });
    // The samples of the playground lie there too.
    expect((await readdir(join(folder, 'files', 'messages'))).length).toBeGreaterThanOrEqual(count);
  });

  it('stops where Redis is gone, with mail in the queue', async () => {
    await importMails(50);
    const child = await starting();
    const ended = once(child, 'exit');
    await killRedis('SIGINT');
    await vi.waitFor(() => expect(written).toContain('Redis does not answer'), 20_000);
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  });

  it('stops while it starts, and leaves no Redis behind', async () => {
    const child = await starting('started a private Redis');
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(written).not.toContain('stepcheck is running');
    await expectNoRedis();
  });

  it('stops while it waits for a Redis that does not answer', async () => {
    const child = await starting('does not answer yet', { REDIS_URL: 'redis://127.0.0.1:1' });
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([130, null]);
  });
});
