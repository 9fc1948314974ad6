import { type Line, median } from './lines.ts';
import { LINE_PITCH, type ListFrame, ROW_PITCH } from './list-frame.ts';

/** What stands above and below the rows, as far as it is in the picture. */
interface Ends {
  start: Line | null;
  end: Line | null;
}

/** Rows nearer to each other than rows are, or with room for one that was not found between them. */
export function isUneven(rows: readonly Line[][], ends: Ends, { unit }: ListFrame): boolean {
  const steps = stepsOf(rows);
  const simple = steps.filter(({ opened }) => !opened).map(({ high }) => high);
  const usual = simple.length > 2 ? median(simple) : ROW_PITCH * unit;
  return (
    Math.abs(usual / unit / ROW_PITCH - 1) > 0.2 ||
    steps.some(({ high, opened }) => high < 0.82 * usual || high > (opened ? 1.6 : 1.45) * usual) ||
    rows.some((row) => isTornApart(row, usual)) ||
    !startsWell(rows, ends.start, usual) ||
    !endsWell(rows, ends.end, usual)
  );
}

/** The lines of one row stand nearer to each other than two rows do. */
function isTornApart(row: readonly Line[], step: number): boolean {
  return row.some((line, index) => index > 0 && line.baseline - (row[index - 1]?.baseline ?? 0) > 1.2 * step);
}

/** From the last line of each row to the first of the next one. Below an opened description there is more room. */
function stepsOf(rows: readonly Line[][]): { high: number; opened: boolean }[] {
  return rows.slice(1).flatMap((row, index) => {
    const before = rows[index] ?? [];
    const [above, here] = [before.at(-1), row[0]];
    return above && here ? [{ high: here.baseline - above.baseline, opened: before.length > 1 }] : [];
  });
}

/** The first row stands a step below the start line, which may wrap once. */
function startsWell(rows: readonly Line[][], start: Line | null, step: number): boolean {
  const first = rows[0]?.[0];
  if (!start || !first) return true;
  const off = (first.baseline - start.baseline) / step;
  return off > 0.75 && off < 1.4 + LINE_PITCH / ROW_PITCH;
}

/** What follows the list keeps more distance than the next row would, and not much more. */
function endsWell(rows: readonly Line[][], end: Line | null, step: number): boolean {
  const last = rows.at(-1)?.at(-1);
  if (!end || !last) return true;
  const off = (end.baseline - last.baseline) / step;
  return off > 1.02 && off < 2.6;
}
