import type { ActWords } from '../../core/vocabulary.ts';
import type { Reader } from '../heard.ts';
import { type Modality, modalitiesIn } from '../modality.ts';
import type { Known } from '../wordings.ts';
import { gramsOf, marksOf } from './grams.ts';

/** What a sentence is scored by, beside its vector. */
export interface SentenceFeatures {
  /** Its grammar, and which of the article's wordings stand in it. */
  flags: readonly number[];
  grams: ReadonlyMap<number, number>;
}

const MODALITIES: readonly Modality[] = [
  'asserted',
  'negated',
  'future',
  'wanted',
  'question',
  'condition',
  'uncertain',
];
const ACTS = [
  'done',
  'act',
  'not_done',
  'reported',
  'shown',
  'except',
  'done_as_admin',
  'act_as_admin',
] as const satisfies readonly (keyof ActWords)[];
/** A sentence by itself tells nothing of whom "they" are, so they may be the admin. */
const KNOWN: Known = { standIns: true, names: [], noAccents: false };
const LONG = 300;
/** The flag of a sentence all of whose clauses are asserted. */
export const PLAINLY_SAID = MODALITIES.length;

/** The same for a sentence that is learned from and one that is read. */
export function featuresOf(text: string, reader: Reader): SentenceFeatures {
  return { flags: flagsOf(text, reader), grams: gramsOf(text, reader) };
}

function flagsOf(text: string, reader: Reader): number[] {
  const { lexicon, cues } = reader;
  const { steps, article } = { steps: lexicon.article.steps, article: lexicon.article.vocabulary };
  const modalities = modalitiesIn(text, { start: 0, end: text.length }, cues);
  const has = (wordings: readonly string[] | undefined) => lexicon.find(wordings, text, KNOWN).length > 0;
  const flags = [
    ...MODALITIES.map((modality) => modalities.includes(modality)),
    modalities.every((modality) => modality === 'asserted'),
    ...Object.values(marksOf(text, reader)),
    ...steps.flatMap(({ id }) => ACTS.map((act) => has(article.steps[id]?.[act]))),
    ...[article.not_here, article.other_apps, article.app, article.words.others, article.words.admin].map(
      has,
    ),
  ];
  return [...flags.map(Number), Math.min(text.length, LONG) / LONG];
}
