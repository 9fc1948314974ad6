import { randomBytes } from 'node:crypto';
import { newId } from './store.ts';

export interface Upload {
  fileId: string;
  name: string;
  length: number;
  bytes: Uint8Array | null;
}

/** Uploads between files.getUploadURLExternal and files.completeUploadExternal. */
export interface Uploads {
  begin(name: string, length: number): { key: string; fileId: string };
  /** False where the key is none of ours. */
  receive(key: string, bytes: Uint8Array): boolean;
  /** Takes a received upload out; null where there is none. */
  finish(fileId: string): Upload | null;
}

export function createUploads(): Uploads {
  const byKey = new Map<string, Upload>();
  return {
    begin(name, length) {
      const key = randomBytes(16).toString('hex');
      const fileId = newId('F');
      byKey.set(key, { fileId, name, length, bytes: null });
      return { key, fileId };
    },
    receive(key, bytes) {
      const upload = byKey.get(key);
      if (upload === undefined) return false;
      upload.bytes = bytes;
      return true;
    },
    finish(fileId) {
      const found = [...byKey].find(([, upload]) => upload.fileId === fileId && upload.bytes !== null);
      if (found === undefined) return null;
      byKey.delete(found[0]);
      return found[1];
    },
  };
}
