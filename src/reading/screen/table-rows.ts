import type { OcrWord } from '../../core/ocr.ts';
import { type Line, median, toLine } from './lines.ts';
import type { Table } from './table.ts';
import { isUnevenTable } from './table-gaps.ts';
import { sumUp } from './table-groups.ts';
import type { TypeCell } from './type-cells.ts';
import { baselineOf, fontSizeOf, hasLetter } from './type-size.ts';

export interface TableRow {
  line: Line;
  kind: TypeCell['kind'] | null;
}

export interface TableRows {
  rows: TableRow[];
  cutOff: boolean;
  /** Names, types and the numbers of the groups do not tell the same. */
  doubtful: boolean;
}

/** What stands in the cells of a table. The page may end, or a panel may lie over it, before the table does. */
export function readTableRows(table: Table, height: number, isKnown: (name: string) => boolean): TableRows {
  const whole = table.cells.filter(({ word }) => baselineOf(word) < height - 0.3 * fontSizeOf(word));
  const named = whole.flatMap((cell) => namedRow(cell, table));
  const typed = table.header ? named : named.filter(({ line }) => isKnown(line.text));
  const untyped = untypedRows(table, typed, isKnown);
  const { missing } = sumUp(table, typed, height);
  // Only the table's own number, or the want of any type, makes rows of names alone.
  const fill = typed.length === 0 || (missing !== null && untyped.length <= missing);
  const rows = [...typed, ...(fill ? untyped : [])].sort((a, b) => a.line.baseline - b.line.baseline);
  const sums = sumUp(table, rows, height);
  return {
    rows,
    cutOff: sums.cutOff,
    doubtful:
      sums.doubtful ||
      named.length < whole.length ||
      (!fill && untyped.length > 0) ||
      isUnevenTable(table, rows),
  };
}

function namedRow(cell: TypeCell, { header, words }: Table): TableRow[] {
  const size = fontSizeOf(cell.word);
  const left = header ? header.left - size : 0;
  const right = cell.word.box.x + 0.3 * size;
  const before = onBaseline(words, cell.word).filter(({ box }) => box.x >= left && box.x + box.width < right);
  const name = upToGap(before.reverse(), size).reverse();
  return name.length > 0 ? [{ line: toLine(name), kind: cell.kind }] : [];
}

/** Names in the column of names with no type beside them: hidden by a panel, or not read. */
function untypedRows(
  { header, words }: Table,
  typed: readonly TableRow[],
  isKnown: (name: string) => boolean,
): TableRow[] {
  // With the types in the picture, but none of them read, names alone are no rows.
  if (typed.length === 0 && (!header || header.type)) return [];
  const size = header?.size ?? median(typed.map(({ line }) => line.size));
  const taken = typed.map(({ line }) => line.baseline);
  const names = words
    .filter((word) => hasLetter(word) && Math.abs(fontSizeOf(word) - size) < 0.5 * size)
    .filter((word) => !header || baselineOf(word) > header.baseline + size)
    .filter((word) => taken.every((baseline) => Math.abs(baseline - baselineOf(word)) > size));
  const inColumn = ({ box }: OcrWord) =>
    header !== null && box.x > header.left - size && box.x < header.left + 8 * size;
  const starts = typed.length > 0 ? [] : names.filter((word) => isKnown(word.text) && inColumn(word));
  const column = [...typed.map(({ line }) => line.x), ...starts.map(({ box }) => box.x)];
  if (column.length === 0) return [];
  const left = median(column);
  return names
    .filter((word) => Math.abs(word.box.x - left) < size)
    .map((word) => toLine(upToGap([word, ...onBaseline(words, word).filter(isRightOf(word))], size)))
    .filter((line) => isKnown(line.text))
    .map((line) => ({ line, kind: null }));
}

function isRightOf(word: OcrWord): (other: OcrWord) => boolean {
  return (other) => other !== word && other.box.x > word.box.x;
}

/** The words at the height of one, from left to right. */
function onBaseline(words: readonly OcrWord[], word: OcrWord): OcrWord[] {
  const size = fontSizeOf(word);
  return words
    .filter(
      (other) =>
        hasLetter(other) &&
        Math.abs(baselineOf(other) - baselineOf(word)) < 0.6 * size &&
        fontSizeOf(other) < 2 * size,
    )
    .sort((a, b) => a.box.x - b.box.x);
}

/** Words one after the other, up to a gap as wide as between columns. */
function upToGap(words: readonly OcrWord[], size: number): OcrWord[] {
  const end = words.findIndex((word, index) => {
    const before = words[index - 1];
    return before !== undefined && gapBetween(before, word) > size;
  });
  return end < 0 ? [...words] : words.slice(0, end);
}

function gapBetween(one: OcrWord, other: OcrWord): number {
  const [left, right] = one.box.x < other.box.x ? [one, other] : [other, one];
  return right.box.x - (left.box.x + left.box.width);
}
