import type { Attachment, Message } from '../core/message.ts';
import type { PictureReading } from '../core/screen.ts';
import type { Place } from './picture-place.ts';

export type IsDecoration = (attachment: Attachment, page: PictureReading, place: Place) => boolean;

/** In pixels. */
const PIXEL = 8;
const ICON = 72;
const LOGO = { height: 120, width: 480, ratio: 2 };
/** What is higher is too large for a logo: people paste screenshots below their signature, and send them twice. */
const BANNER = 200;

/**
 * Tells logos, tracking pixels and the pictures of signatures from what was sent to be looked at. A name or an inline
 * place proves nothing. Asked only of what shows no screen of ours.
 */
export function createDecoration(messages: readonly Message[]): IsDecoration {
  const times = new Map<string, number>();
  for (const { sha256 } of messages.flatMap(({ attachments }) => attachments)) {
    times.set(sha256, (times.get(sha256) ?? 0) + 1);
  }
  return ({ sha256, inline }, { width, height }, { author }) => {
    if (width === 0 || height === 0) return false;
    if (isPixel(width, height) || Math.max(width, height) <= ICON) return true;
    const repeated = (times.get(sha256) ?? 0) > 1;
    const inSignature = author === 'signature';
    if (repeated && inSignature) return true;
    if ((repeated || inSignature) && height <= BANNER) return true;
    return inline && height <= LOGO.height && width <= LOGO.width && width >= LOGO.ratio * height;
  };
}

/** Too thin to show anything: nobody needs to be told that it could not be read. */
export function isPixel(width: number, height: number): boolean {
  return width > 0 && height > 0 && Math.min(width, height) <= PIXEL;
}
