import type { ArticleMatch } from '../core/reading.ts';
import { cuesOf } from './cues/cues-of.ts';
import type { Lexicon } from './lexicon.ts';
import { modalityAt } from './modality.ts';
import type { CaseText, Passage } from './passages.ts';

/** Whether an article is about a case, and if not, what the case seems to be about. */
export interface Fit {
  match: ArticleMatch | null;
  topic: string | null;
}

interface Signs {
  strong: Passage[];
  weak: Set<string>;
  against: boolean;
  problem: string | null;
  otherApp: string | null;
  namesOurs: boolean;
  codes: { applies: string[]; other: string[] };
}

const WEAK_NEEDED = 3;

export function matchArticle(text: CaseText, lexicon: Lexicon, language: string): Fit {
  const signs = signsIn(text.passages, lexicon, language);
  const id = lexicon.article.id;
  const fits = (confidence: ArticleMatch['confidence'], reason: string): Fit => ({
    match: { id, confidence, reason },
    topic: null,
  });
  const misfits = (topic: string | null): Fit => ({ match: null, topic });

  if (signs.otherApp !== null && !signs.namesOurs) return misfits(`another app: ${signs.otherApp}`);
  if (signs.codes.other.length > 0 && signs.codes.applies.length === 0)
    return misfits(signs.codes.other.join(', '));
  if (signs.namesOurs) signs.weak.add(lexicon.article.app);
  if (signs.strong.length > 0 && signs.problem !== null) {
    return fits('low', `The words of the article are there, and so is another problem: ${signs.problem}.`);
  }
  if (signs.codes.applies.length > 0)
    return fits('high', `The error code says so: ${signs.codes.applies.join(', ')}.`);
  if (signs.strong.length > 0)
    return fits('high', 'The message says in so many words what the article is about.');
  if (signs.against) return misfits('something that looks like this article and is not');
  if (signs.problem !== null) return misfits(signs.problem);
  if (signs.weak.size >= WEAK_NEEDED)
    return fits('medium', `Several signs together: ${[...signs.weak].join(', ')}.`);
  if (threadIsAbout(text.deskText, lexicon))
    return fits('medium', 'The thread that is answered is about this article.');
  return misfits(null);
}

function signsIn(passages: readonly Passage[], lexicon: Lexicon, language: string): Signs {
  const { vocabulary, error_codes: codes } = lexicon.article;
  const cues = cuesOf(language);
  const screens = Object.values(vocabulary.screens);
  const signs: Signs = {
    strong: [],
    weak: new Set(),
    against: false,
    problem: null,
    otherApp: null,
    namesOurs: false,
    codes: { applies: [], other: [] },
  };
  for (const passage of passages) {
    const sentence = passage.text;
    const has = (wordings: readonly string[]) => lexicon.find(wordings, sentence).length > 0;
    signs.namesOurs ||= has(vocabulary.app);
    signs.otherApp ??= otherAppIn(sentence, lexicon);
    for (const { code, applies, meaning } of codes) {
      if (!new RegExp(`(?<![\\p{L}\\p{N}])${code}(?![\\p{L}\\p{N}])`, 'iu').test(sentence)) continue;
      if (applies) signs.codes.applies.push(code);
      else signs.codes.other.push(meaning);
    }
    for (const problem of vocabulary.other_problems) {
      const said = lexicon
        .find(problem.when, sentence)
        // "calendar does not sync": the wording's own "not" denies no problem.
        .some(
          ({ start }) => modalityAt(sentence, { start, end: start + 1 }, cues) !== 'negated' || start === 0,
        );
      if (said) signs.problem ??= problem.topic;
    }
    if (has(vocabulary.signals.against)) {
      signs.against = true;
      continue;
    }
    // What is said of another app says nothing of ours.
    if (otherAppIn(sentence, lexicon) !== null && !has(vocabulary.app)) continue;
    if (has(vocabulary.signals.strong) || screens.some(has)) signs.strong.push(passage);
    for (const [group, wordings] of Object.entries(vocabulary.signals.weak)) {
      if (has(wordings)) signs.weak.add(group);
    }
  }
  return signs;
}

function otherAppIn(sentence: string, lexicon: Lexicon): string | null {
  const { vocabulary } = lexicon.article;
  const listed = lexicon.find(vocabulary.other_apps, sentence)[0];
  if (listed !== undefined) return sentence.slice(listed.start, listed.end);
  const named = lexicon.find(vocabulary.names_app, sentence)[0]?.name ?? null;
  if (named === null || lexicon.find(vocabulary.app, named).length > 0) return null;
  return /^(?:it|this|the app|that|app|which|and|unverified)$/i.test(named) ? null : named;
}

function threadIsAbout(deskText: string, lexicon: Lexicon): boolean {
  const { signals, screens } = lexicon.article.vocabulary;
  return [signals.strong, ...Object.values(screens)].some(
    (wordings) => lexicon.find(wordings, deskText).length > 0,
  );
}
