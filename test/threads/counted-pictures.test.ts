import { describe, expect, it } from 'vitest';
import { PICTURE_LATER } from '../../src/core/picture.ts';
import type { Attempts } from '../../src/core/ports.ts';
import { NOTHING_READ } from '../../src/core/screen.ts';
import { countBeginnings } from '../../src/threads/counted-pictures.ts';

const reading = { ...NOTHING_READ, page: null, width: 450, height: 600 };
const file = { bytes: Buffer.from('a picture'), declaredType: 'image/png' };

/** Counts in memory, from `begun` on. */
function counting(begun = 0) {
  const open = { count: begun, ids: new Set<string>() };
  const attempts: Attempts = {
    async begin({ id }) {
      open.ids.add(id);
      open.count += 1;
      return open.count;
    },
    async end() {
      open.count = 0;
    },
  };
  return { attempts, open };
}

function readerThat(read: () => Promise<never[]>) {
  const seen = { read: 0 };
  const reader = {
    read() {
      seen.read += 1;
      return read();
    },
    outline: async () => null,
  };
  return { reader, seen };
}

describe('a reader of pictures whose beginnings are counted', () => {
  it('does not begin a picture once more at which the process stopped three times', async () => {
    const { reader, seen } = readerThat(async () => []);
    const counted = countBeginnings(reader, counting(3).attempts);
    await expect(counted.read(file)).rejects.toMatchObject({ code: 'picture_given_up', turn: 'never' });
    expect(seen.read).toBe(0);
  });

  it('forgets the beginnings of a picture that came to an end, well or badly', async () => {
    const { attempts, open } = counting(1);
    await countBeginnings(readerThat(async () => []).reader, attempts).read(file);
    expect(open.count).toBe(0);
    const failing = countBeginnings(readerThat(() => Promise.reject(new Error('no'))).reader, attempts);
    await expect(failing.read(file)).rejects.toThrow('no');
    expect(open.count).toBe(0);
  });

  it('counts the drawing of outlines apart from the reading', async () => {
    const { attempts, open } = counting();
    const counted = countBeginnings(readerThat(async () => []).reader, attempts);
    await counted.read(file);
    expect(await counted.outline(file, reading)).toBeNull();
    expect(open).toMatchObject({ count: 0, ids: { size: 2 } });
    const stopping = countBeginnings(readerThat(async () => []).reader, counting(3).attempts);
    await expect(stopping.outline(file, reading)).rejects.toMatchObject({ code: 'picture_given_up' });
  });

  it('lets pictures wait while they cannot be counted', async () => {
    const attempts: Attempts = {
      begin: () => Promise.reject(new Error('Redis is away')),
      end: async () => {},
    };
    const counted = countBeginnings(readerThat(async () => []).reader, attempts);
    await expect(counted.read(file)).rejects.toMatchObject({ code: PICTURE_LATER, turn: 'retry' });
  });

  it('reads one at a time', async () => {
    const ends: (() => void)[] = [];
    const { reader, seen } = readerThat(() => new Promise((end) => ends.push(() => end([]))));
    const counted = countBeginnings(reader, counting().attempts);
    const both = [counted.read(file), counted.read(file)];
    await expect.poll(() => seen.read).toBe(1);
    ends[0]?.();
    await both[0];
    await expect.poll(() => seen.read).toBe(2);
    ends[1]?.();
    await both[1];
  });
});
