import type { Attachment } from '../../src/core/message.ts';
import {
  NOTHING_READ,
  type PermissionRow,
  type PictureReading,
  type ReadPicture,
  type Screen,
} from '../../src/core/screen.ts';

/** What a reader of pictures would say of one that shows this screen. */
export function aPage(screen: Screen, change: Partial<PictureReading> = {}): PictureReading {
  return {
    ...NOTHING_READ,
    screen,
    anchors: screen === 'other' || screen === 'unreadable' ? [] : [{ x: 20, y: 30, width: 200, height: 24 }],
    page: null,
    width: 900,
    height: 700,
    ...change,
  };
}

/** A screen with a list of so many rows; the last ones are calendar permissions. One that is cut off is worth sending again. */
export function aList(
  screen: Screen,
  rows: number,
  change: Partial<PictureReading> & { calendar?: number } = {},
): PictureReading {
  const { calendar = 0, ...rest } = change;
  const list = Array.from({ length: rows }, (_, index) =>
    aRow(`Permission ${index + 1}`, index >= rows - calendar),
  );
  return aPage(screen, { rows: list, count: rows, resend: rest.cutOff ?? false, ...rest });
}

export function aRow(name: string, calendar = false): PermissionRow {
  return {
    raw: name,
    name,
    scope: null,
    calendar,
    duplicate: false,
    confidence: 92,
    kind: null,
    box: { x: 40, y: 100, width: 300, height: 20 },
  };
}

/** What was read in one attachment of a message. */
export function pictureOf(
  message: { id: string },
  attachment: Pick<Attachment, 'id'>,
  ...pages: PictureReading[]
): ReadPicture {
  return { messageId: message.id, attachmentId: attachment.id, pages };
}
