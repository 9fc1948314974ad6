import { z } from 'zod';
import { Screen } from './screen.ts';

/** Texts in any language, each as it stands on the screen. Accents, case and spaces do not matter. */
const Texts = z.array(z.string().min(3, 'texts of at least three letters')).default([]);

/** A dialog is told by two of its texts. */
export const DialogTexts = z.strictObject({
  /** The kind of screen; `other` for a dialog that only looks like one of ours. */
  screen: Screen.exclude(['entra_permissions', 'unreadable']),
  /** A line of its own at the top of the dialog. */
  headings: Texts,
  /** The line above the first permission. A dialog that has none lists no permissions. */
  starts: Texts,
  /** Texts that only this dialog has. */
  marks: Texts,
});
export type DialogTexts = z.infer<typeof DialogTexts>;

/** Where the columns of a table of permissions are, and what stands around it. */
export const TableTexts = z.strictObject({
  /** Headers of the column that names the permission. */
  names: Texts,
  /** Headers of the column that says delegated or application. */
  types: Texts,
  /** Headers of the other columns. */
  columns: Texts,
  delegated: Texts,
  application: Texts,
  /** Texts around the table that tell it. */
  marks: Texts,
  /** A text below the last row. */
  ends: Texts,
  /** What stands in a table without rows. */
  empty: Texts,
});
export type TableTexts = z.infer<typeof TableTexts>;

/** What the screens of a provider say, as data: by these texts they are told apart and read. */
export const ScreenTexts = z.strictObject({
  dialogs: z.array(DialogTexts).min(1),
  /** The first text below the last permission of a dialog. */
  ends: Texts,
  /** Texts of several dialogs: they support a text that belongs to one. */
  common: Texts,
  buttons: Texts,
  /** Lines between the heading and the list that are no app's name. */
  notApp: Texts,
  /** Texts that stand right after the app's name in a sentence. */
  afterApp: Texts,
  table: TableTexts,
});
export type ScreenTexts = z.infer<typeof ScreenTexts>;
