import { type PermissionRow, SURE } from '../../core/screen.ts';
import type { PermissionMatcher } from '../permission-matcher.ts';
import { fold } from './fold.ts';

/** A row that the catalogue does not know and the engine is not sure of. */
export function isUnsure({ scope, name, raw, confidence }: PermissionRow): boolean {
  const known = scope !== null || name !== raw;
  return !known && confidence < SURE;
}

/** Rows that one name runs across, or a row that holds two names: they were parted in the wrong places. */
export function arePartedWrong(rows: readonly PermissionRow[], match: PermissionMatcher): boolean {
  return rows.some(({ raw }, index) => {
    const rest = match(raw)?.rest ?? '';
    if (rest !== '' && isWholeName(rest, match)) return true;
    const next = rows[index + 1];
    return next !== undefined && runsOn(raw, next.raw, match);
  });
}

function isWholeName(text: string, match: PermissionMatcher): boolean {
  const known = match(text);
  return known !== null && known.rest === '' && fold(text).length >= 8;
}

/** The two together are a name, and the first alone is none. */
function runsOn(first: string, second: string, match: PermissionMatcher): boolean {
  if (match(first) !== null) return false;
  const both = match(`${first} ${second}`);
  return both !== null && fold(both.name).length > fold(first).length + 2;
}
