import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { sanitiseFileName } from '../core/file-name.ts';
import type { Attachment } from '../core/message.ts';
import { isPicture, pictureProblem, pictureType } from '../core/picture.ts';
import { isNoName, nameByType } from './file-names.ts';
import { isTnef } from './tnef.ts';

export interface AttachmentInput {
  id: string;
  /** As sent; null, or a name that says nothing, for a file that is named by its type. */
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
  const name = sanitiseFileName(
    isNoName(input.name) ? '' : (input.name ?? ''),
    nameByType([type, declaredType]),
  );
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

/** Told by a signature; null for texts and whatever has none. */
export async function typeByBytes(bytes: Uint8Array): Promise<string | null> {
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
