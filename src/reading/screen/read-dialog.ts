import type { PermissionRow, ScreenReading } from '../../core/screen.ts';
import type { PermissionMatcher } from '../permission-matcher.ts';
import { appName } from './app-name.ts';
import type { Dialog } from './dialog.ts';
import { type DialogList, readDialogList } from './dialog-list.ts';
import { wordsOfName } from './list-lines.ts';
import { markDuplicates, permissionRow } from './permission-row.ts';
import { arePartedWrong, isUnsure } from './row-doubts.ts';
import type { Tools } from './tools.ts';

type DialogReading = Omit<ScreenReading, 'codes'>;

/** What a dialog says: its app, and its list where it has one. */
export function readDialog(dialog: Dialog, tools: Tools): DialogReading {
  const anchors = dialog.anchors.map(({ box }) => box);
  const app = dialog.screen === 'other' ? null : appName(dialog, tools.lines, tools.find, tools.texts);
  const bare = { screen: dialog.screen, anchors, app, rows: [], count: null, cutOff: false };
  if (!dialog.lists) return { ...bare, problem: null, resend: false };
  const list = readDialogList(dialog, tools);
  if (!list || (list.cutOff && list.rows.length === 0)) {
    return { ...bare, cutOff: true, problem: 'does not show the list of permissions', resend: true };
  }
  const rows = list.rows.map((lines) =>
    permissionRow(
      lines.flatMap((line, index) => (index === 0 ? wordsOfName(line, list.frame) : line.words)),
      null,
      tools.match,
    ),
  );
  const problem = problemOf(list, rows, tools.match);
  return {
    ...bare,
    rows: markDuplicates(rows),
    count: rows.length,
    cutOff: list.cutOff,
    problem,
    resend: problem !== null || list.cutOff,
  };
}

function problemOf(
  list: DialogList,
  rows: readonly PermissionRow[],
  match: PermissionMatcher,
): string | null {
  if (rows.some(isUnsure)) return 'could not be read in full: its letters are too small or too blurred';
  if (list.doubtful || arePartedWrong(rows, match) || rows.length === 0) {
    return 'could not be read in full: it is not clear where each permission begins';
  }
  return null;
}
