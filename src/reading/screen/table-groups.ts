import { type Line, median } from './lines.ts';
import type { Table } from './table.ts';
import { baselineOf, fontSizeOf, hasLetter } from './type-size.ts';

/** What a table's own numbers say of its rows: "Microsoft Graph (7)". */
export interface Sums {
  /** The groups have more rows than can be seen, or no number says where they end and the page ends first. */
  cutOff: boolean;
  /** More rows than their group has, or an empty table that does not say so. */
  doubtful: boolean;
  /** How many rows are missing; null where no number was read. */
  missing: number | null;
}

interface Group {
  promised: number;
  baseline: number;
}

/** Compares rows with the numbers of their groups. */
export function sumUp(table: Table, rows: readonly { line: Line }[], height: number): Sums {
  const groups = groupsOf(table, rows);
  if (groups.length === 0) {
    const empty = rows.length === 0 && !table.saysEmpty;
    return {
      cutOff: table.header === null || endsWithPage(table, rows, height),
      doubtful: empty && hasTextBelow(table),
      missing: null,
    };
  }
  const baselines = rows.map(({ line }) => line.baseline);
  const found = groups.map(({ baseline }, index) => {
    const next = groups[index + 1]?.baseline ?? Number.POSITIVE_INFINITY;
    return baselines.filter((row) => row > baseline && row < next).length;
  });
  const above = baselines.filter((row) => row < (groups[0]?.baseline ?? 0)).length;
  const open = groups.map(({ promised }, index) => promised - (found[index] ?? 0));
  return {
    cutOff:
      table.header === null ||
      open.some((missing) => missing > 0) ||
      endsWithinRow(table, [...baselines, ...groups.map(({ baseline }) => baseline)], height),
    doubtful: above > 0 || open.some((missing) => missing < 0),
    missing: open.reduce((sum, missing) => sum + missing, 0) - above,
  };
}

function groupsOf({ header, words }: Table, rows: readonly { line: Line }[]): Group[] {
  const size = header?.size ?? median(rows.map(({ line }) => line.size));
  const left = header?.left ?? Math.min(...rows.map(({ line }) => line.x)) - 6 * size;
  const right =
    header?.type?.box.x ?? Math.max(left + 16 * size, ...rows.map(({ line }) => line.right + 6 * size));
  const groups = words.flatMap((word) => {
    const digits = /^\((\d{1,3})$|\(?(\d{1,3})\)$/.exec(word.text.trim());
    const baseline = baselineOf(word);
    const here = word.box.x > left && word.box.x < right && baseline > (header?.baseline ?? 0);
    if (!here || !digits || fontSizeOf(word) > 1.8 * size) return [];
    return [{ promised: Number(digits[1] ?? digits[2]), baseline }];
  });
  return groups.sort((a, b) => a.baseline - b.baseline);
}

/** Nothing below the last row shows that it is the last one. */
function endsWithPage(
  { header, end, saysEmpty }: Table,
  rows: readonly { line: Line }[],
  height: number,
): boolean {
  if (end !== null || saysEmpty) return false;
  const last = Math.max(header?.baseline ?? 0, ...rows.map(({ line }) => line.baseline));
  const size = header?.size ?? median(rows.map(({ line }) => line.size));
  return height - last < 5 * size;
}

/** The page ends before the room below its last row does: another group may follow. */
function endsWithinRow({ end, header }: Table, baselines: readonly number[], height: number): boolean {
  if (end !== null || baselines.length < 2) return false;
  const sorted = [...baselines].sort((a, b) => a - b);
  const steps = sorted.slice(1).map((baseline, index) => baseline - (sorted[index] ?? 0));
  const pitch = Math.min(...steps.filter((step) => step > (header?.size ?? 0)));
  return height - Math.max(...baselines) < 0.65 * pitch;
}

/** Under the headers of a table without rows nothing is written. */
function hasTextBelow({ header, end, words }: Table): boolean {
  if (!header) return false;
  const { left, baseline, size } = header;
  const bottom = Math.min(baseline + 14 * size, (end?.baseline ?? Number.POSITIVE_INFINITY) - size);
  return words.some(
    (word) =>
      hasLetter(word) &&
      baselineOf(word) > baseline + size &&
      baselineOf(word) < bottom &&
      word.box.x > left - size &&
      word.box.x < left + 40 * size,
  );
}
