import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The name of the first Redis server that the PATH has; null where it has none. */
export async function findServerProgram(): Promise<string | null> {
  for (const program of ['redis-server', 'valkey-server']) {
    const found = await run(program, ['--version']).catch(() => null);
    if (found !== null) return program;
  }
  return null;
}
