import type { PictureReader, ReceivedMessage } from '../../core/ports.ts';
import { type PictureReading, type ReadPicture, unreadPage } from '../../core/screen.ts';
import { readPictures, withoutReading } from '../../jobs/read-pictures.ts';
import { createPatience, GONE, mayBeReadLater } from '../../jobs/unread-picture.ts';
import { readKnownScreens } from '../../prompts.ts';
import { createPictureReader } from '../../threads/picture-reader.ts';

const LIMITS = { timeoutMs: 20_000, maxMemoryMb: 512 };

export interface CasePictures {
  /** What the pictures of a message show. */
  of(received: ReceivedMessage): Promise<ReadPicture[]>;
  close(): Promise<void>;
}

/** Reads pictures for as long as one command runs: the reader starts with the first one, and reads none twice. */
export function createCasePictures(): CasePictures {
  let reader: ReturnType<typeof start> | null = null;
  const known = new Map<string, PictureReading[]>();
  const lazy: Pick<PictureReader, 'read'> = {
    async read(file) {
      reader ??= start();
      return (await reader).read(file);
    },
  };

  return {
    of({ message, files }) {
      const tryToRead = createPatience(lazy, () => undefined);
      return readPictures([message], async ({ attachment: { id, sha256, declaredType } }) => {
        const before = known.get(sha256);
        if (before) return before;
        const bytes = files.get(id);
        if (!bytes) return [unreadPage(GONE)];
        const pages = await tryToRead({ bytes, declaredType });
        // A failure may be this mail's alone.
        if (!mayBeReadLater(pages)) known.set(sha256, pages);
        return pages;
      });
    },
    async close() {
      await (await reader)?.close();
    },
  };
}

/** Says of every picture that nobody has read it. */
export function noCasePictures(): CasePictures {
  return { of: ({ message }) => withoutReading([message]), close: async () => undefined };
}

async function start() {
  return createPictureReader({ ...(await readKnownScreens()), ...LIMITS });
}
