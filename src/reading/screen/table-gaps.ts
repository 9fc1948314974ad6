import { type Line, median } from './lines.ts';
import type { Table } from './table.ts';
import { baselineOf } from './type-size.ts';

/** A text between two rows that is longer than a group's name: a second table's introduction. */
const PARAGRAPH = 6;

/** Room for a row that was not found: above the first row, between two, or below the last one. */
export function isUnevenTable(
  { header, end, isLast, words }: Table,
  rows: readonly { line: Line }[],
): boolean {
  const baselines = rows.map(({ line }) => line.baseline);
  const [first, last] = [baselines[0], baselines.at(-1)];
  if (first === undefined || last === undefined || rows.length < 2) return false;
  const gaps = baselines.slice(1).map((baseline, index) => baseline - (baselines[index] ?? 0));
  const pitch = Math.min(...gaps);
  const size = median(rows.map(({ line }) => line.size));
  const left = Math.min(...rows.map(({ line }) => line.x)) - 6 * size;
  const right = Math.max(...rows.map(({ line }) => line.right));
  const names = median(rows.map(({ line }) => line.x));
  const textIn = (from: number, to: number) =>
    words.filter(
      (word) =>
        baselineOf(word) > from + 0.5 * pitch &&
        baselineOf(word) < to - 0.5 * pitch &&
        word.box.x > left &&
        word.box.x < right,
    );
  const isHole = (gap: number, index: number) => {
    const from = baselines[index] ?? 0;
    const text = textIn(from, from + gap);
    // The name of a group is not indented as the names of its permissions are.
    const isGroup = text.some(({ box }) => box.x < names - 0.6 * size);
    return (gap > 1.5 * pitch && !isGroup) || (gap > 2.6 * pitch && text.length < PARAGRAPH);
  };
  const below = end && isLast && end.baseline > last ? end.baseline - last : 0;
  return (
    gaps.some(isHole) ||
    (header !== null && first - header.baseline > 2.8 * pitch) ||
    (below > 3.4 * pitch && textIn(last, last + below).length < PARAGRAPH)
  );
}
