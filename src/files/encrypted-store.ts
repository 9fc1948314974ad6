import { type CipherGCM, createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { StepcheckError } from '../core/errors.ts';
import type { FileStore } from '../core/ports.ts';

const ALGORITHM = 'aes-256-gcm';
const MARK = Buffer.from('\0stepcheck-file-1\0');
const ID_BYTES = 8;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = MARK.length + ID_BYTES;
/** In the place of a key's id: what follows is not encrypted. */
const NO_KEY = Buffer.alloc(ID_BYTES);

/**
 * A file store whose contents are encrypted on their way into `store`; names are not. Files from before there was a
 * key are read as they are. Without a key nothing is encrypted, and a file that is says which key it needs.
 */
export function createEncryptedStore(store: FileStore, key: Uint8Array | null): FileStore {
  const id = key ? keyId(key) : null;
  return {
    put(path, bytes) {
      const pieces = bytes instanceof Uint8Array ? [bytes] : bytes;
      if (key && id) return store.put(path, encrypted(pieces, path, key, id));
      // A customer's file may begin like one of ours: it must come back as it was, and not as one that lacks a key.
      return store.put(path, beginsLikeOurs(pieces) ? [MARK, NO_KEY, ...pieces] : bytes);
    },
    async get(path) {
      const bytes = await store.get(path);
      return bytes && opened(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), path, key, id);
    },
    list: (folder) => store.list(folder),
    remove: (path) => store.remove(path),
  };
}

/** Tells keys apart and says nothing about them. */
function keyId(key: Uint8Array): Buffer {
  return createHash('sha256').update('stepcheck file key').update(key).digest().subarray(0, ID_BYTES);
}

function encrypted(pieces: readonly Uint8Array[], path: string, key: Uint8Array, id: Buffer): Uint8Array[] {
  const head = Buffer.concat([MARK, id, randomBytes(IV_BYTES)]);
  const cipher: CipherGCM = createCipheriv(ALGORITHM, key, head.subarray(HEAD_BYTES), {
    authTagLength: TAG_BYTES,
  });
  // Bound to its name: a file put in another's place does not open.
  cipher.setAAD(Buffer.concat([head, Buffer.from(path)]));
  const content = pieces.map((piece) => cipher.update(piece));
  return [head, ...content, cipher.final(), cipher.getAuthTag()];
}

function opened(bytes: Buffer, path: string, key: Uint8Array | null, id: Buffer | null): Uint8Array {
  if (!bytes.subarray(0, MARK.length).equals(MARK)) return bytes;
  const madeWith = bytes.subarray(MARK.length, HEAD_BYTES);
  if (madeWith.equals(NO_KEY)) return bytes.subarray(HEAD_BYTES);
  if (!key || !id?.equals(madeWith)) throw wrongKey(path, madeWith, id);
  const contentAt = HEAD_BYTES + IV_BYTES;
  const tagAt = bytes.length - TAG_BYTES;
  if (tagAt < contentAt) throw damaged(path);
  const iv = bytes.subarray(HEAD_BYTES, contentAt);
  const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.concat([bytes.subarray(0, contentAt), Buffer.from(path)]));
  decipher.setAuthTag(bytes.subarray(tagAt));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(contentAt, tagAt)), decipher.final()]);
  } catch (error) {
    throw damaged(path, error);
  }
}

function beginsLikeOurs(pieces: readonly Uint8Array[]): boolean {
  const starts = pieces.map((piece) => piece.subarray(0, MARK.length));
  return Buffer.concat(starts).subarray(0, MARK.length).equals(MARK);
}

function wrongKey(path: string, madeWith: Buffer, id: Buffer | null): StepcheckError {
  const has = id ? `FILES_KEY is the key ${id.toString('hex')}` : 'FILES_KEY is not set';
  const needed = madeWith.toString('hex');
  const message = `The file ${path} is encrypted with the key ${needed}, but ${has}. Set FILES_KEY to the key it was written with.`;
  return new StepcheckError('wrong_files_key', 'person', message);
}

function damaged(path: string, cause?: unknown): StepcheckError {
  const message = `The encrypted file ${path} was changed or cut short on the disk. Restore it from a backup.`;
  return new StepcheckError('damaged_file', 'person', message, { cause });
}
