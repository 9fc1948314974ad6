import type { PictureEvidence } from '../core/ledger.ts';
import type { Message } from '../core/message.ts';
import type { LookedAt, Reading, Screenshot } from '../core/reading.ts';
import { NOT_READ } from '../core/screen.ts';
import { screenTitle } from '../core/screen-title.ts';

/** A line for each picture, and for each PDF that was looked at; logos and the like share one. */
export function pictureLines(reading: Reading | null): string[] {
  const { screenshots = [], documents = [] } = reading ?? {};
  const decoration = new Set(screenshots.filter((picture) => picture.decoration).map(({ name }) => name));
  return [
    ...screenshots.filter((picture) => !picture.decoration).map(cardLine),
    ...documents.filter((file) => !isListed(file, screenshots)).map(documentLine),
    ...(decoration.size === 0 ? [] : [`logos and the like: ${[...decoration].join(', ')}`]),
  ];
}

/** The thread has the picture with what was read in it outlined. */
function cardLine(picture: Screenshot): string {
  const seen = screenTitle(picture.screen) !== null && picture.anchors.length + picture.rows.length > 0;
  return `${pictureLine(picture)}${seen ? '; outlined in the thread' : ''}`;
}

/** "screen.png: Permissions requested, 7 permissions, none for the calendar" */
export function pictureLine(picture: Screenshot): string {
  const { name, screen, problem, byDesk, app, otherApp } = picture;
  if (screen === 'unreadable') return unreadableLine(name, problem);
  const parts = [
    screenTitle(screen) ?? 'another picture',
    ...(app === null ? [] : [`for ${otherApp ? 'another app, ' : ''}"${app}"`]),
    ...listWords(picture),
    ...(byDesk ? ['from our own quoted words'] : []),
  ];
  return `${name}: ${parts.join(', ')}${notAll(picture)}`;
}

function notAll({ problem, cutOff, count }: Screenshot): string {
  if (problem !== null) return ` (it ${problem})`;
  return cutOff && count !== null ? ' (the list goes on outside the picture)' : '';
}

function unreadableLine(name: string, problem: string | null): string {
  if (problem?.startsWith(NOT_READ)) return `${name} ${problem}`;
  return `${name}: could not be read${problem ? ` (it ${problem})` : ''}`;
}

/** What a step that rests on a picture is told by: "screen.png, "Permissions requested"". */
export function pictureNamed(reading: Reading, evidence: PictureEvidence): string {
  return pictureAt(reading, evidence)?.name ?? '';
}

/** The picture, or the page of a file, that a piece of evidence or a count is from. */
export function pictureAt(
  { screenshots }: Reading,
  place: Pick<PictureEvidence, 'messageId' | 'attachmentId' | 'page'> | null,
): Screenshot | undefined {
  return screenshots.find(
    ({ messageId, attachmentId, page }) =>
      messageId === place?.messageId && attachmentId === place.attachmentId && page === place.page,
  );
}

/** Files that nobody has read: no pictures, and not looked at. */
export function fileLines(messages: readonly Message[], reading: Reading | null): string[] {
  const seen = (messageId: string, id: string) =>
    reading?.documents.some((file) => file.messageId === messageId && file.attachmentId === id) ?? false;
  return messages.flatMap((message) =>
    message.attachments
      .filter(({ picture, id }) => !picture && !seen(message.id, id))
      .map(({ name, problem }) => (problem === null ? name : `${name}: ${problem}`)),
  );
}

function listWords({ count, cutOff, rows, problem }: Screenshot): string[] {
  if (count === null) return [];
  const number = `${cutOff ? 'at least ' : ''}${count} ${count === 1 ? 'permission' : 'permissions'}`;
  const calendar = rows.filter((row) => row.calendar).length;
  const twice = rows.some((row) => row.duplicate) ? ['one of them twice'] : [];
  if (calendar > 0) return [number, `${calendar} for the calendar`, ...twice];
  // That none is there can only be told of a whole list.
  return cutOff || problem !== null || count === 0
    ? [number, ...twice]
    : [number, 'none for the calendar', ...twice];
}

function isListed(
  { messageId, attachmentId, problem }: LookedAt,
  screenshots: readonly Screenshot[],
): boolean {
  const pages = screenshots.some(
    (page) => page.messageId === messageId && page.attachmentId === attachmentId,
  );
  return pages && problem === null;
}

function documentLine({ name, pages, problem }: LookedAt): string {
  if (problem !== null && pages === 0) return unreadableLine(name, problem);
  if (problem !== null) return `${name}: could not be read in full (it ${problem})`;
  return `${name}: ${pages === 1 ? '1 page' : `${pages} pages`} looked at, no screen of Microsoft`;
}
