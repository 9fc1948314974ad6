import { distance } from 'fastest-levenshtein';
import type { QuoteEvidence } from '../core/ledger.ts';
import type { HeardCase } from './hear-case.ts';
import type { Reader } from './heard.ts';
import { modalityAt } from './modality.ts';
import type { Passage } from './passages.ts';
import { isWordValue, type NamedPermission } from './permissions/names-in.ts';
import type { Span } from './sentences.ts';

/** A pasted list of permissions. */
export interface PermissionRows {
  count: number;
  calendar: 'with' | 'without';
  evidence: QuoteEvidence;
  time: number;
}

interface Row extends Span {
  passage: Passage;
  /** Null for what has the form of a value and is none that we know: `Mail.Sned`. */
  known: NamedPermission | null;
}

interface List {
  rows: Row[];
  /** Items in the middle of the list that no catalogue knows. */
  unknown: Passage[];
  /** What comes before it says that these are not there, or what an article says. */
  refused: boolean;
}

// One permission named in passing is no list, nor are two, unless each stands alone on a line.
const MIN_ROWS = 3;
const MIN_LINES = 2;
const BULLET = /^\s*(?:[-*•·–+]|\d{1,2}[.)]|\[[ xX]\]|[✓✔✅☑])\s+\S/u;
const LONGEST_ITEM = 90;
const MARKS = '(?:[-*•·–+✓✔✅☑]|\\d{1,2}[.)]|\\[[ xX]\\])?';
const VALUE = /(?<![\p{L}\p{N}._@/-])\p{Lu}\p{L}+(?:\.\p{Lu}\p{L}*)+(?![\p{L}\p{N}@/.-])/gu;
const VALUE_ALONE = new RegExp(`^\\s*${MARKS}\\s*${VALUE.source}[\\s,;]*$`, 'u');
const CALENDARS = ['calendars', 'kalender', 'calendriers', 'calendarios', 'agendas'];
const SLIPS = 2;

/** Every pasted list of permissions in a case, in the order in which they were said. */
export function permissionRows(heardCase: HeardCase): PermissionRows[] {
  return listsOf(heardCase).flatMap((list) => {
    const first = list.rows[0];
    const last = list.rows.at(-1);
    if (first === undefined || last === undefined || list.refused || !isList(list)) return [];
    const { message, part, time } = first.passage;
    return [
      {
        count: list.rows.length + list.unknown.length,
        calendar: calendarOf(list),
        evidence: {
          kind: 'quote',
          messageId: message.id,
          part,
          start: first.passage.start + first.start,
          end: last.passage.start + last.end,
        },
        time,
      },
    ];
  });
}

function isList({ rows }: List): boolean {
  const known = rows.flatMap((row) => row.known ?? []);
  if (known.length < MIN_LINES || known.every(isWordValue)) return false;
  return rows.length >= MIN_ROWS || rows.every(standsAlone);
}

function standsAlone({ passage, start, end, known }: Row): boolean {
  const before = passage.text.slice(0, start);
  return !/\p{L}/u.test(before) && (known?.match.rest === '' || !/\p{L}/u.test(passage.text.slice(end)));
}

function calendarOf({ rows, unknown }: List): PermissionRows['calendar'] {
  const strange = [
    ...unknown.map(({ text }) => text),
    ...rows.flatMap(({ known, passage, start, end }) => (known ? [] : passage.text.slice(start, end))),
  ];
  const named = rows.some(({ known }) => known?.match.calendar);
  return named || strange.some(namesCalendar) ? 'with' : 'without';
}

/** Misspelt or not, in the five languages. */
function namesCalendar(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.some((word) => CALENDARS.some((calendar) => distance(word, calendar) <= SLIPS));
}

function listsOf({ heard, reader }: HeardCase): List[] {
  const lists: List[] = [];
  let open: List | null = null;
  let before: Passage | null = null;
  let items: Passage[] = [];
  for (const { passage } of heard) {
    const led: Passage | null = before !== null && isSameText(before, passage) ? before : null;
    before = passage;
    if (led === null) open = null;
    const rows = rowsIn(passage, reader);
    const [first] = rows;
    if (first === undefined) {
      // A line that leads to something else ends the list; a description, or an item that is not known, does not.
      if (/:\s*$/.test(passage.text)) open = null;
      items.push(passage);
      continue;
    }
    if (open === null) {
      open = { rows: [], unknown: [], refused: isRefused(led, passage, first, reader) };
      lists.push(open);
    } else open.unknown.push(...unknownItems(items, open, rows));
    items = [];
    for (const row of rows) if (!isRemark(row, open)) addRow(open, row);
  }
  return lists;
}

/** "“Send mail as you” makes me nervous": below a list of bare rows it speaks of one of them. */
function isRemark(row: Row, { rows }: List): boolean {
  const { known } = row;
  if (known === null || rows.length < MIN_ROWS || standsAlone(row) || !rows.every(standsAlone)) return false;
  return rows.some((other) => other.known !== null && isSamePermission(other.known, known));
}

/** The permissions that a passage names. Beside one, or alone on a line, what has the form of a value is a misspelt one. */
function rowsIn(passage: Passage, { lexicon }: Reader): Row[] {
  const { text } = passage;
  const named = lexicon.permissionsIn(text).map((known) => ({ ...known, known, passage }));
  if (named.length === 0 && !VALUE_ALONE.test(text)) return [];
  const strange = [...text.matchAll(VALUE)]
    .map(({ index, 0: value }) => ({ start: index, end: index + value.length, known: null, passage }))
    .filter((value) => named.every(({ start, end }) => value.end <= start || value.start >= end));
  return [...named, ...strange].sort((a, b) => a.start - b.start);
}

/** What stands between two rows and is one itself: bulleted as they are, or begun like one of them and no sentence. */
function unknownItems(between: readonly Passage[], { rows }: List, next: readonly Row[]): Passage[] {
  const bulleted = next.some(({ passage }) => BULLET.test(passage.text));
  const begun = new Set([...rows, ...next].map(({ passage, start }) => firstWord(passage.text.slice(start))));
  return between.filter(({ text }) => {
    if (text.length >= LONGEST_ITEM) return false;
    if (BULLET.test(text)) return bulleted;
    const word = firstWord(text);
    return word !== null && begun.has(word) && !/[.?!:]\s*$/.test(text);
  });
}

function firstWord(text: string): string | null {
  return /^\s*(\p{L}+)(?=\s)/u.exec(text)?.[1]?.toLowerCase() ?? null;
}

/** "These are missing:", "Your article lists:", "Do you need Mail.Read, ...?": what follows is nothing that somebody sees. */
function isRefused(led: Passage | null, passage: Passage, first: Row, reader: Reader): boolean {
  const { lexicon, cues } = reader;
  const words = lexicon.article.vocabulary.scopes;
  const leads = [led?.text ?? '', passage.text.slice(0, first.start)];
  if (leads.some((lead) => lexicon.find(words?.not_listed, lead).length > 0)) return true;
  return modalityAt(passage.text, first, cues) === 'question';
}

function isSameText(one: Passage, other: Passage): boolean {
  return one.message.id === other.message.id && one.part === other.part;
}

/** A table shows a permission's value and what it means: one row. The same name twice is two. */
function addRow({ rows }: List, row: Row): void {
  const last = rows.at(-1)?.known;
  const { known } = row;
  const told = last && known && last.isValue !== known.isValue && isSamePermission(last, known);
  if (!told) rows.push(row);
}

function isSamePermission(one: NamedPermission, other: NamedPermission): boolean {
  const scopes = [one.match.scope, other.match.scope];
  return scopes.includes(null) || scopes[0] === scopes[1];
}
