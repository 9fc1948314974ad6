import type { ArticleMatch } from '../core/reading.ts';
import type { Screen } from '../core/screen.ts';
import { screenTitle } from '../core/screen-title.ts';
import { cuesOf } from './cues/cues-of.ts';
import type { Lexicon } from './lexicon.ts';
import { modalityAt } from './modality.ts';
import type { CaseText, Passage } from './passages.ts';
import { byApp, type SeenPicture } from './seen-pictures.ts';
import { whoseApp } from './whose-app.ts';

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
  pictures: { strong: SeenPicture[]; weak: SeenPicture[] };
  codes: { applies: string[]; other: string[] };
}

const WEAK_NEEDED = 3;

export function matchArticle(
  text: CaseText,
  pictures: readonly SeenPicture[],
  lexicon: Lexicon,
  language: string,
): Fit {
  const signs = signsIn(text.passages, lexicon, language);
  addPictures(signs, pictures, lexicon);
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
  const { strong: shown, weak: hinted } = signs.pictures;
  if (signs.strong.length > 0 && signs.problem !== null) {
    return fits('low', `The words of the article are there, and so is another problem: ${signs.problem}.`);
  }
  if (shown[0] && signs.problem !== null) {
    return fits('low', `${shows(shown[0])} The words are of another problem: ${signs.problem}.`);
  }
  if (signs.codes.applies.length > 0)
    return fits('high', `The error code says so: ${signs.codes.applies.join(', ')}.`);
  if (signs.strong.length > 0)
    return fits('high', 'The message says in so many words what the article is about.');
  if (shown[0]) return fitsShown(shown, lexicon, fits);
  if (signs.against) return misfits('something that looks like this article and is not');
  if (signs.problem !== null) return misfits(signs.problem);
  if (hinted[0]) return fits('medium', shows(hinted[0]));
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
    pictures: { strong: [], weak: [] },
    codes: { applies: [], other: [] },
  };
  for (const passage of passages) {
    const sentence = passage.text;
    const has = (wordings: readonly string[]) => lexicon.find(wordings, sentence).length > 0;
    signs.namesOurs ||= has(vocabulary.app);
    signs.otherApp ??= otherAppIn(sentence, lexicon);
    addCodes(signs, codes, ({ code }) =>
      new RegExp(`(?<![\\p{L}\\p{N}])${code}(?![\\p{L}\\p{N}])`, 'iu').test(sentence),
    );
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

type ErrorCode = Lexicon['article']['error_codes'][number];

function addCodes(signs: Signs, codes: readonly ErrorCode[], occurs: (code: ErrorCode) => boolean): void {
  for (const found of codes.filter(occurs)) {
    if (found.applies) signs.codes.applies.push(found.code);
    else signs.codes.other.push(found.meaning);
  }
}

/** What pictures show: a dialog that names another app shows that the case is about that one. */
function addPictures(signs: Signs, pictures: readonly SeenPicture[], lexicon: Lexicon): void {
  const { vocabulary, error_codes: codes } = lexicon.article;
  const { ours, others } = byApp(pictures, lexicon);
  signs.otherApp ??= others[0]?.shot.app ?? null;
  signs.namesOurs ||= ours.some(({ shot }) => whoseApp(shot, lexicon) === 'ours');
  const showing = (screens: readonly Screen[] = []) =>
    ours.filter(({ shot }) => screens.includes(shot.screen));
  signs.pictures = {
    strong: showing(vocabulary.signals.pictures?.strong),
    weak: showing(vocabulary.signals.pictures?.weak),
  };
  addCodes(signs, codes, ({ code }) => ours.some(({ shot }) => shot.codes.includes(code)));
}

/** A dialog whose app is hard to tell is most likely ours, misread. */
function fitsShown(
  shown: readonly SeenPicture[],
  lexicon: Lexicon,
  fits: (confidence: ArticleMatch['confidence'], reason: string) => Fit,
): Fit {
  const sure = shown.find(({ shot }) => whoseApp(shot, lexicon) !== 'unknown');
  const [picture] = sure ? [sure] : shown;
  const reason = picture ? shows(picture) : '';
  return sure ? fits('high', reason) : fits('medium', `${reason} The app that it names is hard to tell.`);
}

function shows({ shot }: SeenPicture): string {
  return `The picture ${shot.name} shows "${screenTitle(shot.screen) ?? shot.screen}".`;
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
