import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dovecot } from './dovecot.ts';

/** What taking a mailbox in costs at the least: one fetch of all of it, one synced file a mail. In milliseconds. */
export async function fetchBare(dovecot: Dovecot, user: string, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  const startedAt = performance.now();
  await dovecot.withClient(user, async (client) => {
    for await (const { uid, source } of client.fetch('1:*', { uid: true, source: true })) {
      const file = await open(join(folder, String(uid)), 'w');
      await file.writeFile(source ?? '');
      await file.sync();
      await file.close();
    }
  });
  return performance.now() - startedAt;
}
