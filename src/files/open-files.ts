import { join } from 'node:path';
import type { FileStore } from '../core/ports.ts';
import { createEncryptedStore } from './encrypted-store.ts';
import { createFolderStore } from './folder-store.ts';

/** The desk's files as the settings say: in the data folder, encrypted where there is a key. */
export function openFiles(config: { dataDir: string; filesKey: Uint8Array | null }): FileStore {
  return createEncryptedStore(createFolderStore(join(config.dataDir, 'files')), config.filesKey);
}
