import type { Message } from '../core/message.ts';
import type { Reading } from '../core/reading.ts';
import type { CaseInput } from './case-input.ts';
import { emptyReading } from './empty-reading.ts';
import { kindInCase } from './kind-in-case.ts';
import { languageOf } from './language.ts';
import type { Lexicon } from './lexicon.ts';
import { type Fit, matchArticle } from './match-article.ts';
import { modelDoubt } from './model-doubt.ts';
import { type CaseText, caseText } from './passages.ts';
import { strangerWarnings } from './picture-warnings.ts';
import { questionsIn } from './questions.ts';
import { type HeardAgainst, hearAgainst } from './read-against.ts';
import { documentsOf, screenshotsOf } from './screenshots.ts';
import { byApp, seenPictures } from './seen-pictures.ts';
import { saysOnlyByPicture, type Told, toldWarnings } from './told.ts';

const CONFIDENCE = { high: 3, medium: 2, low: 1 } as const;

/** Reads a ticket: what it is, which article it is about, and where each step of that article stands. */
export function readCase(input: CaseInput): Reading {
  return hearTicket(input)(undefined);
}

/** The same in two parts: what was learned may be asked several times of what was heard once. */
export function hearTicket(input: CaseInput): HeardAgainst {
  const customers = input.messages.filter((message) => kindInCase(message, input).kind === 'customer');
  const newest = customers.at(-1) ?? input.messages.at(-1);
  if (newest === undefined) throw new Error('A case has at least one message.');
  const kind = kindInCase(newest, input);
  const { articleId, ownAddresses, pictures = [], notArticles = [] } = input;
  const lexicons = input.lexicons.filter(
    ({ article }) =>
      (articleId === undefined || article.id === articleId) && !notArticles.includes(article.id),
  );
  const deskNames = input.lexicons.flatMap(({ article }) => [article.app, ...article.vocabulary.app]);
  const voices = { ownAddresses, deskNames };
  const placed = screenshotsOf(input.messages, pictures, voices);
  const text = caseText(customers, voices);
  const told: Told = { customers, text, pictures: seenPictures(customers, placed) };
  const nothing = emptyReading(lexicons[0]?.article ?? null, {
    kind: kind.kind,
    kindReason: kind.reason,
    language: languageOf(ownWords(text, newest)),
    screenshots: placed.map(({ shot }) => shot),
    documents: documentsOf(input.messages, pictures),
    readers: input.modelName === undefined ? ['rules'] : ['rules', input.modelName],
  });
  if (kind.kind !== 'customer') return () => nothing;
  const { fit, lexicon } = bestFit(told, lexicons, nothing.language);
  if (fit.match !== null && lexicon !== null) {
    const questions = questionsIn(text, newest, lexicon, lexicons);
    const doubt = modelDoubt(input.modelFits ?? [], text);
    const match = doubt ? doubt.lowered(fit.match) : fit.match;
    const heard = hearAgainst(lexicon, match, told, { ...nothing, questions }, input);
    if (!doubt) return heard;
    return (learned) => {
      const reading = heard(learned);
      return { ...reading, warnings: [doubt.warning, ...reading.warnings] };
    };
  }
  const onlyUnreadable = fit.topic === null && saysOnlyByPicture(told);
  const reading = {
    ...nothing,
    senderRole: text.passages.some(({ author }) => author === 'customer') ? 'user' : 'unknown',
    topic: onlyUnreadable ? 'a picture that could not be read' : fit.topic,
    onlyUnreadable,
    questions: questionsIn(text, newest, null, lexicons),
    warnings: [...toldWarnings(told, nothing), ...ofOtherApps(told, lexicon)],
  } satisfies Reading;
  return () => reading;
}

function bestFit(
  { text, pictures }: Told,
  lexicons: readonly Lexicon[],
  language: string,
): { fit: Fit; lexicon: Lexicon | null } {
  const fits = lexicons.map((lexicon) => ({ lexicon, fit: matchArticle(text, pictures, lexicon, language) }));
  const score = ({ fit }: { fit: Fit }) => (fit.match === null ? 0 : CONFIDENCE[fit.match.confidence]);
  const [best] = fits.sort((a, b) => score(b) - score(a));
  return best ?? { fit: { match: null, topic: null }, lexicon: null };
}

function ofOtherApps({ pictures }: Told, lexicon: Lexicon | null): string[] {
  return lexicon === null ? [] : strangerWarnings(byApp(pictures, lexicon).others, lexicon.article);
}

/** The newest own words: what is quoted may be in the desk's language. */
function ownWords(text: CaseText, newest: Message): string {
  return text.newText.trim() === '' ? newest.subject : text.newText;
}
