import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { sanitiseFileName } from '../core/file-name.ts';
import type { Attachment } from '../core/message.ts';
import { isPicture, pictureProblem, pictureType } from '../core/picture.ts';
import type { SlackFile } from './answers.ts';
import type { Downloaded } from './download.ts';

const UNKNOWN = 'application/octet-stream';

/** One shared file as the rest of the product knows it: typed by its bytes, with a harmless name. */
export async function describeFile(
  shared: SlackFile,
  id: string,
  downloaded: Downloaded,
): Promise<Attachment> {
  const bytes = 'bytes' in downloaded ? downloaded.bytes : new Uint8Array();
  const name = sanitiseFileName(shared.name ?? shared.title ?? '', `file-${id}`);
  const declaredType = shared.mimetype ?? UNKNOWN;
  const picture = isPicture({ name, declaredType, bytes });
  return {
    id,
    name,
    declaredType,
    type: pictureType(bytes) ?? (await typeByBytes(bytes)) ?? claimed(declaredType),
    bytes: 'bytes' in downloaded ? bytes.length : (shared.size ?? 0),
    sha256: 'bytes' in downloaded ? createHash('sha256').update(bytes).digest('hex') : '',
    inline: false,
    contentId: null,
    origin: 'attached',
    picture,
    problem: 'problem' in downloaded ? downloaded.problem : problemOf(bytes, picture, declaredType),
    at: null,
  };
}

function problemOf(bytes: Uint8Array, picture: boolean, declaredType: string): string | null {
  if (picture) return pictureProblem(bytes, declaredType);
  return bytes.length === 0 ? 'is empty' : null;
}

/** Bytes without a signature may be any text, but surely not the picture they were declared as. */
function claimed(declaredType: string): string {
  return declaredType.startsWith('image/') ? UNKNOWN : declaredType;
}

async function typeByBytes(bytes: Uint8Array): Promise<string | null> {
  // The library throws on a file that ends within its header.
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return type?.mime ?? null;
}
