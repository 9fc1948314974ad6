import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolderStore } from '../../src/files/folder-store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the folder store', () => {
  it('gives back what was put, and null for what was not', async () => {
    const store = createFolderStore(folder);
    await store.put('tickets/T1/M1/raw', bytes('hello'));
    expect(Buffer.from((await store.get('tickets/T1/M1/raw')) ?? []).toString()).toBe('hello');
    expect(await store.get('tickets/T1/M1/other')).toBeNull();
  });

  it('replaces a file whole', async () => {
    const store = createFolderStore(folder);
    await store.put('a', bytes('a long first version'));
    await store.put('a', bytes('short'));
    expect(Buffer.from((await store.get('a')) ?? []).toString()).toBe('short');
    expect(await readdir(folder)).toEqual(['a']);
  });

  it('puts pieces one behind the other', async () => {
    const store = createFolderStore(folder);
    await store.put('pieces', [bytes('header\n'), bytes(''), bytes('and the rest')]);
    expect(Buffer.from((await store.get('pieces')) ?? []).toString()).toBe('header\nand the rest');
  });

  it('lists names in order and leaves out what a crash left half written', async () => {
    const store = createFolderStore(folder);
    await store.put('intake/b', bytes('1'));
    await store.put('intake/a', bytes('2'));
    await writeFile(join(folder, 'intake', 'c.0123.part'), 'torn');
    expect(await store.list('intake/')).toEqual(['a', 'b']);
    expect(await store.list('nothing')).toEqual([]);
  });

  it('removes, also what is gone already', async () => {
    const store = createFolderStore(folder);
    await store.put('a', bytes('1'));
    await store.remove('a');
    await store.remove('a');
    expect(await store.get('a')).toBeNull();
  });

  it.each(['../outside', 'a/../../b', '/etc/passwd', 'a//b', '.', 'a/./b', 'a b', ''])(
    'never leaves its folder: %j is no path',
    async (path) => {
      const store = createFolderStore(folder);
      await expect(store.put(path, bytes('x'))).rejects.toMatchObject({ code: 'bad_path', turn: 'never' });
    },
  );

  it('says that the disk is in the way, and that trying again is worth it', async () => {
    await writeFile(join(folder, 'file'), '');
    const store = createFolderStore(folder);
    await expect(store.put('file/below', bytes('x'))).rejects.toMatchObject({ code: 'disk', turn: 'retry' });
  });
});
