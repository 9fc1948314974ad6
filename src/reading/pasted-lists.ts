import type { QuoteEvidence } from '../core/ledger.ts';
import type { HeardCase } from './hear-case.ts';
import type { Reader } from './heard.ts';
import { modalityAt } from './modality.ts';
import type { Passage } from './passages.ts';
import { isWordValue, type NamedPermission } from './permissions/names-in.ts';

/** A pasted list of permissions. */
export interface PermissionRows {
  count: number;
  calendar: 'with' | 'without';
  evidence: QuoteEvidence;
  time: number;
}

interface List {
  rows: (NamedPermission & { passage: Passage })[];
  /** Items in the middle of the list that no catalogue knows. */
  unknown: number;
  /** What comes before it says that these are not there, or what an article says. */
  refused: boolean;
}

// One permission named in passing is no list, nor are two, unless each stands alone on a line.
const MIN_ROWS = 3;
const MIN_LINES = 2;
const BULLET = /^\s*(?:[-*•·–+]|\d{1,2}[.)]|\[[ xX]\]|[✓✔✅☑])\s+\S/u;
const LONGEST_ITEM = 90;

/** Every pasted list of permissions in a case, in the order in which they were said. */
export function permissionRows(heardCase: HeardCase): PermissionRows[] {
  return listsOf(heardCase).flatMap((list) => {
    const first = list.rows[0];
    const last = list.rows.at(-1);
    if (first === undefined || last === undefined || list.refused || !isList(list)) return [];
    const { message, part, time } = first.passage;
    return [
      {
        count: list.rows.length + list.unknown,
        calendar: list.rows.some(({ match }) => match.calendar) ? ('with' as const) : ('without' as const),
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
  if (rows.every(isWordValue)) return false;
  if (rows.length >= MIN_ROWS) return true;
  return rows.length >= MIN_LINES && rows.every(standsAlone);
}

function standsAlone({ passage, start, end, match }: List['rows'][number]): boolean {
  const before = passage.text.slice(0, start);
  return !/\p{L}/u.test(before) && (match.rest === '' || !/\p{L}/u.test(passage.text.slice(end)));
}

function listsOf({ heard, reader }: HeardCase): List[] {
  const lists: List[] = [];
  let open: List | null = null;
  let before: Passage | null = null;
  let items = 0;
  for (const { passage } of heard) {
    const led: Passage | null = before !== null && isSameText(before, passage) ? before : null;
    before = passage;
    if (led === null) open = null;
    const rows = reader.lexicon.permissionsIn(passage.text);
    const [first] = rows;
    if (first === undefined) {
      // A line that leads to something else ends the list; a description, or an item that is not known, does not.
      if (/:\s*$/.test(passage.text)) open = null;
      if (isItem(passage)) items += 1;
      continue;
    }
    if (open === null) {
      open = { rows: [], unknown: 0, refused: isRefused(led, passage, first, reader) };
      lists.push(open);
    } else if (isItem(passage)) open.unknown += items;
    items = 0;
    for (const row of rows) addRow(open, { ...row, passage });
  }
  return lists;
}

function isItem({ text }: Passage): boolean {
  return BULLET.test(text) && text.length < LONGEST_ITEM;
}

/** "These are missing:", "Your article lists:", "Do you need Mail.Read, ...?": what follows is nothing that somebody sees. */
function isRefused(led: Passage | null, passage: Passage, first: NamedPermission, reader: Reader): boolean {
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
function addRow({ rows }: List, row: List['rows'][number]): void {
  const last = rows.at(-1);
  const told = last !== undefined && last.isValue !== row.isValue && isSamePermission(last, row);
  if (!told) rows.push(row);
}

function isSamePermission(one: NamedPermission, other: NamedPermission): boolean {
  const scopes = [one.match.scope, other.match.scope];
  return scopes.includes(null) || scopes[0] === scopes[1];
}
