import type { LoadedArticle } from '../core/article.ts';
import type { LookedAt } from '../core/reading.ts';
import { screenTitle } from '../core/screen-title.ts';
import type { CaseFacts } from './case-facts.ts';
import type { Lexicon } from './lexicon.ts';
import { appOf, type PicturesOfApp, type SeenPicture } from './seen-pictures.ts';
import type { Standing } from './step-status.ts';

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
  const strangers = others.map(
    ({ shot }) =>
      `The picture ${shot.name} is of another app (${shot.app}): it proves nothing of ${article.app}.`,
  );
  const unknown = ours
    .filter(({ shot }) => appOf(shot, lexicon) === 'unknown')
    .map(
      ({ shot }) =>
        `The picture ${shot.name} names the app "${shot.app}". Please check that it is ${article.app}.`,
    );
  return [...strangers, ...unknown, ...ours.flatMap((picture) => doubts(picture, article, standings, facts))];
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
