import type { QuoteEvidence } from '../core/ledger.ts';
import type { Calendar } from '../core/reading.ts';
import type { HeardCase } from './hear-case.ts';

export interface PermissionRows {
  count: number;
  calendar: Calendar;
  evidence: QuoteEvidence;
  time: number;
}

// One permission named in passing is no list.
const MIN_ROWS = 3;

/** A pasted list of permissions: its rows, wherever in one message they stand; the newest list counts. */
export function permissionRows(heardCase: HeardCase): PermissionRows | null {
  const catalogue = heardCase.reader.lexicon.article.vocabulary.permission_names ?? [];
  const lists = new Map<string, PermissionRows>();
  for (const { passage } of heardCase.heard) {
    const key = `${passage.message.id} ${passage.part}`;
    const found = catalogue.flatMap(({ names, calendar }) =>
      heardCase.reader.lexicon
        .find(names, passage.text)
        .map((span) => ({ ...span, calendar: calendar === true })),
    );
    for (const row of withoutOverlaps(found)) {
      const list = lists.get(key);
      const evidence: QuoteEvidence = {
        kind: 'quote',
        messageId: passage.message.id,
        part: passage.part,
        start: list?.evidence.start ?? passage.start + row.start,
        end: passage.start + row.end,
      };
      const calendar = row.calendar || list?.calendar === 'with' ? 'with' : 'without';
      lists.set(key, { count: (list?.count ?? 0) + 1, calendar, evidence, time: passage.time });
    }
  }
  return [...lists.values()].findLast((list) => list.count >= MIN_ROWS) ?? null;
}

function withoutOverlaps<Row extends { start: number; end: number }>(rows: Row[]): Row[] {
  const sorted = rows.sort((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter((row, index) => !sorted.slice(0, index).some((other) => other.end > row.start));
}
