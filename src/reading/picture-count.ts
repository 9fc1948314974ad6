import type { Calendar, CountedPicture, Screenshot } from '../core/reading.ts';
import type { SeenPicture } from './seen-pictures.ts';

/** How many permissions the customer's pictures show: one number, and what it is worth. */
export interface PictureCount {
  shot: Screenshot;
  count: number;
  worth: CountedPicture['worth'];
  calendar: Calendar;
  warnings: string[];
}

/** The list of the newest message that has any. Lists of one message that differ are told as such, never averaged. */
export function countInPictures(pictures: readonly SeenPicture[]): PictureCount | null {
  const lists = pictures.map(({ shot }) => shot).filter((shot) => shot.count !== null);
  const newest = lists.filter(({ messageId }) => messageId === lists.at(-1)?.messageId);
  const sound = newest.filter(({ problem }) => problem === null);
  const pool = sound.length > 0 ? sound : newest;
  const last = pool.at(-1);
  if (last === undefined) return null;
  const alike = preferDialogs(pool);
  const warnings = kindWarnings(pool, alike);
  if (sound.length === 0) return counted(last, alike, 'doubtful', [...warnings, doubt(last)]);
  const whole = alike.filter(({ cutOff }) => !cutOff);
  const fullest = most(whole.length > 0 ? whole : alike) ?? last;
  // A shot of a part beside one of the whole says nothing more, unless it shows more.
  const more = most(alike.filter(({ cutOff, count }) => cutOff && (count ?? 0) > (fullest.count ?? 0)));
  if (whole.length === 0 || more)
    return counted(more ?? fullest, alike, 'at_least', [...warnings, ...parts(alike)]);
  if (whole.every((shot) => isSameList(shot, fullest))) return counted(fullest, alike, 'exact', warnings);
  return counted(whole.at(-1) ?? fullest, alike, 'doubtful', [
    ...warnings,
    `Pictures of one message show different lists: ${each(whole)}.`,
  ]);
}

function counted(
  shot: Screenshot,
  lists: readonly Screenshot[],
  worth: CountedPicture['worth'],
  warnings: string[],
): PictureCount {
  const count = shot.count ?? 0;
  return { shot, count, worth, calendar: calendarIn(lists, worth, count), warnings };
}

/** A row that is seen is there; that none is there can only be told of a whole list (rule 18). */
function calendarIn(lists: readonly Screenshot[], worth: CountedPicture['worth'], count: number): Calendar {
  if (lists.some(({ rows }) => rows.some(({ calendar }) => calendar))) return 'with';
  return worth === 'exact' && count > 0 ? 'without' : 'unknown';
}

/** Tables name permissions in another way than dialogs, and the dialog is what the customer meets. */
function preferDialogs(shots: readonly Screenshot[]): Screenshot[] {
  const dialogs = shots.filter(({ screen }) => screen !== 'entra_permissions');
  return dialogs.length > 0 ? dialogs : [...shots];
}

function kindWarnings(all: readonly Screenshot[], chosen: readonly Screenshot[]): string[] {
  if (new Set(all.map(({ count }) => count)).size < 2 || all.length === chosen.length) return [];
  return [`A dialog and a table show different numbers, which they may: ${each(all)}. The dialog's counts.`];
}

function parts(lists: readonly Screenshot[]): string[] {
  if (lists.length < 2 || lists.every((shot) => isSameList(shot, lists[0]))) return [];
  return [`No picture shows the whole list: ${each(lists)}.`];
}

function doubt({ name, problem }: Screenshot): string {
  return `The number of permissions in ${name} is not sure: it ${problem}.`;
}

function each(lists: readonly Screenshot[]): string {
  return lists.map(({ name, count, cutOff }) => `${cutOff ? 'at least ' : ''}${count} in ${name}`).join(', ');
}

function most(shots: readonly Screenshot[]): Screenshot | undefined {
  return [...shots].sort((a, b) => (a.count ?? 0) - (b.count ?? 0)).at(-1);
}

function isSameList(one: Screenshot, other: Screenshot | undefined): boolean {
  const key = ({ count, permissions }: Screenshot) => [count, ...[...permissions].sort()].join('\n');
  return other !== undefined && key(one) === key(other);
}
