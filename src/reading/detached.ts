import type { Clause } from './clauses.ts';
import type { Cues } from './cues/cues.ts';
import type { Span } from './sentences.ts';

// Words that may stand before somebody is told to do something.
const BEFORE_ORDER =
  /(?:^|[,;:.!?()\n"“„«]|(?<!\p{L})(?:and|or|then|now|just|please|kindly|also|to|you|must|should|und|oder|bitte|et|puis|y|o|luego|e|ou|por favor))\s*$/iu;
const QUOTE_MARK = /["“”„«»]/g;

/** "Suppose he approved it: would I see it?": nothing is said from the supposition to the end of the sentence. */
export function isSupposed(
  sentence: string,
  clauses: readonly Clause[],
  match: Span,
  { supposed }: Cues,
): boolean {
  return cuesBefore(supposed, sentence, match).some(
    (cue) =>
      /\s(?:if|though|ob|wenn|si|se)$/i.test(sentence.slice(cue.start, cue.end)) ||
      clauses.some(({ start, opener }) => {
        const begin = start + (opener?.length ?? 0);
        return (
          start <= cue.start && /^[\s¿"'“„(>-]*$/.test(sentence.slice(Math.min(begin, cue.start), cue.start))
        );
      }),
  );
}

/** Told to be written or believed, said by a page, or taken back: not the writer's own word. */
export function isDetached(sentence: string, match: Span, cues: Cues): boolean {
  const ordered = cuesBefore(cues.instruction, sentence, match).some((cue) =>
    BEFORE_ORDER.test(sentence.slice(0, cue.start)),
  );
  const cited = cuesBefore(cues.hearsay, sentence, match).some((cue) =>
    isCited(sentence.slice(cue.end, match.start)),
  );
  const after = sentence.slice(match.end);
  return ordered || cited || after.search(cues.retracted) !== -1;
}

/** A colon right behind the cue, or quotation marks that are still open. */
function isCited(between: string): boolean {
  return /^\s*:/.test(between) || (between.match(QUOTE_MARK)?.length ?? 0) % 2 === 1;
}

function cuesBefore(pattern: RegExp, sentence: string, match: Span): Span[] {
  return [...sentence.matchAll(pattern)]
    .map((cue) => ({ start: cue.index, end: cue.index + cue[0].length }))
    .filter((cue) => cue.start <= match.start || cue.end <= match.end);
}
