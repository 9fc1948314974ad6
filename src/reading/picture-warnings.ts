import type { LoadedArticle } from '../core/article.ts';
import type { LookedAt } from '../core/reading.ts';
import { screenTitle } from '../core/screen-title.ts';
import type { CaseFacts } from './case-facts.ts';
import type { Lexicon } from './lexicon.ts';
import type { PicturesOfApp, SeenPicture } from './seen-pictures.ts';
import type { Standing } from './step-status.ts';
import { whoseApp } from './whose-app.ts';

/** What of the customer's pictures and files could not be read (promise 5). */
export function unreadPictures(pictures: readonly SeenPicture[], documents: readonly LookedAt[]): string[] {
  const shots = pictures.map(({ shot }) => ({ what: `The picture ${shot.name}`, problem: shot.problem }));
  const files = documents.map(({ name, problem }) => ({ what: `The file ${name}`, problem }));
  return [...shots, ...files].flatMap(({ what, problem }) =>
    problem === null ? [] : [`${what} ${problem}.`],
  );
}

/** Where a picture speaks against what was said, or is perhaps not of our app: for the agent to judge. */
export function pictureWarnings(
  { ours, others }: PicturesOfApp,
  lexicon: Lexicon,
  standings: ReadonlyMap<string, Standing>,
  facts: CaseFacts,
): string[] {
  const { article } = lexicon;
  const unknown = ours
    .filter(({ shot }) => whoseApp(shot, lexicon) === 'unknown')
    .map(
      ({ shot }) =>
        `The picture ${shot.name} names the app "${shot.app}". Please check that it is ${article.app}.`,
    );
  return [
    ...strangerWarnings(others, article),
    ...unknown,
    ...ours.flatMap((picture) => doubts(picture, article, standings, facts)),
  ];
}

/** What another app's dialog shows is no evidence: the agent reads why. */
export function strangerWarnings(others: readonly SeenPicture[], { app }: LoadedArticle): string[] {
  return others.map(({ shot }) => `The dialog in ${shot.name} is for "${shot.app}", not for ${app}.`);
}

function doubts(
  { shot, time }: SeenPicture,
  article: LoadedArticle,
  standings: ReadonlyMap<string, Standing>,
  facts: CaseFacts,
): string[] {
  const title = screenTitle(shot.screen);
  const doubted = article.doubts
    .filter(({ screens }) => screens.includes(shot.screen))
    .flatMap(({ steps }) => steps)
    .filter((step) => {
      const held = standings.get(step);
      return held?.status === 'done' && held.basis !== 'screenshot' && held.time <= time;
    });
  const titles = [...new Set(doubted)].map(
    (id) => `"${article.steps.find((step) => step.id === id)?.title ?? id}"`,
  );
  const against = [
    ...titles,
    ...(facts.resolved && article.vocabulary.screens[shot.screen] ? ['"it works now"'] : []),
  ];
  if (title === null || against.length === 0) return [];
  return [`The picture ${shot.name} shows "${title}", which speaks against ${against.join(' and ')}.`];
}
