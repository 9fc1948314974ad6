import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StepcheckError } from '../core/errors.ts';
import type { FileStore } from '../core/ports.ts';

const SAFE_PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._@-]+(?:\/[A-Za-z0-9._@-]+)*$/;

/** The file store in a folder of this machine. */
export function createFolderStore(root: string): FileStore {
  const placeOf = (path: string) => {
    if (!SAFE_PATH.test(path)) throw new StepcheckError('bad_path', 'never', `Not a path of ours: ${path}`);
    return join(root, path);
  };

  return {
    async put(path, bytes) {
      const place = placeOf(path);
      const folder = dirname(place);
      // Written beside and renamed, so that a file is whole or not there; the folder is synced for the name's sake.
      const beside = `${place}.${randomBytes(6).toString('hex')}.part`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeSynced(beside, bytes);
        await rename(beside, place);
        await syncFolder(folder);
      } catch (error) {
        await rm(beside, { force: true }).catch(() => {});
        throw diskError(error);
      }
    },
    async get(path) {
      try {
        return await readFile(placeOf(path));
      } catch (error) {
        if (isMissing(error)) return null;
        throw diskError(error);
      }
    },
    async list(folder) {
      try {
        const names = await readdir(placeOf(folder.replace(/\/$/, '')));
        return names.filter((name) => !name.endsWith('.part')).sort();
      } catch (error) {
        if (isMissing(error)) return [];
        throw diskError(error);
      }
    },
    async remove(path) {
      await rm(placeOf(path), { force: true });
    },
  };
}

async function writeSynced(path: string, bytes: Uint8Array | readonly Uint8Array[]): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function diskError(error: unknown): StepcheckError {
  const reason = error instanceof Error ? error.message : String(error);
  const advice = 'Is the disk full, or the data folder not writable?';
  return new StepcheckError('disk', 'retry', `The data folder could not be used: ${reason}. ${advice}`, {
    cause: error,
  });
}
