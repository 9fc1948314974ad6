import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { bareMail } from '../core/bare-mail.ts';
import type { ReceivedMessage } from '../core/ports.ts';
import { describeAttachment } from './attachment.ts';

// Whoever calls took it for a picture by its name; which kind it is, its bytes say.
const SOME_PICTURE = 'image/unknown';

/** A picture file as a message of only that picture: from nobody, with no words. */
export async function pictureMessage(path: string, bytes: Uint8Array): Promise<ReceivedMessage> {
  const name = basename(path);
  const attachment = await describeAttachment({
    id: '1',
    name,
    declaredType: SOME_PICTURE,
    bytes,
    inline: false,
    contentId: null,
    origin: 'attached',
  });
  const identity = `picture:${createHash('sha256').update(name).update(bytes).digest('hex')}`;
  const message = bareMail({
    id: `M${createHash('sha256').update(identity).digest('hex').slice(0, 20)}`,
    identity,
    origin: 'file',
    receivedAt: 0,
    attachments: [attachment],
  });
  return { message, files: new Map([['1', bytes]]) };
}
