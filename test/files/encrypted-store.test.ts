import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEncryptedStore } from '../../src/files/encrypted-store.ts';
import { createFolderStore } from '../../src/files/folder-store.ts';
import { fileStoreContract } from '../contracts/file-store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const KEY = new Uint8Array(32).fill(7);
const OTHER = new Uint8Array(32).fill(8);
const plain = () => createFolderStore(folder);
const sealed = (key: Uint8Array | null = KEY) => createEncryptedStore(plain(), key);
const bytes = (text: string) => Buffer.from(text);
const onDisk = (path: string) => readFile(join(folder, path));

fileStoreContract('the folder', plain);
fileStoreContract('the encrypted folder', () => sealed());
fileStoreContract('the folder without a key', () => sealed(null));

describe('the encrypted store', () => {
  it('leaves nothing to read on the disk', async () => {
    await sealed().put('raw', [bytes('Subject: help\n'), bytes('my secret words')]);
    const stored = (await onDisk('raw')).toString('latin1');
    expect(stored).not.toContain('secret');
    expect(stored).not.toContain('Subject');
  });

  it('writes the same content differently each time', async () => {
    await sealed().put('a', bytes('same'));
    const first = await onDisk('a');
    await sealed().put('a', bytes('same'));
    expect((await onDisk('a')).equals(first)).toBe(false);
  });

  it('reads what was stored before there was a key', async () => {
    await plain().put('old', bytes('from before'));
    expect(Buffer.from((await sealed().get('old')) ?? []).toString()).toBe('from before');
  });

  it.each([
    ['another key', OTHER, /encrypted with the key [0-9a-f]{16}, but FILES_KEY is the key [0-9a-f]{16}/],
    ['no key', null, /encrypted with the key [0-9a-f]{16}, but FILES_KEY is not set/],
  ])('says which key a file needs where there is %s', async (_name, key, words) => {
    await sealed().put('a', bytes('x'));
    const read = sealed(key).get('a');
    await expect(read).rejects.toMatchObject({ code: 'wrong_files_key', turn: 'person' });
    await expect(read).rejects.toThrow(words);
  });

  it('opens no file that was changed, cut short or put in the place of another', async () => {
    await sealed().put('a', bytes('pay 10'));
    const stored = await onDisk('a');
    const changed = Buffer.from(stored);
    changed[stored.length - 17] = (changed[stored.length - 17] ?? 0) ^ 1;
    await writeFile(join(folder, 'changed'), changed);
    await writeFile(join(folder, 'moved'), stored);
    await writeFile(join(folder, 'cut'), stored.subarray(0, 40));
    await writeFile(join(folder, 'a'), changed);
    for (const path of ['a', 'moved', 'cut']) {
      await expect(sealed().get(path)).rejects.toMatchObject({ code: 'damaged_file', turn: 'person' });
    }
  });

  it.each([null, KEY])('gives back a customer file that looks like an encrypted one', async (key) => {
    await sealed().put('a', bytes('x'));
    const lookalike = await onDisk('a');
    await sealed(key).put('b', [lookalike.subarray(0, 3), lookalike.subarray(3)]);
    expect(Buffer.from((await sealed(key).get('b')) ?? []).equals(lookalike)).toBe(true);
    expect(Buffer.from((await sealed(KEY).get('b')) ?? []).equals(lookalike)).toBe(true);
  });
});
