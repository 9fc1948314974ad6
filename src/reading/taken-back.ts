import { type Clause, clausesIn } from './clauses.ts';
import type { Heard, Reader } from './heard.ts';
import { modalityAt } from './modality.ts';
import type { Span } from './sentences.ts';

// "In Zoom, I mean": a longer clause that names another app tells something new.
const FRAGMENT_WORDS = 6;

// "It was for my vacation days", "that was about the printer"; not "it was for all of us".
const OF_ELSE =
  /^[\s"'“]*(?:but |only |though |and )?(?:it|that|this|which)(?:['’]s| was| is| were)(?: only| just| all)? (?:for|about) (?!me|us|all|every|our (?:firm|whole|entire|team|company)|the (?:firm|whole|entire|team|company|app)|jump|it|that|this|you)/iu;

/**
 * Whether what somebody said to have happened does not stand: what follows in its sentence, or in the next few, undoes
 * or corrects it, or says that it was another app.
 */
export function isTakenBack(heard: Heard, { start, end }: Span, reader: Reader): boolean {
  const { passage, after } = heard;
  // "He said it was approved, but it was not": he did say it.
  if (endsIn(reader.cues.reports, passage.text.slice(start, end))) return false;
  if (isCorrected(heard, end, reader)) return true;
  if ([passage.text.slice(end), after[0] ?? ''].some((text) => DENIED.test(text))) return true;
  return [passage.text.slice(end), ...after].some((text) => isUndone(text, reader));
}

// "The desk says it was not", "but it isn't", "which I haven't": the same verb, denied.
const DENIED =
  /(?<!\p{L})(?:(?:it|he|she|they|that|this|one|mine)(?: really| actually)? |which (?:i|we|he|she|they) )(?:was|were|is|has|have|had|did|does|do|are)(?:n['’]t| not)(?: yet| though| either| actually| really| so)?[\s.!…)"”]*$/iu;

/** Whether the rest of its sentence, or how the next one begins, corrects it or says that it was another app. */
export function isCorrected({ passage, after }: Heard, end: number, reader: Reader): boolean {
  const next = clausesOf(after[0] ?? '', reader).slice(0, 2);
  const rest = clausesOf(passage.text.slice(end), reader);
  return [...rest, ...next].some((clause) => corrects(clause, reader));
}

/** "Later they revoked it"; not "they did not revoke it". */
function isUndone(lines: string, { cues }: Reader): boolean {
  const text = lines.replace(/\s/g, ' ');
  return [...text.matchAll(cues.undone)].some((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    return modalityAt(text, span, cues) === 'asserted';
  });
}

/** A clause that takes back the one before it ("scratch that") or says of it that it was elsewhere ("that was Zoom"). */
function corrects(clause: string, { cues, lexicon }: Reader): boolean {
  if (begins(cues.corrects, clause) || OF_ELSE.test(clause)) return true;
  const { app, other_apps: otherApps } = lexicon.article.vocabulary;
  const pointsBack = begins(cues.pointsBack, clause);
  const said = clause.replace(/[\s.!)]+$/, '');
  const words = clause.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (!pointsBack && (words > FRAGMENT_WORDS || !begins(cues.specifies, clause))) return false;
  // "The other account works" is news, "in the other account" is not.
  if (pointsBack ? clause.search(cues.elsewhere) !== -1 : endsIn(cues.elsewhere, said)) return true;
  if (lexicon.find(otherApps, clause).length === 0) return false;
  return lexicon.find(app, clause).length === 0 || clause.search(cues.negation) !== -1;
}

function endsIn(pattern: RegExp, words: string): boolean {
  return [...words.matchAll(pattern)].some((match) => match.index + match[0].length === words.length);
}

function begins(pattern: RegExp, clause: string): boolean {
  const at = clause.search(pattern);
  return at !== -1 && !/[\p{L}\p{N}]/u.test(clause.slice(0, at));
}

/** The clauses without the words that open them. */
function clausesOf(text: string, { cues }: Reader): string[] {
  return clausesIn(text, cues).map(({ start, end, opener }: Clause) =>
    text.slice(start, end).slice(opener?.length ?? 0),
  );
}
