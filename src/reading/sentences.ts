/** A stretch of text by its offsets. */
export interface Span {
  start: number;
  end: number;
}

// Full stops of these end no sentence.
const SHORT_FORMS =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|mr|mrs|ms|dr|st|no|vs|approx|inc|ltd|bzw|z\.b|d\.h|ca|sr|sra|mme|p\.ex)\.$/i;
const BULLET = /^[ \t>]*(?:[-*•·–+]|\d{1,2}[.)]|\(?[a-z]\)|\[[ xX]\]|[✓✔✅✗✘❌☐☑])(?:\s|$)/u;
// A shorter line was ended by its writer, a longer one perhaps by a mail client that wraps.
const WRAPPED_LINE = 50;

/** The sentences of `text` between two offsets, without the white space around them. */
export function sentencesIn(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let start = from;
  for (let at = from; at < to; at += 1) {
    if (!endsSentence(text, at, to)) continue;
    push(spans, text, start, text[at] === '\n' ? at : at + 1);
    start = at + 1;
  }
  push(spans, text, start, to);
  return spans;
}

function endsSentence(text: string, at: number, to: number): boolean {
  const char = text[at];
  if (char === '\n') return endsLine(text, at, to);
  if (char === '!' || char === '?' || char === '…') return !/[!?]/.test(text[at + 1] ?? '');
  if (char !== '.') return false;
  if (!/[\s"”'’)>]/.test(text[at + 1] ?? ' ')) return false;
  if (/^\d+\.$/.test(text.slice(text.lastIndexOf('\n', at) + 1, at + 1).trim())) return false;
  return !SHORT_FORMS.test(text.slice(Math.max(0, at - 8), at + 1));
}

function endsLine(text: string, at: number, to: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).replace(/^[> ]+/, '');
  const next = text.indexOf('\n', at + 1);
  const rawAfter = text.slice(at + 1, next === -1 ? to : next);
  const after = rawAfter.replace(/^[> ]+/, '');
  if (before === '' || after === '' || BULLET.test(rawAfter)) return true;
  if (/[.!?:;]["”')]?$/.test(before)) return true;
  if (before.length < WRAPPED_LINE) return !/^\p{Ll}/u.test(after) || before.length < 20;
  return false;
}

function push(spans: Span[], text: string, start: number, end: number): void {
  let first = start;
  let last = end;
  while (first < last && /[\s>]/.test(text[first] ?? '')) first += 1;
  while (last > first && /\s/.test(text[last - 1] ?? '')) last -= 1;
  if (last > first) spans.push({ start: first, end: last });
}
