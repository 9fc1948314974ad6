import type { CataloguedPermission, PermissionCatalogue } from '../core/permission-catalogue.ts';
import { type FoldedName, foldName } from './permissions/fold-name.ts';
import { createNameIndex } from './permissions/name-index.ts';
import { createNearStart, type NearStart, type NearStartOf } from './permissions/near-start.ts';

export interface PermissionMatch {
  /** As shown, its spelling mended by the catalogue. */
  name: string;
  /** Null where several permissions have this name and it is not clear which one is meant. */
  scope: string | null;
  calendar: boolean;
  /** The share of edits between the row and the catalogue's name, 0 to 1. */
  distance: number;
  /** What follows the name: an opened description, the other cells of a table. */
  rest: string;
}

/** Tells which permission of a catalogue a row of a dialog or a table begins with, or null. */
export type PermissionMatcher = (raw: string) => PermissionMatch | null;

/** One name, and the permissions that have it. */
interface Entry {
  name: string;
  form: string;
  /** A name for programs: `Calendars.Read`. */
  isValue: boolean;
  permissions: CataloguedPermission[];
}

interface Candidate {
  entry: Entry;
  edits: number;
  /** Where the name ends, in the folded row and in the row itself. */
  end: number;
  rest: string;
  score: number;
}

interface Row extends FoldedName {
  raw: string;
}

// Longer rows are a name with its description; no name is that long.
const MAX_ROW = 160;
const ROUGH = 0.2;
// What OCR makes of the arrow before a row ("v ", "hve ") or what numbers it ("2. ").
const JUNK = /^[^\p{L}\p{N}]*[\p{L}\p{N}]{1,4}[.):\]]*[\s_]+/u;
const SHORT = 8;
const CLIPPED = 12;

/** A matcher for one catalogue. Taking the catalogue apart is the dear part; a row then costs well under a millisecond. */
export function createPermissionMatcher(catalogue: PermissionCatalogue): PermissionMatcher {
  const entries = entriesOf(catalogue);
  const nearStart = createNearStart();
  const possible = createNameIndex(
    entries.map(({ form }) => form),
    limitOf,
  );
  return (raw) => {
    const row: Row = { raw, ...foldName(raw.slice(0, MAX_ROW)) };
    const clipped = clippedValue(row, entries);
    if (clipped !== undefined) return clipped;
    const starts = startsOf(row);
    const candidates = possible(row.form)
      .flatMap((id) => candidateOf(entries[id], row, starts, nearStart) ?? [])
      .sort((a, b) => b.score - a.score);
    const [best] = candidates;
    if (best === undefined || (best.edits > 0 && hasRival(best, candidates))) return null;
    return matchOf(best.entry, best.edits, best.rest);
  };
}

function entriesOf({ permissions }: PermissionCatalogue): Entry[] {
  const entries = new Map<string, Entry>();
  const add = (name: string, permission: CataloguedPermission, isValue: boolean): void => {
    const { form } = foldName(name);
    const known = entries.get(form);
    if (known === undefined) entries.set(form, { name, form, isValue, permissions: [permission] });
    else if (!known.permissions.includes(permission)) known.permissions.push(permission);
  };
  for (const permission of permissions) {
    add(permission.scope, permission, true);
    for (const name of permission.names) add(name, permission, false);
  }
  return [...entries.values()];
}

function limitOf(length: number): number {
  return Math.floor(length * ROUGH);
}

/** Where the name may begin: at once, or after what was misread before it. */
function startsOf({ raw, at }: Row): number[] {
  const junk = JUNK.exec(raw)?.[0].length ?? 0;
  const after = at.findIndex((place) => place >= junk);
  return after > 0 ? [0, after] : [0];
}

function candidateOf(
  entry: Entry | undefined,
  row: Row,
  starts: readonly number[],
  nearStart: NearStartOf,
): Candidate | null {
  if (entry === undefined) return null;
  let best: Candidate | null = null;
  for (const from of starts) {
    const near = nearOf(entry, row, from, nearStart);
    if (near === null) continue;
    // Each edit must be made up for by three letters more; junk before the name is no better than half an edit.
    const score = entry.form.length - 3 * near.edits - (from > 0 ? 1.5 : 0);
    if (best === null || score > best.score) best = { entry, ...near, rest: restAfter(row, near.end), score };
  }
  return best;
}

function nearOf(entry: Entry, row: Row, from: number, nearStart: NearStartOf): NearStart | null {
  const { form } = entry;
  const mayEnd = (end: number): boolean => endsName(entry, row, end);
  if (form.length >= SHORT) return nearStart(form, row.form, from, limitOf(form.length), mayEnd);
  // "mail" is no misread "email": in a short name one letter may be another, and none may be missing.
  const end = from + form.length;
  const edits = [...form].filter((letter, index) => row.form[from + index] !== letter).length;
  return edits <= 1 && end <= row.form.length && mayEnd(end) ? { end, edits } : null;
}

/** Whether a name ends here: "Read your mail" does not end in "Read your mailbox settings". */
function endsName({ isValue, name }: Entry, row: Row, end: number): boolean {
  const after = row.raw.slice(endInRaw(row, end));
  // "Device.Read.|ll" goes on after a letter that was misread.
  if (isValue && /^[._-]\S{0,3}[\p{L}\p{N}]/u.test(after)) return false;
  // OCR loses spaces: a capital after a small letter begins a description.
  const glued = /^\p{Lu}/u.test(after) && /\p{Ll}$/u.test(row.raw.slice(0, endInRaw(row, end)));
  if (/^[\p{L}\p{N}_]/u.test(after)) return glued && !isValue;
  if (/^['’-]\p{L}/u.test(after)) return false;
  // "Read your mail and notes": another name begins with ours.
  return isValue && /[._]/.test(name) ? true : !/^\s+\p{Ll}/u.test(after);
}

function restAfter(row: Row, end: number): string {
  return row.raw
    .slice(endInRaw(row, end))
    .replace(/^[\s.,;:|\u2013\u2014-]+/u, '')
    .trim();
}

function endInRaw({ at }: Row, end: number): number {
  return (at[end - 1] ?? -1) + 1;
}

/** A permission of another meaning that is as near, or nearly so: then neither is taken. */
function hasRival(best: Candidate, candidates: readonly Candidate[]): boolean {
  return candidates.some(
    ({ entry, edits, end }) =>
      edits <= best.edits + 1 &&
      end >= best.end - 2 &&
      !entry.permissions.some((permission) => best.entry.permissions.includes(permission)),
  );
}

/**
 * A narrow column cuts its names off: `ExternalItem.ReadWrite.Owne`. What only one value begins with is that value, what
 * several begin with is none. Undefined: the row is no such beginning.
 */
function clippedValue(row: Row, entries: readonly Entry[]): PermissionMatch | null | undefined {
  const { raw, form } = row;
  if (!/^\s*\p{L}+\.[\p{L}.]+[\s.…]*$/u.test(raw)) return undefined;
  if (form.length < CLIPPED || entries.some((entry) => entry.form === form)) return undefined;
  const begun = entries.filter((entry) => entry.isValue && entry.form.startsWith(form));
  const [only] = begun;
  if (only === undefined) return undefined;
  const missing = only.form.length - form.length;
  return begun.length === 1 && missing <= form.length / 3 ? matchOf(only, missing, '') : null;
}

function matchOf({ name, form, permissions }: Entry, edits: number, rest: string): PermissionMatch {
  const [permission, ...others] = permissions;
  return {
    name,
    scope: others.length === 0 ? (permission?.scope ?? null) : null,
    calendar: permissions.some(({ calendar }) => calendar),
    distance: edits / form.length,
    rest,
  };
}
