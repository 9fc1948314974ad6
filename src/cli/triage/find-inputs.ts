import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inWords } from '../command/run-command.ts';

/** One thing to read, under the name that the report gives it. */
export interface TriageInput {
  file: string;
  kind: 'mail' | 'picture';
}

const PICTURE = /\.(?:png|jpe?g|webp|gif|hei[cf]|bmp|tiff?)$/i;

/** Every input below the paths, sorted by path. What cannot be looked into is reported to `fail` and left out. */
export async function findInputs(
  paths: readonly string[],
  fail: (what: string) => void,
): Promise<TriageInput[]> {
  const inputs: TriageInput[] = [];
  for (const path of paths) {
    try {
      const files = (await stat(path)).isDirectory() ? await filesBelow(path) : [path];
      if (files.length === 0) fail(`nothing to read in ${path}`);
      inputs.push(...files.map((file) => toInput(file)));
    } catch (error) {
      fail(inWords(error, path));
    }
  }
  return inputs.sort((a, b) => compare(a.file, b.file));
}

function toInput(file: string): TriageInput {
  return { file, kind: PICTURE.test(file) ? 'picture' : 'mail' };
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** By code unit, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
