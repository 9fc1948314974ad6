import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Message } from '../core/message.ts';
import type { ReceivedMessage } from '../core/ports.ts';
import { describeAttachment } from './attachment.ts';

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  heic: 'image/heic',
  heif: 'image/heic',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
};

/** A picture file as a message of only that picture: from nobody, with no words. */
export async function pictureMessage(path: string, bytes: Uint8Array): Promise<ReceivedMessage> {
  const name = basename(path);
  const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
  const attachment = await describeAttachment({
    id: '1',
    name,
    declaredType: TYPES[extension] ?? 'application/octet-stream',
    bytes,
    inline: false,
    contentId: null,
    origin: 'attached',
  });
  const identity = `picture:${createHash('sha256').update(name).update(bytes).digest('hex')}`;
  const message: Message = {
    v: 1,
    id: `M${createHash('sha256').update(identity).digest('hex').slice(0, 20)}`,
    identity,
    origin: 'file',
    receivedAt: 0,
    sentAt: null,
    sender: { id: '', name: null, address: null },
    subject: '',
    text: '',
    headers: {},
    report: null,
    thread: {
      channel: 'email',
      messageId: null,
      inReplyTo: [],
      references: [],
      to: [],
      cc: [],
      replyTo: [],
      from: [],
      envelopeFrom: null,
      deliveredTo: [],
    },
    attachments: [attachment],
    problems: [],
    readable: true,
  };
  return { message, files: new Map([['1', bytes]]) };
}
