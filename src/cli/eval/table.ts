/** `right` of `of`. */
export interface Share {
  right: number;
  of: number;
}

/** "3 of 4 (75.0 %)" */
export function shareWords({ right, of }: Share): string {
  if (of === 0) return 'n/a';
  return `${right} of ${of} (${percent({ right, of })})`;
}

export function percent({ right, of }: Share): string {
  return of === 0 ? 'n/a' : `${((right / of) * 100).toFixed(1)} %`;
}

/** Rows of cells, each column as wide as its widest cell. */
export function columns(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('   ')
      .trimEnd(),
  );
}
