import { createHash } from 'node:crypto';
import { StepcheckError } from '../core/errors.ts';
import { inOrder } from '../core/in-order.ts';
import { PICTURE_LATER } from '../core/picture.ts';
import type { Attempts, PictureReader } from '../core/ports.ts';

const MOST_BEGINNINGS = 3;
const HASHED_BYTES = 1_000_000;

/** A reader of pictures that gives up those at which the process stopped several times: they bring nobody down again. */
export function countBeginnings(reader: PictureReader, attempts: Attempts): PictureReader {
  // One at a time: of several under way, nobody could tell which one stopped the process.
  const inTurn = inOrder();

  async function counted<T>(id: string, work: () => Promise<T>): Promise<T> {
    const item = { id };
    const begun = await attempts.begin(item).catch((cause: unknown) => {
      throw notCounted(cause);
    });
    if (begun > MOST_BEGINNINGS) throw givenUp();
    try {
      return await work();
    } finally {
      // A count that stays behind is harmless: what was read is kept, with its outlines.
      await attempts.end(item).catch(() => undefined);
    }
  }

  return {
    read: (file) => inTurn(() => counted(`picture.${nameOf(file.bytes)}`, () => reader.read(file))),
    // Under a name of its own: a picture that cannot be drawn may well be read.
    outline: (file, reading) =>
      inTurn(() => counted(`outline.${nameOf(file.bytes)}`, () => reader.outline(file, reading))),
  };
}

/** By its beginning and its length: the whole of a large file would hold everybody up. */
function nameOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes.subarray(0, HASHED_BYTES)).update(`${bytes.length}`).digest('hex');
}

function givenUp(): StepcheckError {
  const message = 'stepcheck stopped several times at this picture; it is not tried again.';
  return new StepcheckError('picture_given_up', 'never', message);
}

/** An outage, no fault of the picture. */
function notCounted(cause: unknown): StepcheckError {
  const message = 'This try to read a picture could not be counted. It is read later.';
  return new StepcheckError(PICTURE_LATER, 'retry', message, { cause });
}
