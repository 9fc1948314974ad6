import type { Screenshot } from '../core/reading.ts';
import { type PermissionRow, SURE } from '../core/screen.ts';
import { pictureLine } from './picture-lines.ts';

/**
 * What stands beside a picture in the card's thread: what it is, and each permission that was read in it, by the number
 * that the outlined picture has at its row. Nothing of a picture that says nothing.
 */
export function pictureCaption(picture: Screenshot): string[] {
  const { rows, screen, problem, decoration } = picture;
  if (decoration || (screen === 'other' && problem === null)) return [];
  return [pictureLine(picture), ...rows.map(rowLine)];
}

function rowLine(row: PermissionRow, index: number): string {
  const marks = [
    row.calendar ? 'calendar' : '',
    row.kind === 'application' ? 'application' : '',
    row.duplicate ? 'same as above' : '',
    row.confidence < SURE ? 'hard to read' : '',
  ].filter((mark) => mark !== '');
  return `${index + 1}. ${row.name}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
}
