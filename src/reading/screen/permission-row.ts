import { boxAround } from '../../core/box.ts';
import type { OcrWord } from '../../core/ocr.ts';
import type { PermissionRow } from '../../core/screen.ts';
import type { PermissionMatcher } from '../permission-matcher.ts';
import { fold } from './fold.ts';
import { meanConfidence } from './trust.ts';

type Kind = PermissionRow['kind'];

/** One row of a list from its words, mended by the catalogue where it knows the name. */
export function permissionRow(
  words: readonly OcrWord[],
  kind: Kind,
  match: PermissionMatcher,
): PermissionRow {
  const raw = words.map(({ text }) => text).join(' ');
  const known = match(raw);
  return {
    raw,
    name: known?.name ?? raw,
    scope: known?.scope ?? null,
    calendar: known?.calendar ?? namesCalendar(raw),
    duplicate: false,
    confidence: Math.round(meanConfidence(words)),
    kind,
    box: boxAround(words.map((word) => word.box)),
  };
}

// A row that the catalogue does not know may be a calendar permission all the same: what is missed here is said to the
// agents as "none for the calendar". In English, German, French, Spanish and Portuguese, accents lost or not.
const CALENDAR = /calend|kalender|agenda/;

function namesCalendar(raw: string): boolean {
  return CALENDAR.test(fold(raw));
}

/** Marks each row whose name an earlier one has, of the same kind. */
export function markDuplicates(rows: readonly PermissionRow[]): PermissionRow[] {
  const key = ({ name, kind }: PermissionRow) => `${kind} ${fold(name)}`;
  return rows.map((row, index) => ({
    ...row,
    duplicate: rows.findIndex((other) => key(other) === key(row)) < index,
  }));
}
