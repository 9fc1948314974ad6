import { type Clause, clausesIn } from './clauses.ts';
import type { Cues } from './cues/cues.ts';
import { isDetached, isSupposed } from './detached.ts';
import type { Span } from './sentences.ts';

/**
 * What a clause says of the thing it names: that it is so (asserted), that it is not (negated), that it is still to
 * come (future), that it is wanted or possible (wanted), or nothing at all.
 */
export type Modality = 'asserted' | 'negated' | 'future' | 'wanted' | 'question' | 'condition' | 'uncertain';

const RELATIVE = /^(?:who|which|qui|quien)$/i;
const AUXILIARY_FIRST =
  /^[\s,]*(?:has|have|had|did|does|is|was|are|were|hat|haben|ist|a|ont|ha|han|tem|têm)(?!\p{L})/iu;
const ENGLISH_NOT = /(?<!\p{L})(?:not|never|neither|nobody|none|no one|\p{L}+n['’]t)$/iu;
const BREAKS_SCOPE = /[,;:.()\u2013\u2014]|(?<!\p{L})(?:but|however|aber|mais|pero|mas)(?!\p{L})/iu;

/**
 * The modality of what stands at `match` in `sentence`, both by offsets within the sentence. A cue that opens a known
 * wording ("tried to sign in") is part of what it means; in a quote of anybody's choice (`foreign`) it counts.
 */
export function modalityAt(sentence: string, match: Span, cues: Cues, foreign = false): Modality {
  const clauses = clausesIn(sentence, cues);
  const index = Math.max(
    0,
    clauses.findLastIndex((clause) => clause.start < match.end && clause.start <= match.start),
  );
  const clause = clauses[index];
  if (clause === undefined) return 'asserted';
  const last = clauses.findLastIndex((other) => other.start < match.end);
  if (isSupposed(sentence, clauses, match, cues)) return 'condition';
  if (isDetached(sentence, match, cues)) return 'uncertain';
  if (isUncertain(sentence, match, cues, foreign)) return 'uncertain';
  if (isQuestion(sentence, clauses, Math.max(index, last), cues)) return 'question';
  const opened = openedBy(sentence, clauses, index, match, cues);
  if (opened !== null) return opened;
  return inClause(sentence, clause, match, cues, foreign);
}

/** "Not sure I clicked it": the writer does not know of their own act. */
export function isDoubted(sentence: string, match: Span, cues: Cues): boolean {
  return isUncertain(sentence, match, cues, false);
}

/**
 * The modality of each clause that a quote of somebody else's choice runs over: its own words count as cues, and a
 * condition in its second half is not hidden by what stands before it.
 */
export function modalitiesIn(sentence: string, quote: Span, cues: Cues): Modality[] {
  return clausesIn(sentence, cues)
    .map(({ start, end }) => ({ start: Math.max(start, quote.start), end: Math.min(end, quote.end) }))
    .filter(({ start, end }) => sentence.slice(Math.min(start, end), end).trim() !== '')
    .map((span) => modalityAt(sentence, span, cues, true));
}

function isUncertain(sentence: string, match: Span, cues: Cues, foreign: boolean): boolean {
  const before = spansOf(cues.uncertain, sentence.slice(0, match.end)).filter(
    (cue) => foreign || cue.start !== match.start,
  );
  if (before.some((cue) => !BREAKS_SCOPE.test(sentence.slice(cue.end, match.start)))) return true;
  const after = sentence.slice(match.end);
  return spansOf(cues.afterthought, after).some(
    (cue) =>
      /^(?:\s?[\p{L}\p{N}'’]+){0,4}[\s,(–-]*$/u.test(after.slice(0, cue.start)) && endsClause(after, cue.end),
  );
}

function endsClause(text: string, at: number): boolean {
  return /^\s*(?:$|[.,;!?)])/.test(text.slice(at));
}

function isQuestion(sentence: string, clauses: readonly Clause[], index: number, cues: Cues): boolean {
  const clause = clauses[index];
  const first = clauses[0];
  const last = clauses.at(-1);
  if (clause === undefined || first === undefined || last === undefined) return false;
  const asked = /\?["”')\s>]*$/.test(sentence) || sentence.startsWith('¿');
  const given = clause.opener !== null && isOne(cues.factive, clause.opener);
  // "I asked Bob, who does our computers" asks nothing.
  const related = !asked && clause !== first && RELATIVE.test(clause.opener ?? '');
  // "Priya, who does our computers, has my message": goes on where the aside began.
  const resumed = !asked && RELATIVE.test(clauses[index - 1]?.opener ?? '');
  if (!related && !resumed && opensWith(cues.question, sentence, clause)) return true;
  if (!asked && !opensWith(cues.question, sentence, first)) return false;
  const why = spansOf(cues.why, sentence).length > 0;
  if (given && why) return false;
  if (!asked) return !given && index === 0;
  if (opensWith(cues.question, sentence, first) || opensWith(cues.why, sentence, first)) return true;
  if (clause === last || (clause === clauses.at(-2) && isTag(sentence, last, cues))) return true;
  if (opensWith(cues.question, sentence, last) || opensWith(cues.why, sentence, last)) return false;
  return !BREAKS_SCOPE.test(sentence.slice(clause.start, last.start + 4));
}

function isTag(sentence: string, clause: Clause, cues: Cues): boolean {
  const words = sentence
    .slice(clause.start, clause.end)
    .replace(/[^\p{L}\p{N}'’ ]/gu, '')
    .trim();
  return spansOf(cues.tag, words).some(({ start, end }) => start === 0 && end === words.length);
}

function openedBy(
  sentence: string,
  clauses: readonly Clause[],
  index: number,
  match: Span,
  cues: Cues,
): Modality | null {
  for (let at = index; at >= 0; at -= 1) {
    const opener = clauses[at]?.opener ?? null;
    if (opener === null) return null;
    if (isOne(cues.awaited, opener)) return /\?["”')\s>]*$/.test(sentence) ? 'condition' : 'future';
    if (isOne(cues.condition, opener)) return 'condition';
    if (isOne(cues.timed, opener)) return looksAhead(sentence, match, cues) ? 'condition' : null;
    // "if they approved it and I tried again", "if you see that they did": the second clause hangs on the first.
    if (!/^(?:and|und|et|y|e|that|dass|que)$/i.test(opener)) return null;
  }
  return null;
}

function looksAhead(sentence: string, match: Span, cues: Cues): boolean {
  const rest = `${sentence.slice(0, match.start)} ${sentence.slice(match.end)}`.replace(cues.preamble, ' ');
  // "When he has approved it, do I get a mail?": asked of what is to come, unlike "where did it go?".
  const asked = /\?["”')\s>]*$/.test(sentence) && spansOf(cues.why, sentence).length === 0;
  if (asked && spansOf(cues.past, rest).length === 0) return true;
  return spansOf(cues.future, rest).length > 0 || spansOf(cues.wanted, rest).length > 0;
}

function inClause(sentence: string, clause: Clause, match: Span, cues: Cues, foreign: boolean): Modality {
  const head = withoutTitles(sentence, match).slice(clause.start, match.end);
  const from = match.start - clause.start;
  const before = (pattern: RegExp) => spansOf(pattern, head).some((cue) => foreign || cue.start !== from);
  // "My request has been pending": what a wording ends in is its own.
  if (spansOf(cues.future, head).some((cue) => foreign || (cue.start !== from && cue.end !== head.length)))
    return 'future';
  const negated = before(cues.negation) || isCarriedOver(sentence, clause, cues);
  if (before(cues.wanted)) return negated ? 'negated' : 'wanted';
  if (negated) return 'negated';
  const words = sentence.slice(match.start, match.end);
  // "IT says next week": they have said it.
  if (spansOf(cues.reports, words).some((cue) => cue.end === words.length)) return 'asserted';
  const tail = sentence.slice(match.end, Math.max(match.end, clause.end));
  return /^\s*(?:(?:is|are) (?:now |already )?(?:planned|scheduled|booked|set|due|slated|pencill?ed in|down|lined up) (?:for|on)(?!\p{L})|(?:first thing )?tomorrow|tonight|next (?:week|month|(?:mon|tues|wednes|thurs|fri)day)|later (?:today|this week)|soon|morgen|demain|mañana|amanhã)/iu.test(
    tail,
  )
    ? 'future'
    : 'asserted';
}

/** "I have not, to be honest, asked", "neither she, who does it, nor I has asked": the "not" of an earlier clause. */
function isCarriedOver(sentence: string, clause: Clause, cues: Cues): boolean {
  const earlier = sentence.slice(0, clause.start).replace(/[\s,(\u2013\u2014-]+$/u, '');
  if (clause.opener !== null || earlier === '') return false;
  const verbFirst = AUXILIARY_FIRST.test(sentence.slice(clause.start, clause.end));
  return clausesIn(earlier, cues).some(({ start, end }, at, all) => {
    const said = spansOf(cues.negation, earlier.slice(start, end));
    const last = at >= all.length - 2;
    // "Es geht nicht, er hat ...", "no cambia nada, he ...": other languages end whole clauses with theirs.
    if (last && said.some((cue) => start + cue.end === end && ENGLISH_NOT.test(earlier.slice(0, end))))
      return true;
    return (
      verbFirst &&
      said.some((cue) =>
        /^(?:neither|nor|nobody|none|no[ -]one|niemand|weder|nadie|ninguém|personne|ni)/i.test(
          earlier.slice(start + cue.start),
        ),
      )
    );
  });
}

/** The name of a screen in quotation marks ("Approval required") asks for nothing. */
function withoutTitles(sentence: string, match: Span): string {
  return sentence.replace(/["“”„«»][^"“”„«»]{1,60}["“”„«»]/g, (title, at: number) =>
    at < match.end && at + title.length > match.start ? title : ' '.repeat(title.length),
  );
}

function opensWith(pattern: RegExp, sentence: string, clause: Clause): boolean {
  const text = sentence.slice(clause.start, clause.end);
  const opener = clause.opener === null ? 0 : clause.opener.length;
  return spansOf(pattern, text).some((cue) =>
    /^[\s¿"'“(>-]*$/.test(text.slice(Math.min(opener, cue.start), cue.start)),
  );
}

function isOne(pattern: RegExp, word: string): boolean {
  return spansOf(pattern, word).some((cue) => cue.start === 0);
}

function spansOf(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
