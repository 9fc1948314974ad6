import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonInWords } from '../command/run-command.ts';

/** What could not be taken, and why. */
export interface Refusal {
  file: string;
  /** Which mail of an archive. */
  mail: number | null;
  reason: string;
}

export interface FoundFiles {
  files: { path: string; bytes: number }[];
  /** What lies in the folders and is no mail: pictures, hidden files, links, index files. */
  leftOut: number;
}

const NO_MAIL = /^\.|\.(?:png|jpe?g|webp|gif|heic|msf)$/i;

/**
 * Every file below the paths that may hold mail, in path order. A file that is named is taken whatever its name.
 * What cannot be looked into is reported to `fail` and left out.
 */
export async function findFiles(
  paths: readonly string[],
  fail: (refusal: Refusal) => void,
): Promise<FoundFiles> {
  const found: FoundFiles = { files: [], leftOut: 0 };
  for (const path of paths) {
    try {
      const info = await stat(path);
      const before = found.files.length;
      if (info.isDirectory()) await addFolder(path, found, fail);
      else if (info.isFile()) found.files.push({ path, bytes: info.size });
      else fail({ file: path, mail: null, reason: 'it is neither a file nor a folder' });
      if (info.isDirectory() && found.files.length === before)
        fail({ file: path, mail: null, reason: 'there is no mail in this folder' });
    } catch (error) {
      fail({ file: path, mail: null, reason: reasonInWords(error) });
    }
  }
  found.files.sort((a, b) => compare(a.path, b.path));
  return found;
}

async function addFolder(folder: string, found: FoundFiles, fail: (refusal: Refusal) => void): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = new Set(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name));
  // A Maildir: its mail lies in cur and new, half-written mail in tmp, and the files beside them are the server's own.
  const isMaildir = folders.has('cur') && folders.has('new');
  for (const entry of entries) {
    const path = join(folder, entry.name);
    try {
      if (entry.isDirectory()) {
        if (!isMaildir || entry.name !== 'tmp') await addFolder(path, found, fail);
      } else if (!entry.isFile() || isMaildir || NO_MAIL.test(entry.name)) {
        found.leftOut += 1;
      } else {
        found.files.push({ path, bytes: (await stat(path)).size });
      }
    } catch (error) {
      fail({ file: path, mail: null, reason: reasonInWords(error) });
    }
  }
}

/** By code unit, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
