import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../core/ports.ts';

const BEAT_MS = 5_000;
const FRESH_MS = 4 * BEAT_MS;

/** Writes a sign of life into the data folder every few seconds. The returned function ends that. */
export async function startHeartbeat(folder: string, clock: Clock): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = heartbeatFile(folder);
  // Renamed, so that whoever looks never finds it empty. A full disk must not end the desk; the stale file tells of it.
  const beat = () =>
    writeFile(`${file}.new`, String(clock.now()))
      .then(() => rename(`${file}.new`, file))
      .catch(() => undefined);
  let last = beat();
  await last;
  const timer = setInterval(() => {
    last = beat();
  }, BEAT_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await last;
    await rm(file, { force: true });
  };
}

/** Whether a desk that keeps its data in this folder gave a sign of life just now. */
export async function isBeating(folder: string, clock: Clock): Promise<boolean> {
  const written = await readFile(heartbeatFile(folder), 'utf8').catch(() => '');
  return written !== '' && clock.now() - Number(written) < FRESH_MS;
}

function heartbeatFile(folder: string): string {
  return join(folder, 'heartbeat');
}
