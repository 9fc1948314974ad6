import type { Attachment, Message } from '../core/message.ts';
import type { LookedAt, Screenshot } from '../core/reading.ts';
import { NOT_READ, type PictureReading, type ReadPicture, unreadPage } from '../core/screen.ts';
import { screenTitle } from '../core/screen-title.ts';
import { createDecoration, isPixel } from './decoration.ts';
import { createPlaces, type Place } from './picture-place.ts';
import type { Voices } from './who-wrote.ts';

export interface PlacedShot {
  shot: Screenshot;
  place: Place;
  /** It is a picture that somebody could look at, whether or not it could be read. */
  opened: boolean;
}

/** Sent once more these may well be whole. What the desk may not open, or did not, is no fault of the customer's. */
const MENDED_BY_SENDING = /^(?:is (?:empty|broken|larger than|not a picture of a kind)|was deleted)/;

/**
 * Every picture that came, also the empty and the broken (rule 20), and each page of a PDF that shows a known screen:
 * what could not be read is said, never guessed.
 */
export function screenshotsOf(
  messages: readonly Message[],
  pictures: readonly ReadPicture[],
  voices: Voices,
): PlacedShot[] {
  const placeOf = createPlaces(voices);
  const isDecoration = createDecoration(messages);
  return messages.flatMap((message) =>
    message.attachments.flatMap((attachment) =>
      pagesToList(attachment, pagesOf(message, attachment, pictures)).map((page) => {
        const place = placeOf(message, attachment);
        const shot = toShot(message, attachment, page);
        const decoration = shot.screen === 'other' && isDecoration(attachment, page, place);
        return {
          shot: { ...shot, decoration, byDesk: place.author === 'desk' },
          place,
          opened: page.width > 0,
        };
      }),
    ),
  );
}

/** PDFs that were looked at, or were to be, whatever they show: no pictures by their names, so not listed as such. */
export function documentsOf(messages: readonly Message[], pictures: readonly ReadPicture[]): LookedAt[] {
  return messages.flatMap((message) =>
    message.attachments
      .filter(({ picture }) => !picture)
      .flatMap((attachment) => {
        const pages = pagesOf(message, attachment, pictures);
        if (pages.length === 0) return [];
        return [
          {
            messageId: message.id,
            attachmentId: attachment.id,
            name: attachment.name,
            // One that was not read, or could not be opened, has no size.
            pages: pages.filter(({ width }) => width > 0).length,
            problem: pages.find(({ problem }) => problem !== null)?.problem ?? null,
          },
        ];
      }),
  );
}

function pagesOf(
  message: Message,
  attachment: Attachment,
  pictures: readonly ReadPicture[],
): PictureReading[] {
  return (
    pictures.find((read) => read.messageId === message.id && read.attachmentId === attachment.id)?.pages ?? []
  );
}

function pagesToList(attachment: Attachment, pages: readonly PictureReading[]): PictureReading[] {
  if (!attachment.picture) return pages.filter(({ screen }) => screenTitle(screen) !== null);
  const [first] = pages;
  if (first) return [first];
  const problem = attachment.problem ?? NOT_READ;
  return [unreadPage(problem, { resend: MENDED_BY_SENDING.test(problem) })];
}

function toShot(message: Message, attachment: Attachment, page: PictureReading): Screenshot {
  const { id, name, type, bytes, sha256 } = attachment;
  const problem = page.problem ?? attachment.problem;
  return {
    messageId: message.id,
    attachmentId: id,
    name: page.page === null || attachment.picture ? name : `${name}, page ${page.page}`,
    type,
    bytes,
    sha256,
    ...shownOn(page, problem),
    permissions: page.rows.map((row) => row.name),
    count: page.count,
    cutOff: page.cutOff,
    page: attachment.picture ? null : page.page,
    rows: page.rows,
    anchors: page.anchors,
    app: page.app,
    codes: page.codes,
    decoration: false,
    byDesk: false,
    otherApp: false,
  };
}

function shownOn(
  page: PictureReading,
  problem: string | null,
): Pick<Screenshot, 'screen' | 'problem' | 'resend'> {
  const { screen, width, height, resend } = page;
  if (screenTitle(screen) !== null) return { screen, problem, resend };
  // A tracking pixel has nothing that could be read: it is a picture of something else, not a riddle.
  if (isPixel(width, height)) return { screen: 'other', problem: null, resend: false };
  if (problem?.startsWith(NOT_READ)) return { screen: 'unreadable', problem, resend: false };
  return { screen, problem, resend };
}
