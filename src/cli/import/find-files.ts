import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonInWords } from '../command/run-command.ts';
import { whyNoMail } from './no-mail.ts';

/** What could not be taken, and why. */
export interface Refusal {
  file: string;
  /** Which mail of an archive. */
  mail: number | null;
  reason: string;
}

export interface FoundFiles {
  files: { path: string; bytes: number }[];
  /** What lies in the folders and is no mail: pictures, hidden files, links, index files, and what `leave` was told of. */
  leftOut: number;
}

export interface FindOptions {
  /** Told of what cannot be looked into, and of what was named and is no mail. */
  fail: (refusal: Refusal) => void;
  /** Told of each file in a folder that only a look inside shows to be no mail. */
  leave: (refusal: Refusal) => void;
}

/** Taken whatever is in it: a broken mail is shown to a person. */
const MAIL = /\.eml$/i;
const NO_MAIL = /^\.|\.(?:png|jpe?g|webp|gif|heic|msf)$/i;

/** Every file below the paths that may hold mail, in path order. A file that is named is looked into whatever its name. */
export async function findFiles(paths: readonly string[], options: FindOptions): Promise<FoundFiles> {
  const { fail } = options;
  const found: FoundFiles = { files: [], leftOut: 0 };
  for (const path of paths) {
    try {
      const info = await stat(path);
      const before = found.files.length;
      if (info.isDirectory()) await addFolder(path, found, options);
      else if (info.isFile()) await addNamed({ path, bytes: info.size }, found, fail);
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

async function addNamed(
  file: FoundFiles['files'][number],
  found: FoundFiles,
  fail: FindOptions['fail'],
): Promise<void> {
  const reason = MAIL.test(file.path) ? null : await whyNoMail(file.path);
  if (reason === null) found.files.push(file);
  else fail({ file: file.path, mail: null, reason });
}

/** `holdsMail`: whatever lies there is mail. */
async function addFolder(
  folder: string,
  found: FoundFiles,
  options: FindOptions,
  holdsMail = false,
): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = new Set(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name));
  // A Maildir: its mail lies in cur and new, half-written mail in tmp, and the files beside them are the server's own.
  const isMaildir = folders.has('cur') && folders.has('new');
  for (const entry of entries) {
    const path = join(folder, entry.name);
    try {
      if (entry.isDirectory()) {
        const isOfMaildir = isMaildir && (entry.name === 'cur' || entry.name === 'new');
        if (!isMaildir || entry.name !== 'tmp') await addFolder(path, found, options, isOfMaildir);
      } else if (!entry.isFile() || isMaildir || NO_MAIL.test(entry.name)) {
        found.leftOut += 1;
      } else {
        const reason = holdsMail || MAIL.test(entry.name) ? null : await whyNoMail(path);
        if (reason === null) found.files.push({ path, bytes: (await stat(path)).size });
        else {
          found.leftOut += 1;
          options.leave({ file: path, mail: null, reason: `left out, since ${reason}` });
        }
      }
    } catch (error) {
      options.fail({ file: path, mail: null, reason: reasonInWords(error) });
    }
  }
}

/** By code unit, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
