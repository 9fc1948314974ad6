import { asStepcheckError, type StepcheckError } from '../core/errors.ts';
import { PICTURE_LATER } from '../core/picture.ts';
import type { PictureReader } from '../core/ports.ts';
import { PAGE_TOO_LATE, type PictureReading, unreadPage } from '../core/screen.ts';

// Each follows the picture's name.
export const SWITCHED_OFF = 'was not read: reading pictures is switched off';
export const GONE = 'was not read: its file is gone from the data folder';
const FAILED = 'was not read: the reader of pictures failed on it';
const NOT_TRIED = 'was not read: others of this case took too long';

const TRIES = 3;
/** So often may the reader fail within one case; a picture that it gave up after a long time counts twice. */
const MOST_FAILURES = 6;
const LONG_MS = 30_000;

/** Whether a file, or a page of it, may be read another time: nothing could be opened, or the time was up. */
export function mayBeReadLater(pages: readonly PictureReading[]): boolean {
  return isUnopened(pages) || pages.some(({ problem }) => problem === PAGE_TOO_LATE);
}

function isUnopened(pages: readonly PictureReading[]): boolean {
  return pages.every(({ width, height }) => width === 0 || height === 0);
}

/**
 * Reads the files of one case, trying a few times where the reader itself fails. What it fails on for good is told as
 * unread, and so is the rest once that took too long: no case waits for its pictures for ever.
 */
export function createPatience(
  reader: Pick<PictureReader, 'read'>,
  onFailure: (error: StepcheckError) => void,
) {
  let left = MOST_FAILURES;
  return async (file: Parameters<PictureReader['read']>[0]): Promise<PictureReading[]> => {
    if (left <= 0) return [unreadPage(NOT_TRIED)];
    for (let tries = 0; tries < TRIES && left > 0; tries++) {
      const began = performance.now();
      try {
        const pages = await reader.read(file);
        if (isUnopened(pages) && performance.now() - began > LONG_MS) left -= 2;
        return pages;
      } catch (thrown) {
        const error = asStepcheckError(thrown);
        if (error.code === PICTURE_LATER) throw error;
        onFailure(error);
        left -= 1;
        if (error.turn !== 'retry') break;
      }
    }
    return [unreadPage(FAILED)];
  };
}
