import { describe, expect, it } from 'vitest';
import { createTaker } from '../../../src/cli/import/take-mails.ts';
import { StepcheckError } from '../../../src/core/errors.ts';
import type { FileStore } from '../../../src/core/ports.ts';

/** A store whose disk is full after so many files. */
function storeWithRoomFor(room: number): { store: FileStore; paths: string[] } {
  const paths: string[] = [];
  const store: FileStore = {
    async put(path) {
      if (paths.length >= room) throw new StepcheckError('disk', 'retry', 'The disk is full.');
      paths.push(path);
    },
    get: async () => null,
    list: async () => [],
    remove: async () => {},
  };
  return { store, paths };
}

describe('a mail that cannot be stored', () => {
  it('ends the import with the reason, and is not counted as taken', async () => {
    const { store, paths } = storeWithRoomFor(20);
    const taker = await createTaker(store, { cards: false, now: () => 0 });
    const takeMany = async () => {
      for (let count = 0; count < 1_000; count++) await taker.take(Buffer.from(`mail ${count}`));
    };
    await expect(takeMany()).rejects.toThrow('The disk is full.');
    await expect(taker.end()).rejects.toThrow('The disk is full.');
    expect([taker.taken().length, paths.length]).toEqual([20, 20]);
  });
});
