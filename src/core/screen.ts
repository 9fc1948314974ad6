import { z } from 'zod';
import { Box } from './box.ts';

export const Screen = z.enum([
  'need_admin_approval',
  'approval_required',
  'permissions_requested',
  'entra_permissions',
  'other',
  'unreadable',
]);
export type Screen = z.infer<typeof Screen>;

/** One row of a list of permissions: a line of a dialog, wrapped lines and its opened description included, or of a table. */
export const PermissionRow = z.object({
  /** The row as it was read, lines joined by a space. */
  raw: z.string(),
  /** The name as shown, mended by the catalogue where that is sure; else as read. */
  name: z.string(),
  /** The permission's name for programs (`Calendars.Read`), where the catalogue knows the row. */
  scope: z.string().nullable(),
  calendar: z.boolean(),
  /** An earlier row has the same name: two resources may ask for it. */
  duplicate: z.boolean(),
  /** 0 to 100. */
  confidence: z.number(),
  /** The Type column of a table. */
  kind: z.enum(['delegated', 'application']).nullable(),
  box: Box,
});
export type PermissionRow = z.infer<typeof PermissionRow>;

/** Of a confidence (0 to 100): below it the engine is guessing. */
export const SURE = 60;

/** What one picture, or one page of a PDF, shows. Boxes are in pixels of the picture as sent. */
export const ScreenReading = z.object({
  screen: Screen,
  /** Where the words stand that told the screen. */
  anchors: z.array(Box),
  rows: z.array(PermissionRow),
  /** Rows that are whole in the picture; null where the screen has no list. */
  count: z.number().int().nullable(),
  /** The list goes on outside of the picture: `count` is "at least". */
  cutOff: z.boolean(),
  /** What could not be read, in words that follow the picture's name ("is too blurred to be read"). */
  problem: z.string().nullable(),
  /** Whether the same picture again, whole and sharp, would help. */
  resend: z.boolean(),
  /** The app that the dialog names, where it can be read. */
  app: z.string().nullable(),
  /** Error codes of Microsoft's sign-in that stand in it (`AADSTS65001`). */
  codes: z.array(z.string()),
});
export type ScreenReading = z.infer<typeof ScreenReading>;

/** `page` counts from 1 in a PDF and is null for a picture; `width` and `height` are 0 where nothing could be opened. */
export const PictureReading = ScreenReading.extend({
  page: z.number().int().nullable(),
  width: z.number().int(),
  height: z.number().int(),
});
export type PictureReading = z.infer<typeof PictureReading>;

/** A reading in which nothing was found. */
export const NOTHING_READ: ScreenReading = {
  screen: 'other',
  anchors: [],
  rows: [],
  count: null,
  cutOff: false,
  problem: null,
  resend: false,
  app: null,
  codes: [],
};

/** What stands for a picture or a page that was not read. `problem` follows the file's name. */
export function unreadPage(
  problem: string,
  { page = null as number | null, resend = false } = {},
): PictureReading {
  return { ...NOTHING_READ, screen: 'unreadable', problem, resend, page, width: 0, height: 0 };
}

/** How the problem of what nobody tried to read begins: it is no fault of the picture's. */
export const NOT_READ = 'was not read';

/** Problem of a page that was not begun: another time it may be read. */
export const PAGE_TOO_LATE = `${NOT_READ}: the pages before took too long`;

/** What was read in one attachment. A picture has one page, a PDF up to five. */
export const ReadPicture = z.object({
  messageId: z.string(),
  attachmentId: z.string(),
  pages: z.array(PictureReading),
});
export type ReadPicture = z.infer<typeof ReadPicture>;
