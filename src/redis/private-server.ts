import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { StepcheckError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { askToShutDown, probeSocket } from './probe-socket.ts';
import { findServerProgram } from './server-program.ts';
import { socketPlace } from './socket-place.ts';
import { isAlive, takeStartLock } from './start-lock.ts';

export interface PrivateRedis {
  /** The unix socket, as ioredis takes it. */
  path: string;
  /** Whether we answer for it: started by us, or left behind by a process that is gone. */
  started: boolean;
  pid: number;
  stop(): Promise<void>;
}

export interface PrivateRedisOptions {
  /** The data folder: the server keeps all it has in `redis/` below it. */
  folder: string;
  /** False: nothing is written to the disk. */
  persistent: boolean;
  log: Log;
}

/** What the next command must know of the server, beside its data. */
const ServerNote = z.object({
  v: z.literal(1),
  socket: z.string(),
  serverPid: z.number().int(),
  ownerPid: z.number().int(),
});
type ServerNote = z.infer<typeof ServerNote>;

const SILENT_MS = 30_000;
const STOP_MS = 1_000;

/**
 * The one Redis of a data folder, reachable through a unix socket that only this user can open. A second command
 * uses the server of the first. `stop` ends it only where we answer for it.
 */
export async function startPrivateRedis(options: PrivateRedisOptions): Promise<PrivateRedis> {
  const folder = join(options.folder, 'redis');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const release = await takeStartLock(join(folder, 'start.lock'));
  try {
    const note = await readNote(folder);
    return (await useRunning(folder, note)) ?? (await startNew(folder, note, options));
  } finally {
    await release();
  }
}

async function useRunning(folder: string, note: ServerNote | null): Promise<PrivateRedis | null> {
  if (note === null) return null;
  const { socket: path, serverPid: pid } = note;
  if ((await probeSocket(path)) === 'absent') {
    if (!(await isServer(pid, path))) return null;
    throw new StepcheckError(
      'redis_without_socket',
      'person',
      `The Redis of ${folder} runs as process ${pid}, but its socket ${path} is gone. Stop it with "kill ${pid}", then start again.`,
    );
  }
  await untilReady(folder, path, () => false);
  // Whoever started it was killed: from now on it is ours to stop.
  const started = !isAlive(note.ownerPid);
  if (started) await writeNote(folder, { ...note, ownerPid: process.pid });
  return { path, started, pid, stop: async () => (started ? stopServer(path, pid) : undefined) };
}

async function startNew(
  folder: string,
  note: ServerNote | null,
  options: PrivateRedisOptions,
): Promise<PrivateRedis> {
  const program = await findServerProgram();
  if (program === null) {
    throw new StepcheckError('redis_missing', 'person', 'No redis-server or valkey-server is on the PATH.');
  }
  const path = await socketPlace(folder, note?.socket ?? null);
  if ((await probeSocket(path)) !== 'absent') {
    throw new StepcheckError(
      'redis_not_ours',
      'person',
      `A Redis that was not started here listens on ${path}. Stop it with "redis-cli -s ${path} shutdown", then start again.`,
    );
  }
  const child = spawnServer(program, folder, path, options.persistent);
  const pid = child.pid ?? 0;
  // Before it is ready: whoever comes after a crash of ours must find it.
  await writeNote(folder, { v: 1, socket: path, serverPid: pid, ownerPid: process.pid });
  let ended = false;
  const end = new Promise<void>((resolve) => {
    const finish = () => {
      ended = true;
      resolve();
    };
    child.once('exit', finish).once('error', finish);
  });
  await untilReady(folder, path, () => ended);
  options.log.info({ program, pid, folder }, 'private Redis started');
  return { path, started: true, pid, stop: () => Promise.race([stopServer(path, pid), end]) };
}

function spawnServer(program: string, folder: string, socket: string, persistent: boolean): ChildProcess {
  const settings: Record<string, string> = {
    port: '0',
    unixsocket: socket,
    unixsocketperm: '700',
    dir: folder,
    logfile: 'redis.log',
    daemonize: 'no',
    save: '',
    appendonly: persistent ? 'yes' : 'no',
    // Promise 4: a claim that a power cut takes back is a reply sent twice, and a decision that was shown as taken
    // must stay taken. A desk writes little; a second of writes (everysec) is not ours to lose.
    appendfsync: 'always',
    // A queue must fail on a full memory rather than forget jobs.
    'maxmemory-policy': 'noeviction',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  // LC_ALL: Redis refuses to start under a locale that the machine does not have (usual after ssh).
  // Detached: Ctrl-C in the terminal is for the desk, which ends Redis last.
  const child = spawn('env', ['LC_ALL=C', program, ...args], {
    cwd: folder,
    detached: true,
    stdio: 'ignore',
  });
  child.unref();
  return child;
}

/** Waits while the server reads its data back, however long that takes, and gives up on one that says nothing. */
async function untilReady(folder: string, path: string, ended: () => boolean): Promise<void> {
  let heard = Date.now();
  while (true) {
    const probe = await probeSocket(path);
    if (probe === 'ready') return;
    if (probe === 'loading') heard = Date.now();
    if (ended() || Date.now() - heard > SILENT_MS) throw await startFailure(folder);
    await sleep(20);
  }
}

async function startFailure(folder: string): Promise<StepcheckError> {
  const file = join(folder, 'redis.log');
  const text = await readFile(file, 'utf8').catch(() => '');
  const last = text.trimEnd().split('\n').slice(-5).join('\n');
  return new StepcheckError(
    'redis_start_failed',
    'person',
    `Redis does not start in ${folder}. Its last words are below, all of them in ${file}.\n${last}`,
  );
}

async function stopServer(path: string, pid: number): Promise<void> {
  await askToShutDown(path);
  const until = Date.now() + STOP_MS;
  // A process whose parent was killed can stay on as a zombie: a closed socket says as much.
  while (isAlive(pid) && Date.now() < until) await sleep(20);
  if ((await probeSocket(path)) === 'absent') return;
  throw new StepcheckError(
    'redis_does_not_stop',
    'person',
    `Redis (process ${pid}) does not end. Look into redis.log beside its data, then stop it with "kill ${pid}".`,
  );
}

/** Redis writes its socket into its process title, where the system shows titles. */
async function isServer(pid: number, socket: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const title = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return title.includes(socket);
}

async function readNote(folder: string): Promise<ServerNote | null> {
  try {
    return ServerNote.parse(JSON.parse(await readFile(join(folder, 'server.json'), 'utf8')));
  } catch {
    // None, or one cut short by a crash: a server is found by its socket alone then.
    return null;
  }
}

async function writeNote(folder: string, note: ServerNote): Promise<void> {
  const file = join(folder, 'server.json');
  await writeFile(`${file}.new`, JSON.stringify(note), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
