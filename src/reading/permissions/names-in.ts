import type { PermissionCatalogue } from '../../core/permission-catalogue.ts';
import { createPermissionMatcher, type PermissionMatch } from '../permission-matcher.ts';
import type { Span } from '../sentences.ts';
import { createOpening } from './opening-words.ts';

/** A permission's name where somebody wrote it. */
export interface NamedPermission extends Span {
  match: PermissionMatch;
  /** A name for programs: `Mail.Read`. */
  isValue: boolean;
}

/** Finds the permissions that a text names, in the order in which they stand. */
export type NamesIn = (text: string) => NamedPermission[];

type StartKind = 'item' | 'inside' | 'in_row';

const AND = '(?:and|und|et|y|e|plus)';
// An item of a list begins after one of these, or with the text.
const ITEM_START = new RegExp(
  `(?<=^|[\\n\\t,;:|•·*✓✔☑"“„«(&]|\\s[-–—]\\s|^[-–—+]\\s|\\d[.)]\\s|\\s${AND}\\s)\\s*(?=\\p{L})`,
  'gu',
);
const VALUE = /(?<![\p{L}\p{N}._@/%=+-])\p{L}+(?:\.\p{L}+)+(?![\p{L}\p{N}@/%-])/gu;
const CAPITAL = /(?<=\s)\p{Lu}\p{Ll}+(?=\s)/gu;
const ITEM_END = new RegExp(`^[.\\s]*(?:$|[\\n\\t,;:|)(\\]"”“»&–—-]|${AND}\\s|\\d[.)]\\s)`, 'u');
const CUTS = [/\n/, /[,;]/, new RegExp(`\\s${AND}\\s`)];
const LONGEST = 160;

export function createNamesIn(catalogue: PermissionCatalogue): NamesIn {
  const matchRow = createPermissionMatcher(catalogue);
  const opens = createOpening(catalogue);
  const words = wordValues(catalogue);

  function namedAt(text: string, start: number, kind: StartKind): NamedPermission | null {
    const whole = text.slice(start, start + LONGEST);
    if (!opens(/^\p{L}+/u.exec(whole)?.[0] ?? '', kind === 'item')) return null;
    const word = /^\S+/.exec(whole)?.[0] ?? '';
    const cuts = words.has(word.toLowerCase()) ? [word.length] : CUTS.map((cut) => whole.search(cut));
    const shorter = cuts.filter((at) => at > 0).map((at) => whole.slice(0, at));
    for (const row of [whole, ...shorter]) {
      const match = matchRow(row);
      if (match === null) continue;
      const end = start + nameLength(row, match.rest);
      const named = { start, end, match, isValue: !/\s/.test(match.name) };
      if (!isWordValue(named) || standsAsValue(text.slice(end, end + LONGEST), words)) return named;
    }
    return null;
  }

  return (text) => {
    const found: NamedPermission[] = [];
    for (const { start, kind } of startsIn(text, words)) {
      const last = found.at(-1);
      if (last !== undefined && start < last.end) continue;
      // "openid profile email": a word counts in the middle of a line only right after a value.
      if (kind === 'in_row' && !(last?.isValue && text.slice(last.end, start).trim() === '')) continue;
      const named = namedAt(text, start, kind);
      if (named !== null) found.push(named);
    }
    return found;
  };
}

/** `email`, `openid`: values that are words, too, and name a permission only where they stand alone. */
export function isWordValue({ match, isValue }: NamedPermission): boolean {
  return isValue && !/[._]/.test(match.name);
}

function wordValues({ permissions }: PermissionCatalogue): ReadonlySet<string> {
  const values = permissions.map(({ scope }) => scope.toLowerCase());
  return new Set(values.filter((value) => /^[a-z_]+$/.test(value)));
}

function standsAsValue(after: string, words: ReadonlySet<string>): boolean {
  if (ITEM_END.test(after)) return true;
  const next = /^\s+(\S+)/.exec(after)?.[1] ?? '';
  return words.has(next.toLowerCase()) || /^\p{L}+\.\p{L}/u.test(next);
}

function nameLength(row: string, rest: string): number {
  const name = row.trimEnd();
  return name.slice(0, name.length - rest.length).replace(/[\s.,;:|\u2013\u2014-]+$/u, '').length;
}

function startsIn(text: string, words: ReadonlySet<string>): { start: number; kind: StartKind }[] {
  const places = new Map<number, StartKind>();
  for (const { index, 0: word } of text.matchAll(/(?<=\s)[a-z_]+(?=\s|$)/gi))
    if (words.has(word.toLowerCase())) places.set(index, 'in_row');
  for (const { index } of text.matchAll(CAPITAL)) places.set(index, 'inside');
  for (const { index } of text.matchAll(VALUE)) places.set(index, 'item');
  for (const { index, 0: space } of text.matchAll(ITEM_START)) places.set(index + space.length, 'item');
  return [...places].map(([start, kind]) => ({ start, kind })).sort((a, b) => a.start - b.start);
}
