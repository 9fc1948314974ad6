import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The secret part of the page's address. It is kept, so that an open tab works on after the next start. */
export async function keptToken(folder: string): Promise<string> {
  const path = join(folder, 'page-token');
  const kept = (await readFile(path, 'utf8').catch(() => '')).trim();
  if (/^[0-9a-f]{32}$/.test(kept)) {
    await chmod(path, 0o600);
    return kept;
  }
  const token = randomBytes(16).toString('hex');
  await mkdir(folder, { recursive: true });
  await writeFile(path, token, { mode: 0o600 });
  // The mode given to writeFile counts for a new file only.
  await chmod(path, 0o600);
  return token;
}
