import type { Article } from '../core/article.ts';
import type { Reading } from '../core/reading.ts';
import type { Phrases } from './phrases/phrases.ts';
import { fill } from './sentences.ts';

/** One sentence where numbers of permissions differ, or where there are more or fewer than expected. Else null. */
export function countsText(reading: Reading, article: Article, phrases: Phrases): string | null {
  const { scopes, resolved } = reading;
  if (resolved) return null;
  if (scopes.verdict === 'conflict') return differText(reading, article, phrases);
  const seen = scopes.reported ?? scopes.fromScreenshot;
  const unexpected = unexpectedText(reading, article, seen);
  if (scopes.verdict !== 'unexpected' || !unexpected || seen === null) return null;
  return fill(expectingOf(reading, article), unexpected).replace('{seen}', String(seen));
}

/** The number without the calendar is wrong only for those who want it. */
function unexpectedText(reading: Reading, article: Article, seen: number | null): string | undefined {
  const { count_unexpected: unexpected, count_lacks_calendar: lacksCalendar } = article.evidence;
  const without = expectingOf(reading, article).expected_counts?.without_calendar;
  return reading.calendar === 'with' && seen === without ? (lacksCalendar ?? unexpected) : unexpected;
}

function differText({ scopes }: Reading, { evidence }: Article, phrases: Phrases): string | null {
  const { reported, fromScreenshot: shown, counted } = scopes;
  if (reported === null || shown === null || shown === reported) {
    return evidence.counts_differ_in_text ?? null;
  }
  const said = counted?.worth === 'at_least' ? phrases.atLeast(shown) : String(shown);
  return evidence.counts_differ?.replace('{said}', String(reported)).replace('{shown}', () => said) ?? null;
}

/** A table may show other numbers than a dialog: what is expected of the screen that was counted. */
function expectingOf({ scopes, screenshots }: Reading, article: Article): Article {
  const { expected_counts: expected } = article;
  const { counted, reported } = scopes;
  if (!expected || !counted || reported !== null) return article;
  const shot = screenshots.find(
    ({ messageId, attachmentId, page }) =>
      messageId === counted.messageId && attachmentId === counted.attachmentId && page === counted.page,
  );
  const ofScreen = shot && expected.by_screen?.[shot.screen];
  return ofScreen ? { ...article, expected_counts: ofScreen } : article;
}
