import { clauseAt, clausesIn } from './clauses.ts';
import type { Cues } from './cues/cues.ts';
import type { Lexicon } from './lexicon.ts';
import { modalityAt } from './modality.ts';
import type { Passage } from './passages.ts';
import type { Span } from './sentences.ts';
import { mentionsIn, otherAppAt, speaks } from './whose-words.ts';

/** What one sentence says of what a case is about. */
export interface Vote {
  passage: Passage;
  /** How plainly it speaks of the article; null: not at all. */
  level: 'sure' | 'strong' | null;
  /** The groups of weak signs that stand in it, the app's own name as `app`. */
  groups: Set<string>;
  /** Whether it names the article's app or a provider of it. */
  ours: boolean;
  topics: { topic: string; worth: number }[];
  /** The other app that its signs are said of. */
  otherApp: string | null;
  /** Another app that it names, whatever of. */
  names: string | null;
  /** Another app that says or wants something in it. */
  speaker: string | null;
  against: boolean;
  settled: boolean;
}

/** A problem that is worth less has a name and contests nothing. */
export const CONTESTS = 1;

/** What is said by the way weighs half. */
const ASIDE =
  /(?<!\p{L})(?:btw|by the way|p\.?s\.?|also|separately|unrelated|on another note|one more thing|übrigens|nebenbei|außerdem|au fait|par ailleurs|por cierto|además|a propósito|aliás|além disso)(?!\p{L})/iu;

/** What is gone was there. */
const NO_LONGER =
  /(?<!\p{L})(?:any ?more|any longer|no longer|no more|nicht mehr|kein\p{L}* mehr|plus (?:de|d['’]|aucun\p{L}*)|ya no|não mais|já não)(?!\p{L})/iu;

/** Each sentence's vote, in the order in which they were said. What names no app is said of the app talked of before. */
export function votesOf(passages: readonly Passage[], lexicon: Lexicon, cues: Cues): Vote[] {
  let talkedOf: string | null = null;
  const weak = Object.entries(weakSigns(lexicon));
  return passages.map((passage) => {
    const vote = voteOf(passage, weak, lexicon, cues, talkedOf);
    if (vote.otherApp !== null || vote.speaker !== null) talkedOf = vote.otherApp ?? vote.speaker;
    else if (vote.ours) talkedOf = null;
    else if (passage.part === 'subject') talkedOf = vote.names ?? talkedOf;
    return vote;
  });
}

function voteOf(
  passage: Passage,
  weak: readonly [group: string, wordings: readonly string[]][],
  lexicon: Lexicon,
  cues: Cues,
  talkedOf: string | null,
): Vote {
  const sentence = passage.text;
  const { vocabulary } = lexicon.article;
  const { signals, screens } = vocabulary;
  const find = (wordings: readonly string[] | undefined) => lexicon.find(wordings, sentence);
  const mentions = mentionsIn(sentence, lexicon);
  const otherOf = (span: Span): string | null => {
    const other = otherAppAt(sentence, span, mentions);
    return other === undefined ? talkedOf : other;
  };
  const clauses = clausesIn(sentence, cues);
  const topics = topicsIn(passage, lexicon, cues);
  const contested = topics.filter(({ worth }) => worth >= CONTESTS);
  const claimed = new Set(contested.map(({ span }) => clauseAt(clauses, span.start)));
  const isOurs = ({ start, end }: Span) =>
    mentions.some((mention) => mention.other === null && mention.start < end && mention.end > start);
  const sure = [...find(signals.sure), ...Object.values(screens).flatMap(find)];
  // "Deletion must be approved by an administrator": the clause, or one beside it, speaks of something else.
  const strong = find(signals.strong).filter(({ start, end }) => {
    const [first, last] = [clauseAt(clauses, start), clauseAt(clauses, end - 1)];
    const said = clauses.slice(first, last + 1);
    if (contested.length > 0 && !said.some(isOurs)) return false;
    return !said.some((_, index) => claimed.has(first + index));
  });
  const oursAmong = (spans: readonly Span[]) => spans.some((span) => otherOf(span) === null);
  const otherAmong = (spans: readonly Span[]) => {
    const [first] = spans;
    return first === undefined || oursAmong(spans) ? null : otherOf(first);
  };
  const against = find(signals.against).length > 0 && !NO_LONGER.test(sentence);
  const theirs = otherAmong([...sure, ...strong]);
  const vote: Vote = {
    passage,
    level: null,
    groups: new Set(),
    ours: mentions.some(({ other, provider }) => other === null && !(provider && theirs !== null)),
    topics,
    otherApp: theirs,
    names: mentions.find(({ other }) => other !== null)?.other ?? null,
    speaker: mentions.find((mention) => speaks(sentence, mention))?.other ?? null,
    against,
    settled: find(signals.settled).length > 0,
  };
  if (find(vocabulary.app).length > 0) vote.groups.add('app');
  if (against) return vote;
  if (oursAmong(sure)) vote.level = 'sure';
  else if (oursAmong(strong)) vote.level = 'strong';
  for (const [group, wordings] of weak) {
    const spans = find(wordings);
    if (claimed.size === 0 && oursAmong(spans)) vote.groups.add(group);
  }
  return vote;
}

/** By group. What is said of an article's steps, or of being the admin, says a little of what a case is about. */
export function weakSigns({ article }: Lexicon): Record<string, readonly string[]> {
  const {
    signals,
    steps,
    refused = [],
    unaware_admin: unaware = [],
    is_admin: admin = [],
  } = article.vocabulary;
  const acts = Object.entries(steps).map(([id, { done, act, shown, not_done: not }]) => [
    `step:${id}`,
    [...done, ...(act ?? []), ...(shown ?? []), ...(not ?? [])],
  ]);
  const said = [...acts, ['refused', refused], ['unaware', unaware], ['is-admin', admin]];
  return { ...signals.weak, ...Object.fromEntries(said) };
}

function topicsIn(
  { text: sentence }: Passage,
  lexicon: Lexicon,
  cues: Cues,
): { topic: string; worth: number; span: Span }[] {
  const aside = ASIDE.test(sentence) ? 0.5 : 1;
  const { other_problems: problems, signals } = lexicon.article.vocabulary;
  const clauses = clausesIn(sentence, cues);
  const fine = lexicon.find(signals.settled, sentence).map(({ start }) => clauseAt(clauses, start));
  return problems.flatMap(({ topic, worth, when }) => {
    const span = lexicon.find(when, sentence).find(({ start, end }) => {
      if (fine.includes(clauseAt(clauses, start))) return false;
      // "Calendar does not sync": the wording's own "not" denies no problem.
      return (
        start === 0 || modalityAt(sentence, { start, end: Math.min(end, start + 1) }, cues) !== 'negated'
      );
    });
    return span === undefined ? [] : [{ topic, worth: worth * aside, span }];
  });
}
