import type { Article } from '../core/article.ts';
import type { Reading } from '../core/reading.ts';
import { pictureAt } from './picture-lines.ts';

type Expected = NonNullable<Article['expected_counts']>;

/** The count from the text, the count from a picture and the article's own, side by side. */
export function countLine(reading: Reading | null, article: Article | null): string | null {
  if (!reading || !article?.expected_counts) return null;
  const { reported, fromScreenshot } = reading.scopes;
  const { complete, without_calendar } = article.expected_counts;
  const expected = `expected: ${complete}, or ${without_calendar} without calendar`;
  if (reported === null && fromScreenshot === null) return `No count yet (${expected})`;
  const said = [
    ...(reported === null ? [] : [`The text says ${reported}`]),
    ...(fromScreenshot === null ? [] : [shown(reading)]),
  ].join(', ');
  const comesTo = calendarMissing(reading, article.expected_counts) ?? VERDICTS[reading.scopes.verdict];
  return `${said}: ${comesTo} (${expected})`;
}

const VERDICTS: Readonly<Record<Reading['scopes']['verdict'], string>> = {
  complete: 'complete',
  complete_without_calendar: 'complete without calendar',
  unexpected: 'not a number we expect',
  conflict: 'the two differ',
  not_reported: 'too little to judge by',
};

/** "screen.png shows at least 6 (the list goes on outside the picture)" */
function shown(reading: Reading): string {
  const { fromScreenshot, counted } = reading.scopes;
  const name = pictureAt(reading, counted)?.name ?? 'a picture';
  if (counted?.worth === 'at_least') {
    return `${name} shows at least ${fromScreenshot} (the list goes on outside the picture)`;
  }
  if (counted?.worth === 'doubtful') return `${name} seems to show ${fromScreenshot}, which is not certain`;
  return `${name} shows ${fromScreenshot}`;
}

/** What the difference is made of, where a whole list without a calendar row tells it. */
function calendarMissing(reading: Reading, expected: Expected): string | null {
  const { scopes, calendar } = reading;
  const picture = pictureAt(reading, scopes.counted);
  if (!picture || scopes.counted?.worth !== 'exact' || picture.rows.some((row) => row.calendar)) return null;
  const { complete, without_calendar: without } = expected.by_screen?.[picture.screen] ?? expected;
  if (scopes.fromScreenshot !== without) return null;
  if (scopes.reported !== complete && calendar !== 'with') return null;
  const missing = complete - without;
  return missing === 2 ? 'both calendar permissions are missing' : 'the calendar permissions are missing';
}
