import type { Article } from '../core/article.ts';
import type { Calendar, Scopes, ScopeVerdict } from '../core/reading.ts';
import type { HeardCase } from './hear-case.ts';
import { countInPictures, type PictureCount } from './picture-count.ts';
import { countsInText } from './scope-count.ts';
import type { SeenPicture } from './seen-pictures.ts';

export interface CountedScopes {
  scopes: Scopes;
  calendar: Calendar;
  warnings: string[];
}

type Expected = NonNullable<Article['expected_counts']>;

/** The three-way comparison of what was written, what a picture shows and what the article expects (rules 16, 17). */
export function countScopes(
  heardCase: HeardCase,
  calendar: Calendar,
  pictures: readonly SeenPicture[],
  deskText = '',
): CountedScopes {
  const { article } = heardCase.reader.lexicon;
  const expected = article.expected_counts;
  const numbers = expected ? [expected.complete, expected.without_calendar] : [];
  if (!expected || !article.vocabulary.scopes) {
    return { scopes: noCount(numbers), calendar, warnings: [] };
  }
  const { reported: last, different, calendar: listed } = countsInText(heardCase, deskText);
  const picture = countInPictures(pictures);
  const known = [calendar, listed, picture?.calendar].find((it) => it && it !== 'unknown') ?? 'unknown';
  const reported = last?.count ?? null;
  const scopes: Scopes = {
    reported,
    fromScreenshot: picture?.count ?? null,
    expected: numbers,
    evidence: last?.evidence ?? null,
    verdict: different.length > 0 ? 'conflict' : verdictOf(reported, picture, known, expected),
    counted: picture && countedPicture(picture),
  };
  const warnings =
    different.length > 0 ? [`The message gives different counts: ${different.join(' and ')}.`] : [];
  return {
    scopes,
    calendar: known,
    warnings: [...warnings, ...countWarnings(picture, reported, calendar)],
  };
}

export function noCount(expected: number[]): Scopes {
  return {
    reported: null,
    fromScreenshot: null,
    expected,
    evidence: null,
    verdict: 'not_reported',
    counted: null,
  };
}

/** A picture whose count is in doubt is shown beside the others and judged by nobody. */
function verdictOf(
  text: number | null,
  picture: PictureCount | null,
  calendar: Calendar,
  expected: Expected,
): ScopeVerdict {
  const inText = text === null ? 'not_reported' : judge(text, calendar, expected);
  if (picture === null || picture.worth === 'doubtful') return inText;
  const { count, worth, shot } = picture;
  if (worth === 'at_least') return text !== null && text < count ? 'conflict' : inText;
  const shown = judge(count, calendar, expected.by_screen?.[shot.screen] ?? expected);
  if (text === null || text === count) return shown;
  // A table may rightly have another number than what the customer counted in the dialog.
  return shown === inText && shown !== 'unexpected' ? shown : 'conflict';
}

function judge(count: number, calendar: Calendar, expected: Omit<Expected, 'by_screen'>): ScopeVerdict {
  if (count === expected.complete) return 'complete';
  return count === expected.without_calendar && calendar !== 'with'
    ? 'complete_without_calendar'
    : 'unexpected';
}

function countedPicture({ shot, worth }: PictureCount): Scopes['counted'] {
  const { messageId, attachmentId, page } = shot;
  return { messageId, attachmentId, page, worth };
}

function countWarnings(picture: PictureCount | null, text: number | null, said: Calendar): string[] {
  if (picture === null) return [];
  const { shot, worth, count, warnings } = picture;
  const partly =
    worth === 'at_least' && text === null
      ? [`The list in ${shot.name} goes on outside the picture: there are at least ${count} permissions.`]
      : [];
  const calendar =
    said === 'without' && picture.calendar === 'with'
      ? [`The customer uses no calendar, and ${shot.name} shows a calendar permission.`]
      : [];
  return [...warnings, ...partly, ...calendar];
}
