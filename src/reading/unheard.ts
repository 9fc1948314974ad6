import type { LoadedArticle } from '../core/article.ts';
import type { ActWords } from '../core/vocabulary.ts';
import type { Heard, Reader } from './heard.ts';
import type { Span } from './sentences.ts';

const STEM = 5;

/** Little words that are long enough to be taken for a word of some step. */
const LITTLE = new Set(
  `after again below there their about which would could until since where other first these those under while still
  every whether either comes looks needs tells wants takes usual`
    .split(/\s+/)
    .map((word) => word.slice(0, STEM)),
);

/** Forms of verbs by which things have happened, in the languages that customers write. */
const HAPPENED =
  /(?<!\p{L})(?:(?!need|indeed|speed|feed|proceed|succeed)\p{L}{2,}ed|sent|gave|given|told|wrote|written|put|set|got|gotten|did|done|made|let|went|gone|ran|found|said|spoke|took|taken|came|been|was|were|ge\p{L}{2,}(?:t|en)|\p{L}{3,}iert|wurden?|worden|\p{L}{2,}(?:ado|ada|ido|ida|idas?|adas?|ados|idos)|\p{L}{2,}(?:é|ée|és|ées)|\p{L}{2,}(?:ó|ou|ei|aron|ieron|aram|eram|iram)|foi)(?!\p{L})/iu;

/** Of what these words speak it has only been said that it will happen. */
const ANNOUNCED =
  /(?<!\p{L})(?:scheduled|promised|planned|expected|announced|booked|away from|geplant|versprochen|angekündigt|prévue?|promise?|planifiée?|previst[oa]|prometid[oa]|programad[oa]|agendad[oa])(?!\p{L})/iu;

const IN_QUOTATION_MARKS = /["“”„«»][^"“”„«»]{1,80}["“”„«»]/g;

/**
 * Whether words by which a model calls a step done may say it in a way that the rules do not know. Not where the rules
 * know its words in this sentence and took them for nothing, or another step's in what is quoted, where
 * the sentence is of another app or firm, where nothing has happened in it, and where no word has to do with the step.
 */
export function mayBeUnheard(step: string, quote: Span, heard: Heard, reader: Reader): boolean {
  const { text } = heard.passage;
  const { article } = reader.lexicon;
  // The name of a screen or button is no word of the writer's.
  const said = text.slice(quote.start, quote.end).replace(IN_QUOTATION_MARKS, ' ');
  if (!HAPPENED.test(said) || ANNOUNCED.test(said) || !hasToDoWith(step, said, article)) return false;
  const { steps, app, other_apps: otherApps, not_here: notHere } = article.vocabulary;
  const found = (wordings: readonly string[] | undefined) => reader.lexicon.find(wordings, text, heard.known);
  const has = (wordings: readonly string[] | undefined) => found(wordings).length > 0;
  if (has(notHere) || (has(otherApps) && !has(app)) || wordingsOf(steps[step]).some(has)) return false;
  return !Object.values(steps)
    .flatMap(wordingsOf)
    .flatMap(found)
    .some(({ start, end }) => start < quote.end && end > quote.start);
}

function wordingsOf(act: ActWords | undefined): (readonly string[])[] {
  return Object.values(act ?? {});
}

/** A word that the article, in whatever language, has for this step and not for most others. */
function hasToDoWith(step: string, words: string, article: LoadedArticle): boolean {
  const stems = new Map(article.steps.map(({ id }) => [id, stemsOf(textsOf(id, article).join(' '))]));
  const own = stems.get(step) ?? new Set();
  const isCommon = (stem: string) =>
    [...stems.values()].filter((all) => all.has(stem)).length > article.steps.length / 2;
  return [...stemsOf(words)].some((stem) => own.has(stem) && !isCommon(stem));
}

function textsOf(id: string, { steps, translations = {} }: LoadedArticle): string[] {
  const all = [steps, ...Object.values(translations).map((texts) => texts.steps)].flat();
  return all
    .filter((step) => step.id === id)
    .flatMap(({ user, user_as_admin: asAdmin, admin, unsure, asks = [] }) => [
      user,
      asAdmin,
      admin,
      unsure,
      ...asks,
    ])
    .concat(steps.find((step) => step.id === id)?.title)
    .flatMap((text) => text ?? []);
}

function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const stems = words.filter((word) => word.length >= STEM).map((word) => word.slice(0, STEM));
  return new Set(stems.filter((stem) => !LITTLE.has(stem)));
}
