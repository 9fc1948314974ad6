import { randomUUID } from 'node:crypto';
import { readFile, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const REFRESH_MS = 5_000;
// Well over the refresh: a holder this quiet is gone, even where its process id lives on as somebody else's.
const STALE_MS = 30_000;

/** Waits for its turn on a lock file and returns what gives the lock back. One left by a dead process is taken over. */
export async function takeStartLock(path: string): Promise<() => Promise<void>> {
  const token = `${process.pid} ${randomUUID()}`;
  while (!(await tryToTake(path, token))) await sleep(50);

  const refresh = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, REFRESH_MS);
  refresh.unref();

  return async () => {
    clearInterval(refresh);
    if ((await contentOf(path)) === token) await unlink(path);
  };
}

async function tryToTake(path: string, token: string): Promise<boolean> {
  if (await create(path, token)) return true;
  const holder = await contentOf(path);
  if (holder === null || !(await isStale(path, holder))) return false;
  if ((await contentOf(path)) === holder) await unlink(path).catch(() => undefined);
  if (!(await create(path, token))) return false;
  // Another process may have judged the same stale lock and removed ours: the last one to write has it.
  await sleep(100);
  return (await contentOf(path)) === token;
}

async function create(path: string, token: string): Promise<boolean> {
  try {
    await writeFile(path, token, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(path: string, holder: string): Promise<boolean> {
  const info = await stat(path).catch(() => null);
  if (info === null) return false;
  const age = Date.now() - info.mtimeMs;
  if (age > STALE_MS) return true;
  const pid = Number.parseInt(holder, 10);
  // An empty file is one that is being written; give its writer a moment.
  if (!Number.isInteger(pid)) return age > 2_000;
  return !isAlive(pid);
}

async function contentOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}

/** Whether a process of this number runs, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
