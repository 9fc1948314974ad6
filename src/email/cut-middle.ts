/** Enough for any letter. Whoever answers below a long quote or a log is at the end. */
const BEGINNING = 45_000;
const END = 15_000;
/** A line longer than this is cut in its middle. */
const LONG_LINE = 2_000;
const HALF_PAIR_AT_END = /[\uD800-\uDBFF]$/;
const HALF_PAIR_AT_START = /^[\uDC00-\uDFFF]/;

/** A very long text without its middle, and how many characters that had. Canonical text stays canonical. */
export function cutMiddle(text: string): { text: string; leftOut: number } {
  if (text.length <= BEGINNING + END) return { text, leftOut: 0 };
  const beginning = text.slice(0, BEGINNING).replace(HALF_PAIR_AT_END, '').trimEnd();
  const end = text.slice(endFrom(text)).replace(HALF_PAIR_AT_START, '').trimStart();
  const leftOut = text.length - beginning.length - end.length;
  return { text: `${beginning}\n[… ${leftOut} characters left out …]\n${end}`.trimEnd(), leftOut };
}

/** At the start of a line: the rest of a quoted one would pass for new words. */
function endFrom(text: string): number {
  const from = text.length - END;
  const line = text.indexOf('\n', from - 1) + 1;
  return line > 0 && line - from < LONG_LINE ? line : from;
}
