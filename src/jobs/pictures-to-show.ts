import type { Attachment, Message } from '../core/message.ts';
import type { Reading, Screenshot } from '../core/reading.ts';
import type { OriginalPicture } from '../core/review.ts';
import { pictureCaption } from '../writing/picture-caption.ts';
import { loadAttachment } from './case-files.ts';
import { keptOutline } from './kept-pictures.ts';
import type { Parts } from './parts.ts';

/**
 * The pictures of a message for the card's thread, in the order in which they were sent: where something was read in
 * one, it is shown outlined and numbered instead of as it came. Of a PDF the pages are shown that were outlined.
 */
export async function picturesToShow(
  parts: Parts,
  reading: Reading | null,
  message: Message,
): Promise<OriginalPicture[]> {
  const shown: OriginalPicture[] = [];
  for (const attachment of message.attachments.filter(({ problem }) => problem === null)) {
    const seen = (reading?.screenshots ?? []).filter(
      ({ messageId, attachmentId }) => messageId === message.id && attachmentId === attachment.id,
    );
    const pages = await outlinedPages(parts, attachment, seen);
    if (pages.length > 0) shown.push(...pages);
    else if (attachment.picture) shown.push(...(await asSent(parts, message.id, attachment, seen[0])));
  }
  return shown;
}

async function outlinedPages(
  parts: Parts,
  { id, sha256 }: Attachment,
  seen: readonly Screenshot[],
): Promise<OriginalPicture[]> {
  const shown: OriginalPicture[] = [];
  for (const screenshot of seen.filter(({ decoration }) => !decoration)) {
    const { name, page } = screenshot;
    const bytes = await keptOutline(parts, sha256, (page ?? 1) - 1);
    if (!bytes) continue;
    shown.push({
      // The same as without an outline: a second try must not post it once more.
      key: page === null ? id : `${id}-page-${page}`,
      name,
      type: 'image/png',
      bytes,
      caption: pictureCaption(screenshot),
    });
  }
  return shown;
}

async function asSent(
  parts: Parts,
  messageId: string,
  attachment: Attachment,
  seen: Screenshot | undefined,
): Promise<OriginalPicture[]> {
  const { id, name, type } = attachment;
  const bytes = await loadAttachment(parts, messageId, attachment);
  return bytes ? [{ key: id, name, type, bytes, caption: seen ? pictureCaption(seen) : [] }] : [];
}
