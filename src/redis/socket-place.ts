import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

// sun_path of unix(7) holds 108 bytes on Linux and 104 on macOS, the closing NUL included.
const LONGEST_PATH = 100;

/**
 * Where the server's socket lies: in its folder, or, where that path is too long for a socket, in a short folder of
 * its own. `before` is where it lay last time: kept while it is still ours, so that clients find it again.
 */
export async function socketPlace(folder: string, before: string | null): Promise<string> {
  const inFolder = join(folder, 'redis.sock');
  if (Buffer.byteLength(inFolder) <= LONGEST_PATH) return inFolder;
  if (before !== null && (await isPrivate(dirname(before)))) return before;
  return join(await mkdtemp(join(tmpdir(), 'stepcheck-')), 'redis.sock');
}

// A name in a folder that all may write to can have become another user's since.
async function isPrivate(folder: string): Promise<boolean> {
  const info = await stat(folder).catch(() => null);
  return info?.isDirectory() === true && info.uid === process.getuid?.() && (info.mode & 0o077) === 0;
}
