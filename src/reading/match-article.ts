import type { ArticleMatch } from '../core/reading.ts';
import type { Screen } from '../core/screen.ts';
import { screenTitle } from '../core/screen-title.ts';
import { CONTESTS, type Vote, votesOf, weakSigns } from './article-votes.ts';
import { cuesOf } from './cues/cues-of.ts';
import type { Lexicon } from './lexicon.ts';
import type { CaseText } from './passages.ts';
import { byApp, type SeenPicture } from './seen-pictures.ts';
import { whoseApp } from './whose-app.ts';

/** Whether an article is about a case, and if not, what the case seems to be about. */
export interface Fit {
  match: ArticleMatch | null;
  topic: string | null;
}

interface Signs {
  votes: Vote[];
  /** How much the words speak for the article, and by what. Anchored: the plainest names the app or its provider. */
  said: { worth: number; anchored: boolean; level: 'sure' | 'strong' | 'weak' | null; groups: string[] };
  /** The other problem that the words speak most of. */
  topic: { name: string; worth: number } | null;
  otherApp: string | null;
  pictures: { strong: SeenPicture[]; weak: SeenPicture[]; namesOurs: boolean; other: string | null };
  codes: { applies: string[]; other: string[] };
}

const WORTH = { sure: 5, strong: 3 } as const;
/** A plain sentence that names the app or its provider leaves less doubt. */
const ANCHORED = 1.5;
/** What is less says nothing of what a case is about. */
const ENOUGH = 2.5;
/** Beside words that are worth less than this much, a thread says what it is about. */
const QUIET = 0.5;
/** A few words answer the mail above which they stand. */
const FEW_WORDS = 15;

/** Weighs what speaks for an article against what speaks of something else, sentence by sentence. */
export function matchArticle(
  text: CaseText,
  pictures: readonly SeenPicture[],
  lexicon: Lexicon,
  language: string,
): Fit {
  const signs = signsIn(text, pictures, lexicon, language);
  const { codes, said, topic, otherApp, pictures: seen } = signs;
  const contested = topic !== null && topic.worth >= CONTESTS ? topic : null;
  const fits = (confidence: ArticleMatch['confidence'], reason: string): Fit => ({
    match: { id: lexicon.article.id, confidence, reason },
    topic: null,
  });
  const misfits = (name: string | null): Fit => ({ match: null, topic: name });
  const isSaid = isEnough(said, lexicon) && isOurs(said, signs.votes);
  const anyOther = seen.other ?? otherApp;
  const inThread = threadIsAbout(text.deskText, lexicon);

  if (codes.applies.length > 0 && contested === null)
    return fits('high', `The error code says so: ${codes.applies.join(', ')}.`);
  if (codes.other.length > 0 && codes.applies.length === 0) return misfits(codes.other.join(', '));
  if (anyOther !== null && !isSaid && !seen.namesOurs) {
    const known = contested ?? (signs.votes.some(({ otherApp: of }) => of !== null) ? null : topic);
    return misfits(known && otherApp === null ? known.name : `another app: ${anyOther}`);
  }
  if (isSaid && contested !== null) {
    if (isPast(signs.votes) || isOutweighed(said, contested.worth, inThread)) return misfits(contested.name);
    return fits('low', `The words of the article are there, and so is another problem: ${contested.name}.`);
  }
  const [shown] = seen.strong;
  if (shown && contested !== null)
    return fits('low', `${shows(shown)} The words are of another problem: ${contested.name}.`);
  if (codes.applies.length > 0) return fits('low', `The error code says so: ${codes.applies.join(', ')}.`);
  if (isSaid && said.level !== 'weak')
    return fits('high', 'The message says in so many words what the article is about.');
  if (shown) return fitsShown(seen.strong, lexicon, fits);
  if (signs.votes.some(({ against }) => against))
    return misfits(contested?.name ?? 'something that looks like this article and is not');
  if (contested !== null) return misfits(contested.name);
  const [hinted] = seen.weak;
  if (hinted) return fits('medium', shows(hinted));
  if (isSaid) return fits('medium', `Several signs together: ${said.groups.join(', ')}.`);
  if (inThread && isAnswer(text, signs.votes))
    return fits('medium', 'The thread that is answered is about this article.');
  // Beside a picture that may say it all, "Thanks" names nothing.
  const isNamed = topic !== null && (pictures.length === 0 || topic.worth >= QUIET);
  return misfits(isNamed ? topic.name : null);
}

function signsIn(
  { passages }: CaseText,
  pictures: readonly SeenPicture[],
  lexicon: Lexicon,
  language: string,
): Signs {
  const { vocabulary, error_codes: codes } = lexicon.article;
  const votes = votesOf(passages, lexicon, cuesOf(language));
  const { ours, others } = byApp(pictures, lexicon);
  const showing = (screens: readonly Screen[] = []) =>
    ours.filter(({ shot }) => screens.includes(shot.screen));
  const named = codes.filter(
    ({ code }) =>
      ours.some(({ shot }) => shot.codes.includes(code)) ||
      passages.some(({ text }) =>
        new RegExp(`(?<![\\p{L}\\p{N}])${code}(?![\\p{L}\\p{N}])`, 'iu').test(text),
      ),
  );
  const namesOurs = votes.some(({ groups }) => groups.has('app'));
  return {
    votes,
    said: weigh(votes, lexicon),
    topic: topicOf(votes),
    otherApp:
      votes.find(({ otherApp }) => otherApp !== null)?.otherApp ??
      (namesOurs ? null : (votes.find(({ names }) => names !== null)?.names ?? null)),
    pictures: {
      strong: showing(vocabulary.signals.pictures?.strong),
      weak: showing(vocabulary.signals.pictures?.weak),
      namesOurs: ours.some(({ shot }) => whoseApp(shot, lexicon) === 'ours'),
      other: others[0]?.shot.app ?? null,
    },
    codes: {
      applies: named.filter(({ applies }) => applies).map(({ code }) => code),
      other: named.filter(({ applies }) => !applies).map(({ meaning }) => meaning),
    },
  };
}

/** The plainest sentence counts, the next one half. Where nothing is plain, all weak signs count together. */
function weigh(votes: readonly Vote[], lexicon: Lexicon): Signs['said'] {
  const [best, next] = votes
    .flatMap(({ level, ours }) =>
      level === null ? [] : [{ level, ours, worth: WORTH[level] + (ours ? ANCHORED : 0) }],
    )
    .sort((a, b) => b.worth - a.worth);
  if (best !== undefined) {
    const worth = best.worth + (next?.worth ?? 0) / 2;
    return { worth, anchored: best.ours, level: best.level, groups: [] };
  }
  const groups = [...new Set(votes.flatMap((vote) => (vote.against ? [] : [...vote.groups])))];
  const named = groups.map((group) => (group === 'app' ? lexicon.article.app : group));
  return { worth: worthOf(groups, lexicon), anchored: false, level: 'weak', groups: named };
}

function worthOf(groups: readonly string[], { article }: Lexicon): number {
  const { worth } = article.vocabulary.signals;
  return groups.reduce((total, group) => total + (worth?.[group] ?? 1), 0);
}

/** Every further sentence on a problem adds half of what the last one did. */
function topicOf(votes: readonly Vote[]): Signs['topic'] {
  const worths = new Map<string, number[]>();
  for (const { topic, worth } of votes.flatMap(({ topics }) => topics))
    worths.set(topic, [...(worths.get(topic) ?? []), worth]);
  const weighed = [...worths].map(([name, each]) => ({
    name,
    worth: each.sort((a, b) => b - a).reduce((sum, worth, index) => sum + worth / 2 ** index, 0),
  }));
  return weighed.sort((a, b) => b.worth - a.worth)[0] ?? null;
}

/** Whatever is said of the article was so before, and is no trouble now. */
function isPast(votes: readonly Vote[]): boolean {
  const plain = votes.filter(({ level }) => level !== null);
  return plain.length > 0 && plain.every(({ settled }) => settled);
}

/** Signs that name no app are the other app's where some are: "Need admin approval. Calendly needs permission ..." */
function isOurs({ level }: Signs['said'], votes: readonly Vote[]): boolean {
  if (votes.every(({ otherApp }) => otherApp === null)) return true;
  return level !== 'weak' && votes.some((vote) => vote.level !== null && vote.ours);
}

/** Weak signs make an article only where one of those stands that it needs: "approval" alone may be of anything. */
function isEnough({ worth, level, groups }: Signs['said'], { article }: Lexicon): boolean {
  const { one_of: needed } = article.vocabulary.signals;
  if (worth < ENOUGH) return false;
  return level !== 'weak' || needed === undefined || groups.some((group) => needed.includes(group));
}

/** Screens and the like outweigh whatever else is said; weak signs do so only in a thread on the article. */
function isOutweighed({ level, worth, anchored }: Signs['said'], other: number, inThread: boolean): boolean {
  if (level === 'sure') return false;
  if (level === 'weak') return !inThread || other > worth;
  return anchored ? other > worth : other >= worth;
}

/** What is said in answer is short, or holds some sign of the article. */
function isAnswer({ newText }: CaseText, votes: readonly Vote[]): boolean {
  const words = newText.split(/\s+/).filter(Boolean).length;
  return words <= FEW_WORDS || votes.some(({ groups }) => groups.size > 0);
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

/** A desk that writes of the sign-in, of requests and of admins in one breath writes about the article. */
function threadIsAbout(deskText: string, lexicon: Lexicon): boolean {
  const { signals, screens, scopes } = lexicon.article.vocabulary;
  const has = (wordings: readonly string[] | undefined) => lexicon.find(wordings, deskText).length > 0;
  if ([signals.strong, signals.sure, scopes?.counted, ...Object.values(screens)].some(has)) return true;
  const groups = Object.entries(weakSigns(lexicon)).flatMap(([group, wordings]) =>
    has(wordings) ? [group] : [],
  );
  return worthOf(groups, lexicon) >= ENOUGH;
}
