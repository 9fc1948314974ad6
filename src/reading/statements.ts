import type { QuoteEvidence } from '../core/ledger.ts';
import type { ActWords } from '../core/vocabulary.ts';
import { clausesIn } from './clauses.ts';
import type { Cues } from './cues/cues.ts';
import type { Heard, Reader } from './heard.ts';
import { isDoubted, type Modality, modalityAt } from './modality.ts';
import type { Passage } from './passages.ts';
import type { Span } from './sentences.ts';
import { isTakenBack } from './taken-back.ts';

/** That something happened or did not, as somebody said. `weak`: only planned, so that any other word of it wins. */
export interface Statement {
  status: 'done' | 'not_done';
  weak: boolean;
  evidence: QuoteEvidence;
  time: number;
  /** "now", "update:", "in the meantime": what was said before in the same message no longer holds. */
  update: boolean;
}

const UPDATE =
  /(?<!\p{L})(?:now|just(?! in case)|update|edit|correction|actually|meanwhile|in the meantime|since then|finally|this morning|today|sorry|scratch that|p\.?s|jetzt|inzwischen|mittlerweile|gerade|heute|maintenant|entre-temps|aujourd['’]hui|ahora|hoy|ya|mientras tanto|agora|hoje|já|entretanto)(?!\p{L})/iu;

/** What one sentence says of one act. */
export function statementsOf(act: ActWords, heard: Heard, reader: Reader): Statement[] {
  const sentence = heard.passage.text;
  // The words of an address are nobody's statement.
  const addresses = [...sentence.matchAll(/(?:https?:\/\/|www\.)\S+/giu)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  const find = (wordings: readonly string[] | undefined) =>
    reader.lexicon
      .find(wordings, sentence, heard.known)
      .filter(({ start }) => !addresses.some((address) => address.start <= start && start < address.end));
  const strange = ofAnotherApp(sentence, reader);
  const excepted = [
    ...find(act.except).map((span) => clausesAround(sentence, span, reader.cues)),
    ...find(reader.lexicon.article.vocabulary.not_here).map((span) => toldOf(sentence, span, reader.cues)),
  ];
  const taken = (spans: readonly Span[]) =>
    spans.filter((span) => !strange(span) && !excepted.some((clause) => overlap(clause, span)));
  const modality = (span: Span) => modalityAt(sentence, span, reader.cues);
  // "Before I press it": a wording that holds its own "before" hangs on nothing else.
  const opensItself = (span: Span) =>
    !sentence.trimEnd().endsWith('?') &&
    sentence.slice(span.start, span.end).search(reader.cues.condition) === 0 &&
    modality(span) === 'condition';
  const denials = [
    ...taken([...find(act.not_done), ...(heard.byAdmin ? find(act.not_done_as_admin) : [])])
      .filter((span) => sentence.slice(span.start, span.end).search(reader.cues.notOnly) === -1)
      .filter((span) => isSaid(modalityAt(sentence, span, reader.cues, true)) || opensItself(span)),
    ...taken(find(act.not_done_if_asked)).filter((span) => modality(span) === 'question'),
  ];
  const shown = taken(find(act.shown)).filter((span) => {
    const said = modality(span);
    // "Our IT will not approve it" shows that it was asked, though its own "will" looks ahead.
    const own = said === 'future' && modality({ start: span.start, end: span.start + 1 }) === 'asserted';
    return own || ['asserted', 'negated', 'wanted'].includes(said);
  });
  const reported = taken(find(act.reported)).filter((span) => modality(span) === 'asserted');
  const claimed = taken([...find(act.done), ...(heard.byAdmin ? find(act.done_as_admin) : [])]);
  const named = taken([...find(act.act), ...(heard.byAdmin ? find(act.act_as_admin) : [])]);
  const say = (status: Statement['status'], weak: boolean, span: Span): Statement => ({
    status,
    weak,
    evidence: evidenceFor(heard.passage, span, reader.cues),
    time: heard.passage.time,
    update: UPDATE.test(sentence),
  });
  const statements = [
    ...denials.map((span) => say('not_done', false, span)),
    ...shown.map((span) => say('done', false, span)),
  ];
  // "Not sure I sent it, it closed when I clicked Accept": a doubt of the act is one of all its words here.
  const doubted = [...claimed, ...reported].some((span) => isDoubted(sentence, span, reader.cues));
  for (const span of claimed) {
    if ([...denials, ...shown].some((other) => overlap(other, span))) continue;
    const said = modality(span);
    if (said === 'asserted' && !doubted && !isTakenBack(heard, span, reader))
      statements.push(say('done', false, span));
    if (said === 'negated') statements.push(say('not_done', false, span));
    if (said === 'future') statements.push(say('not_done', true, span));
  }
  for (const span of reported) {
    if (!doubted && !isTakenBack(heard, span, reader)) statements.push(say('done', false, span));
  }
  for (const span of named) {
    const said = modality(span);
    if (said === 'negated') statements.push(say('not_done', false, span));
    if (said === 'future') statements.push(say('not_done', true, span));
  }
  return statements.sort((one, other) => one.evidence.start - other.evidence.start);
}

/** The clauses that a stretch of a sentence lies in, as evidence. */
export function evidenceFor(passage: Passage, span: Span, cues: Cues): QuoteEvidence {
  const { start, end } = clausesAround(passage.text, span, cues);
  const words = passage.text.slice(start, end);
  const lead = /^[\s,;:–—-]*/.exec(words)?.[0].length ?? 0;
  return {
    kind: 'quote',
    messageId: passage.message.id,
    part: passage.part,
    start: passage.start + start + lead,
    end: passage.start + start + words.trimEnd().length,
  };
}

/** What is said of another app says nothing of ours: a clause that names it, or an act that reaches over its name. */
function ofAnotherApp(sentence: string, { lexicon, cues }: Reader): (span: Span) => boolean {
  const { app, other_apps: otherApps } = lexicon.article.vocabulary;
  const ours = lexicon.find(app, sentence);
  const others = lexicon.find(otherApps, sentence);
  const names = (spans: readonly Span[], where: Span) => spans.some((span) => overlap(span, where));
  return (span) => {
    if (names(others, span)) return !names(ours, span);
    const clause = clausesAround(sentence, span, cues);
    if (names(others, clause)) return !names(ours, clause);
    // "The same page came up for another app, and our admin approved that".
    return ours.length === 0 && others.some(({ end }) => end <= clause.start);
  };
}

/** "At my old firm, the admin approved it": what a sentence begins with goes for all of it. */
function toldOf(sentence: string, span: Span, cues: Cues): Span {
  const clauses = clausesAround(sentence, span, cues);
  return clauses.start === 0 ? { start: 0, end: sentence.length } : clauses;
}

function clausesAround(sentence: string, span: Span, cues: Cues): Span {
  const clauses = clausesIn(sentence, cues).filter(
    (clause) => clause.start < span.end && clause.end > span.start,
  );
  return {
    start: Math.min(span.start, clauses[0]?.start ?? span.start),
    end: Math.max(span.end, clauses.at(-1)?.end ?? span.end),
  };
}

/** A wording that says "not yet" by itself needs no more than not to be asked, supposed or doubted. */
function isSaid(modality: Modality): boolean {
  return modality !== 'question' && modality !== 'condition' && modality !== 'uncertain';
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
