import type { PermissionRow, ScreenReading } from '../../core/screen.ts';
import { markDuplicates, permissionRow } from './permission-row.ts';
import { isUnsure } from './row-doubts.ts';
import type { Tables } from './table.ts';
import { readTableRows } from './table-rows.ts';
import type { Tools } from './tools.ts';

/** What the tables of permissions list; null where what seemed a table is none. */
export function readTables(
  { anchors, tables }: Tables,
  { page, match }: Tools,
): Omit<ScreenReading, 'codes'> | null {
  const isKnown = (name: string) => /^\p{L}+[._]\p{L}/u.test(name) || match(name) !== null;
  const lists = tables
    .map((table) => ({ table, list: readTableRows(table, page.image.height, isKnown) }))
    .filter(({ table, list }) => table.header !== null || list.rows.length > 0)
    .map(({ list }) => list);
  const hidden = lists.length === 0;
  if (hidden && new Set(anchors.map(({ line }) => line)).size < 3) return null;
  const rows = lists
    .flatMap((list) => list.rows)
    .map(({ line, kind }) => permissionRow(line.words, kind, match));
  const cutOff = hidden || lists.some((list) => list.cutOff);
  const doubtful = lists.some((list) => list.doubtful);
  // "At least none" says nothing: the rows are all outside of the picture, or in groups that are closed.
  const unseen = hidden || (cutOff && rows.length === 0);
  const problem = unseen ? 'does not show the list of permissions' : problemOf(rows, doubtful);
  return {
    screen: 'entra_permissions',
    anchors: anchors.map(({ box }) => box),
    rows: markDuplicates(rows),
    count: unseen ? null : rows.length,
    cutOff,
    problem,
    resend: problem !== null || cutOff,
    app: null,
  };
}

/** A name for programs is no word of a language: what the catalogue knows is sure, whatever the engine thinks. */
function problemOf(rows: readonly PermissionRow[], doubtful: boolean): string | null {
  if (rows.some(isUnsure)) {
    return 'could not be read in full: its letters are too small or too blurred';
  }
  if (doubtful) return 'could not be read in full: the table and its own numbers do not agree';
  return null;
}
