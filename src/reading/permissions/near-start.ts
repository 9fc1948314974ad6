/** Where in a text a name that begins at `from` ends best, and with how many edits. */
export interface NearStart {
  end: number;
  edits: number;
}

export type NearStartOf = (
  name: string,
  text: string,
  from: number,
  limit: number,
  mayEnd: (end: number) => boolean,
) => NearStart | null;

// Neither names nor rows are longer; two rows of the table are kept and used again.
const WIDEST = 512;

/**
 * Finds the edit distance of a name to the beginnings of a text that may end where `mayEnd` says so; null above the limit.
 * Only a band of the limit around the diagonal of the usual table is filled: nothing outside of it can win.
 */
export function createNearStart(): NearStartOf {
  let row = new Uint16Array(WIDEST);
  let next = new Uint16Array(WIDEST);

  /** Fills the last row of the table; false where every way is above the limit. */
  function fill(name: string, text: string, from: number, limit: number, width: number): boolean {
    const above = limit + 1;
    for (let column = 0; column <= width; column += 1) row[column] = Math.min(column, above);
    for (let letter = 1; letter <= name.length; letter += 1) {
      const first = Math.max(1, letter - limit);
      const last = Math.min(width, letter + limit);
      const code = name.charCodeAt(letter - 1);
      next[first - 1] = first === 1 ? Math.min(letter, above) : above;
      let least = next[first - 1] ?? above;
      for (let column = first; column <= last; column += 1) {
        const replaced = (row[column - 1] ?? above) + (code === text.charCodeAt(from + column - 1) ? 0 : 1);
        const left = column > letter - limit ? (next[column - 1] ?? above) : above;
        const up = column < letter + limit ? (row[column] ?? above) : above;
        const edits = Math.min(replaced, left + 1, up + 1);
        next[column] = edits;
        if (edits < least) least = edits;
      }
      if (least > limit) return false;
      [row, next] = [next, row];
    }
    return true;
  }

  return (name, text, from, limit, mayEnd) => {
    const width = Math.min(text.length - from, name.length + limit, WIDEST - 1);
    const shortest = name.length - limit;
    if (width < shortest || !fill(name, text, from, limit, width)) return null;
    let best: NearStart | null = null;
    for (let column = Math.max(1, shortest); column <= width; column += 1) {
      const edits = row[column] ?? limit + 1;
      if (edits > limit || (best !== null && edits >= best.edits) || !mayEnd(from + column)) continue;
      best = { end: from + column, edits };
    }
    return best;
  };
}
