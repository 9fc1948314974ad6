import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/**
 * Listens on 127.0.0.1 and returns the port. Where any port will do (0), that of the last start in `folder` is
 * tried first: file addresses that an app has kept stay good.
 */
export async function listen(server: Server, port: number, folder: string | null): Promise<number> {
  if (port !== 0 || folder === null) return tryPort(server, port);
  const path = join(folder, 'port');
  const used = await tryPort(server, lastPort(path)).catch(() => tryPort(server, 0));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, String(used));
  return used;
}

/** Closes the server without waiting for clients that keep their connections for a next call. */
export function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function lastPort(path: string): number {
  try {
    const port = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
  } catch {
    return 0;
  }
}

function tryPort(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
