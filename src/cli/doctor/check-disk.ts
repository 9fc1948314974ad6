import { randomBytes } from 'node:crypto';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonInWords } from '../command/run-command.ts';
import { type Finding, finding } from './finding.ts';

const GB = 1024 ** 3;
const SCARCE_GB = 5;
const TOO_LITTLE_GB = 0.5;

/** Whether the data folder can be written, and how much room is left there. */
export async function checkDisk(folder: string): Promise<Finding[]> {
  try {
    await tryWriting(folder);
  } catch (error) {
    const words = `${folder} is not writable: ${reasonInWords(error)}. Give it to the user that stepcheck runs as.`;
    return [finding('Data folder', 'fail', words)];
  }
  const { bavail, bsize } = await statfs(folder);
  return [finding('Data folder', 'ok', `${folder} is writable.`), roomLeft(bavail * bsize)];
}

/** What so many free bytes are worth. */
export function roomLeft(bytes: number): Finding {
  const free = bytes / GB;
  const words = `${free.toFixed(1)} GB free.`;
  if (free >= SCARCE_GB) return finding('Disk', 'ok', words);
  const level = free < TOO_LITTLE_GB ? 'fail' : 'warn';
  return finding('Disk', level, `${words} Make room: mail that cannot be stored is not taken.`);
}

async function tryWriting(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `doctor-${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(path, 'can this be written?', { flag: 'wx', mode: 0o600 });
  } finally {
    await rm(path, { force: true });
  }
}
