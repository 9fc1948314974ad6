import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { sanitiseFileName } from '../core/file-name.ts';
import type { Attachment } from '../core/message.ts';
import { isPicture, pictureProblem, pictureType } from '../core/picture.ts';
import { isTnef } from './tnef.ts';

export interface AttachmentInput {
  id: string;
  name: string | null;
  declaredType: string;
  bytes: Uint8Array;
  inline: boolean;
  contentId: string | null;
  origin: Attachment['origin'];
  /** What is known to be wrong with it; a picture's own bytes say more. */
  problem?: string | null;
}

/** One file of a mail as the rest of the product knows it: typed by its bytes, with a harmless name. */
export async function describeAttachment(input: AttachmentInput): Promise<Attachment> {
  const { bytes } = input;
  const declaredType = mediaType(input.declaredType);
  const type = pictureType(bytes) ?? (await typeByBytes(bytes)) ?? withoutPictureClaim(declaredType);
  const name = sanitiseFileName(input.name ?? '', fallbackName(input.id, declaredType));
  const picture = isPicture({ name, declaredType, bytes });
  return {
    id: input.id,
    name,
    declaredType,
    type,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    inline: input.inline,
    contentId: input.contentId,
    origin: input.origin,
    picture,
    problem: picture ? pictureProblem(bytes, declaredType) : (input.problem ?? fileProblem(bytes)),
    at: null,
  };
}

function fileProblem(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'is empty';
  return isTnef(bytes) ? 'is a container of Outlook (winmail.dat) that could not be opened' : null;
}

function mediaType(declared: string): string {
  const type = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(type) ? type : 'application/octet-stream';
}

async function typeByBytes(bytes: Uint8Array): Promise<string | null> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? null;
  } catch {
    return null;
  }
}

/** Bytes without a signature may be any text, but surely not the picture they were declared as. */
function withoutPictureClaim(declaredType: string): string {
  return declaredType.startsWith('image/') && declaredType !== 'image/svg+xml'
    ? 'application/octet-stream'
    : declaredType;
}

function fallbackName(id: string, declaredType: string): string {
  const extension = EXTENSIONS[declaredType] ?? '';
  return `file-${id}${extension}`;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/heic': '.heic',
  'message/rfc822': '.eml',
  'text/plain': '.txt',
  'text/html': '.html',
  'application/pdf': '.pdf',
};
