import type { LearnedWeights } from '../../core/learned.ts';
import { clausesIn } from '../clauses.ts';
import type { HeardCase } from '../hear-case.ts';
import type { Heard, Reader } from '../heard.ts';
import { modalitiesIn } from '../modality.ts';
import type { Span } from '../sentences.ts';
import { type Statement, statementsOf } from '../statements.ts';
import { isTakenBack } from '../taken-back.ts';
import { featuresOf } from './features.ts';
import { type StepScore, scoresOf } from './scores.ts';

/** What was learned, and the vectors of the sentences that it is asked about. */
export interface LearnedEyes {
  weights: readonly LearnedWeights[];
  /** Null where there is none, or none yet. */
  vectorOf(text: string): readonly number[] | null;
}

export interface WithLearned {
  statements: Map<string, Statement[]>;
  /** Steps that nothing else than what was learned calls done. */
  learned: string[];
}

/** It was learned from English. */
const LANGUAGE = 'en';
/** From here on a quote says that a step is done; its whole sentence must at least not speak against it. */
const CLAIMS = 0.7;
const SENTENCE_CLAIMS = 0.3;
/** Below this a sentence does not say it, whatever wording stands in it. */
const DENIES = 0.05;
const NETWORK_COUNTS = 0.75;

/** English past forms: without one, nothing has happened yet. */
const HAPPENED =
  /(?<!\p{L})(?:(?!need|indeed|speed|feed|proceed|succeed)\p{L}{2,}ed|sent|gave|given|told|wrote|written|put|set|got|gotten|did|done|made|let|went|gone|ran|found|said|spoke|took|taken|came|been|was|were|hit|has|have)(?!\p{L})/iu;

/**
 * The rules' statements, with what was learned beside them: a step of which the rules hear nothing may be called done,
 * by words that pass the checks of any claim, and a "done" that hangs on a wording alone may be taken away.
 */
export function withLearned(
  byRules: ReadonlyMap<string, Statement[]>,
  heardCase: HeardCase,
  language: string,
  eyes: LearnedEyes | undefined,
): WithLearned {
  const { article } = heardCase.reader.lexicon;
  const weights = eyes?.weights.find((known) => known.article === article.id);
  if (!eyes || !weights || language !== LANGUAGE) return { statements: new Map(byRules), learned: [] };
  const scores = scorer(weights, eyes, heardCase.reader);
  const statements = new Map<string, Statement[]>();
  const learned: string[] = [];
  const unheard = [...byRules]
    .filter(([step, said]) => said.length === 0 && weights.claims.includes(step))
    .map(([step]) => step);
  const claims = unheard.length > 0 ? claimsOf(unheard, heardCase, scores) : new Map<string, Statement[]>();
  for (const [step, said] of byRules) {
    const claimed = claims.get(step) ?? [];
    if (claimed.length > 0) learned.push(step);
    const kept = said.filter((statement) => !isDenied(step, statement, heardCase, scores));
    statements.set(step, [...kept, ...claimed]);
  }
  return { statements, learned };
}

type Scores = (text: string) => ReadonlyMap<string, StepScore> | null;

function scorer(weights: LearnedWeights, { vectorOf }: LearnedEyes, reader: Reader): Scores {
  const known = new Map<string, ReadonlyMap<string, StepScore>>();
  return (text) => {
    const vector = vectorOf(text);
    if (vector === null) return null;
    const scores = known.get(text) ?? scoresOf(weights, vector, featuresOf(text, reader));
    known.set(text, scores);
    return scores;
  };
}

/** For each step the surest words of each sentence that call it done. */
function claimsOf(steps: readonly string[], heardCase: HeardCase, scores: Scores): Map<string, Statement[]> {
  const claims = new Map<string, Statement[]>();
  // The newest first: there is an end to how many sentences are looked at.
  for (const heard of [...heardCase.heard].sort((a, b) => b.passage.time - a.passage.time)) {
    const { text } = heard.passage;
    const claiming = quotesOf(heard, heardCase.reader).filter((quote) =>
      mayClaim(heard, quote, heardCase.reader),
    );
    const whole = claiming.length > 0 ? scores(text) : null;
    const likely = steps.filter((step) => sureOf(whole, step) >= SENTENCE_CLAIMS);
    if (likely.length === 0) continue;
    const quotes = claiming.map((quote) => ({ quote, scores: scores(text.slice(quote.start, quote.end)) }));
    for (const step of likely) {
      const [best] = quotes
        .map(({ quote, scores: found }) => ({ quote, sure: sureOf(found, step) }))
        .filter(({ sure }) => sure >= CLAIMS)
        .sort((a, b) => b.sure - a.sure);
      if (best) claims.set(step, [...(claims.get(step) ?? []), doneBy(heard, best.quote)]);
    }
  }
  return new Map([...claims].map(([step, said]) => [step, said.sort((a, b) => a.time - b.time)]));
}

/** What any claim must pass: it is said, of this app and firm, and not taken back. */
function mayClaim(heard: Heard, quote: Span, reader: Reader): boolean {
  const { text } = heard.passage;
  if (!HAPPENED.test(text.slice(quote.start, quote.end))) return false;
  const { app, other_apps: otherApps, not_here: notHere } = reader.lexicon.article.vocabulary;
  const has = (wordings: readonly string[] | undefined) =>
    reader.lexicon.find(wordings, text, heard.known).length > 0;
  if (has(notHere) || (has(otherApps) && !has(app))) return false;
  const asserted = modalitiesIn(text, quote, reader.cues).every((modality) => modality === 'asserted');
  return asserted && !isTakenBack(heard, quote, reader);
}

/** Only where a wording in this very sentence says so: a "yes" to a question is no sentence to judge by. */
function isDenied(step: string, statement: Statement, { heard, reader }: HeardCase, scores: Scores): boolean {
  const act = reader.lexicon.article.vocabulary.steps[step];
  const { evidence } = statement;
  if (statement.status !== 'done' || act === undefined) return false;
  const said = heard.find(
    ({ passage }) =>
      passage.message.id === evidence.messageId &&
      passage.part === evidence.part &&
      passage.start <= evidence.start &&
      evidence.start < passage.end,
  );
  if (!said || !statementsOf(act, said, reader).some((own) => own.evidence.start === evidence.start))
    return false;
  const denies = (score: ReadonlyMap<string, StepScore> | null) => {
    const { network, grams } = score?.get(step) ?? { network: 1, grams: 1 };
    return Math.sqrt(network * grams) < DENIES;
  };
  const { text } = said.passage;
  if (!denies(scores(text))) return false;
  const ofClauses = quotesOf(said, reader).map((quote) => scores(text.slice(quote.start, quote.end)));
  return ofClauses.every(denies);
}

/** A sentence, and each of its clauses. */
function quotesOf({ passage: { text } }: Heard, { cues }: Reader): Span[] {
  const clauses = clausesIn(text, cues).map(({ start, end }) => {
    const words = text.slice(start, end);
    const from = start + words.length - words.trimStart().length;
    return { start: from, end: from + words.trim().length };
  });
  return [{ start: 0, end: text.length }, ...clauses];
}

function sureOf(scores: ReadonlyMap<string, StepScore> | null, step: string): number {
  const score = scores?.get(step);
  return score ? NETWORK_COUNTS * score.network + (1 - NETWORK_COUNTS) * score.grams : 0;
}

function doneBy({ passage }: Heard, quote: Span): Statement {
  return {
    status: 'done',
    weak: false,
    evidence: {
      kind: 'quote',
      messageId: passage.message.id,
      part: passage.part,
      start: passage.start + quote.start,
      end: passage.start + quote.end,
    },
    time: passage.time,
    update: false,
  };
}
