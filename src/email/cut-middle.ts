/** Enough for any letter. Whoever answers below a long quote or a log is at the end. */
const BEGINNING = 45_000;
const END = 15_000;
/** A line longer than this is cut in its middle. */
const LONG_LINE = 2_000;
const HALF_PAIR_AT_END = /[\uD800-\uDBFF]$/;
const HALF_PAIR_AT_START = /^[\uDC00-\uDFFF]/;

interface CutText {
  text: string;
  leftOut: number;
  /** Where an offset into the whole text is in this one; null where that was left out. */
  placeOf: (offset: number) => number | null;
}

/** A very long text without its middle, and how many characters that had. Canonical text stays canonical. */
export function cutMiddle(text: string): CutText {
  if (text.length <= BEGINNING + END) return { text, leftOut: 0, placeOf: (offset) => offset };
  const beginning = text.slice(0, BEGINNING).replace(HALF_PAIR_AT_END, '').trimEnd();
  const end = text.slice(endFrom(text)).replace(HALF_PAIR_AT_START, '').trimStart();
  const leftOut = text.length - beginning.length - end.length;
  const cut = `${beginning}\n[… ${leftOut} characters left out …]\n${end}`.trimEnd();
  function placeOf(offset: number): number | null {
    if (offset <= beginning.length) return offset;
    const fromEnd = text.length - offset;
    return fromEnd <= end.length ? cut.length - fromEnd : null;
  }
  return { text: cut, leftOut, placeOf };
}

/** At the start of a line: the rest of a quoted one would pass for new words. */
function endFrom(text: string): number {
  const from = text.length - END;
  const line = text.indexOf('\n', from - 1) + 1;
  return line > 0 && line - from < LONG_LINE ? line : from;
}
