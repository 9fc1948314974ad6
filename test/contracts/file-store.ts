import { describe, expect, it } from 'vitest';
import type { FileStore } from '../../src/core/ports.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = async (store: FileStore, path: string) =>
  Buffer.from((await store.get(path)) ?? bytes('no such file')).toString();

/** What every file store must do, wherever the bytes lie. `open` gives an empty one. */
export function fileStoreContract(name: string, open: () => FileStore): void {
  describe(`${name} as a file store`, () => {
    it('gives back what was put, and null for what was not', async () => {
      const store = open();
      await store.put('tickets/T1/M1/raw', bytes('hello'));
      expect(await textOf(store, 'tickets/T1/M1/raw')).toBe('hello');
      expect(await store.get('tickets/T1/M1/other')).toBeNull();
    });

    it('gives back any bytes, and none', async () => {
      const store = open();
      const all = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
      await store.put('all', all);
      await store.put('none', new Uint8Array());
      expect(Buffer.from((await store.get('all')) ?? []).equals(all)).toBe(true);
      expect(await store.get('none')).toHaveLength(0);
    });

    it('replaces a file whole', async () => {
      const store = open();
      await store.put('a', bytes('a long first version'));
      await store.put('a', bytes('short'));
      expect(await textOf(store, 'a')).toBe('short');
    });

    it('puts pieces one behind the other', async () => {
      const store = open();
      await store.put('pieces', [bytes('header\n'), bytes(''), bytes('and the rest')]);
      expect(await textOf(store, 'pieces')).toBe('header\nand the rest');
    });

    it('lists the names in a folder, in order, and none where there is no such folder', async () => {
      const store = open();
      await store.put('intake/b', bytes('1'));
      await store.put('intake/a', bytes('2'));
      await store.put('elsewhere/c', bytes('3'));
      expect(await store.list('intake/')).toEqual(['a', 'b']);
      expect(await store.list('intake')).toEqual(['a', 'b']);
      expect(await store.list('nothing')).toEqual([]);
    });

    it('removes, also what is gone already', async () => {
      const store = open();
      await store.put('a', bytes('1'));
      await store.remove('a');
      await store.remove('a');
      expect(await store.get('a')).toBeNull();
    });

    it.each(['../outside', 'a/../../b', '/etc/passwd', 'a//b', '.', 'a/./b', 'a b', ''])(
      'never leaves its place: %j is no path',
      async (path) => {
        await expect(open().put(path, bytes('x'))).rejects.toMatchObject({ code: 'bad_path', turn: 'never' });
      },
    );
  });
}
