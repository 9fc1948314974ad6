import { NOTHING_READ, type ScreenReading } from '../../core/screen.ts';
import { errorCodes } from './codes.ts';
import { findDialog, seemsDialog } from './dialog.ts';
import { toLines } from './lines.ts';
import { phraseFinder } from './phrases.ts';
import { readDialog } from './read-dialog.ts';
import { readTables } from './read-table.ts';
import type { ScreenKnowledge, ScreenPage } from './screen-page.ts';
import { findTables } from './table.ts';
import { isHardToRead, isIllegible } from './trust.ts';

/** Which screen a picture shows and what it lists. Boxes are in the image's own pixels. */
export function readScreen(page: ScreenPage, { texts, match }: ScreenKnowledge): ScreenReading {
  const lines = toLines(page.words);
  const find = phraseFinder(lines);
  const codes = errorCodes(lines.map(({ text }) => text).join('\n'));
  const tools = { page, lines, find, texts, match };
  const dialog = findDialog(find, texts);
  if (dialog) return { ...readDialog(dialog, tools), codes };
  const tables = findTables(page.words, find, texts.table);
  const listed = tables && readTables(tables, tools);
  if (listed) return { ...listed, codes };
  const blurred = isIllegible(lines) || (isHardToRead(page.words) && seemsDialog(find, texts));
  return {
    ...NOTHING_READ,
    screen: blurred ? 'unreadable' : 'other',
    problem: blurred ? 'is too blurred or too small to be read' : null,
    resend: blurred,
    codes,
  };
}
