import type { Message } from '../core/message.ts';
import type { PictureForModel } from '../core/ports.ts';
import type { Screenshot } from '../core/reading.ts';
import { loadAttachment } from './case-files.ts';
import type { Parts } from './parts.ts';

/** What chat completions take. */
const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];
const MOST = { pictures: 3, bytes: 5_000_000, bytesTogether: 10_000_000 };

/** The pictures of a message that could not be read here: the first few that a model takes. */
export async function picturesForModel(
  parts: Pick<Parts, 'records' | 'files'>,
  message: Message,
  screenshots: readonly Screenshot[],
): Promise<PictureForModel[]> {
  const chosen: PictureForModel[] = [];
  let bytesTogether = 0;
  for (const shot of unread(message, screenshots)) {
    const attachment = message.attachments.find(({ id }) => id === shot.attachmentId);
    if (!attachment || !TYPES.includes(attachment.type) || attachment.bytes > MOST.bytes) continue;
    if (bytesTogether + attachment.bytes > MOST.bytesTogether) continue;
    const bytes = await loadAttachment(parts, message.id, attachment);
    if (!bytes || bytes.length > MOST.bytes) continue;
    bytesTogether += bytes.length;
    chosen.push({ name: attachment.name, type: attachment.type, bytes });
    if (chosen.length === MOST.pictures) break;
  }
  return chosen;
}

/** Evidence of nothing, or in words of ours: nothing to look at. */
function unread({ id }: Message, screenshots: readonly Screenshot[]): Screenshot[] {
  return screenshots.filter(
    ({ messageId, problem, decoration, byDesk }) =>
      messageId === id && problem !== null && !decoration && !byDesk,
  );
}
