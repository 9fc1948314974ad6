import { asStepcheckError } from '../core/errors.ts';
import type { Message } from '../core/message.ts';
import { PICTURE_LATER } from '../core/picture.ts';
import { type PictureReading, type ReadPicture, unreadPage } from '../core/screen.ts';
import { loadAttachment } from './case-files.ts';
import { keepPicture, keptPicture } from './kept-pictures.ts';
import type { Parts } from './parts.ts';
import { type PictureFile, pickPictures } from './pick-pictures.ts';
import { createPatience, GONE, mayBeReadLater, SWITCHED_OFF } from './unread-picture.ts';

/** What the pictures of a case show; of one that is missing here there is nothing to say. */
type ReadAll = (messages: readonly Message[]) => Promise<ReadPicture[]>;

/**
 * What the pictures of a case show, each read by `read` (null: left out). Those beyond the limits are listed with the
 * reason why nobody has read them.
 */
export async function readPictures(
  messages: readonly Message[],
  read: (file: PictureFile) => Promise<PictureReading[] | null>,
): Promise<ReadPicture[]> {
  const { toRead, leftOut } = pickPictures(messages);
  const found = leftOut.map(({ file, problem }) => pagesOf(file, [unreadPage(problem)]));
  for (const file of toRead) {
    const pages = await read(file);
    if (pages) found.push(pagesOf(file, pages));
  }
  return found;
}

/** Says of all pictures that reading them is switched off. A PDF is then a file like any other. */
export const withoutReading: ReadAll = (messages) =>
  readPictures(messages, async ({ attachment }) => (attachment.picture ? [unreadPage(SWITCHED_OFF)] : null));

/** What the pictures of a case show, as far as that is known without reading; null where some are yet to be read. */
export async function knownPictures(
  parts: Parts,
  messages: readonly Message[],
): Promise<ReadPicture[] | null> {
  if (!parts.pictures) return withoutReading(messages);
  let missing = false;
  const found = await readPictures(messages, async ({ attachment }) => {
    const kept = missing ? null : await keptPicture(parts, attachment.sha256);
    missing ||= kept === null;
    return kept?.pages ?? null;
  });
  return missing ? null : found;
}

/**
 * Reads the pictures of one case: what was read before is not read again, and what the reader fails on for good is
 * told as not read, so that no case waits for a picture.
 */
export function picturesReader(parts: Parts): ReadAll {
  if (!parts.pictures) return withoutReading;
  const pictures = parts.pictures;
  const done = new Map<string, PictureReading[]>();
  const tryToRead = createPatience(pictures, ({ code, message }) =>
    parts.log.warn({ code, reason: message }, 'A picture could not be read'),
  );

  async function readAnew({ messageId, attachment }: PictureFile): Promise<PictureReading[]> {
    const bytes = await loadAttachment(parts, messageId, attachment);
    if (!bytes) return [unreadPage(GONE)];
    const pages = await tryToRead({ bytes, declaredType: attachment.declaredType });
    // Nothing is kept of what may be read the next time.
    if (mayBeReadLater(pages)) return pages;
    const outlines = await outlinesOf(parts, pictures, bytes, pages);
    // Not to be able to keep it costs time at the next reading, no more.
    await keepPicture(parts, attachment.sha256, pages, outlines).catch((thrown: unknown) =>
      parts.log.warn({ reason: asStepcheckError(thrown).message }, 'What a picture shows could not be kept'),
    );
    return pages;
  }

  return (messages) =>
    readPictures(messages, async (file) => {
      const { sha256 } = file.attachment;
      const pages = done.get(sha256) ?? (await keptPicture(parts, sha256))?.pages ?? (await readAnew(file));
      done.set(sha256, pages);
      return pages;
    });
}

function pagesOf({ messageId, attachment }: PictureFile, pages: PictureReading[]): ReadPicture {
  return { messageId, attachmentId: attachment.id, pages };
}

/** Drawn here, so that no card waits behind pictures that are being read. Without them the card has the plain picture. */
async function outlinesOf(
  parts: Parts,
  pictures: NonNullable<Parts['pictures']>,
  bytes: Uint8Array,
  pages: readonly PictureReading[],
): Promise<Map<number, Uint8Array>> {
  const outlines = new Map<number, Uint8Array>();
  for (const [index, page] of pages.entries()) {
    try {
      const png = await pictures.outline({ bytes }, page);
      if (png) outlines.set(index, png);
    } catch (thrown) {
      const { code, message } = asStepcheckError(thrown);
      if (code === PICTURE_LATER) throw thrown;
      parts.log.warn({ code, reason: message }, 'A picture could not be outlined');
    }
  }
  return outlines;
}
