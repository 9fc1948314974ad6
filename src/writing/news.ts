import type { Article } from '../core/article.ts';
import type { Reading } from '../core/reading.ts';
import { screenTitle } from '../core/screen-title.ts';

/** What further words of the customer changed: "3 of 6 → 5 of 6 steps done: Retry the connection, ...". Null: nothing to compare. */
export function newsOf(before: Reading | null, after: Reading, article: Article | null): string | null {
  if (!before?.article || after.article?.id !== before.article.id || !article) return null;
  if (after.resolved && !before.resolved) return 'New: the customer says that it works now.';
  const title = (id: string) => article.steps.find((step) => step.id === id)?.title ?? id;
  const [was, is] = [stepsDone(before), stepsDone(after)];
  const gained = is.filter((id) => !was.includes(id)).map(title);
  const lost = was.filter((id) => !is.includes(id)).map(title);
  const steps = [
    ...(gained.length > 0 ? [gained.join(', ')] : []),
    ...(lost.length > 0 ? [`no longer: ${lost.join(', ')}`] : []),
  ];
  const moved = `${was.length} of ${before.ledger.length} → ${is.length} of ${after.ledger.length} steps done`;
  const news = [
    ...(steps.length > 0 ? [`${moved}: ${steps.join('; ')}`] : []),
    ...newScreens(before, after),
    ...newCount(before, after),
    ...(after.needsPerson && !before.needsPerson ? [after.needsPerson] : []),
  ];
  return news.length === 0 ? 'New message: nothing changed in the steps.' : `New: ${news.join(' · ')}`;
}

function stepsDone({ ledger }: Reading): string[] {
  return ledger.filter(({ status }) => status === 'done').map(({ step }) => step);
}

function newScreens(before: Reading, after: Reading): string[] {
  const seen = new Set(before.screenshots.map(({ sha256 }) => sha256));
  const titles = after.screenshots
    .filter(({ sha256, decoration }) => !seen.has(sha256) && !decoration)
    .flatMap(({ screen }) => screenTitle(screen) ?? []);
  return [...new Set(titles)].map((title) => `screenshot of "${title}"`);
}

function newCount(before: Reading, after: Reading): string[] {
  const [was, is] = [before, after].map(({ scopes }) => scopes.reported ?? scopes.fromScreenshot);
  return is == null || is === was ? [] : [`${is} permissions reported`];
}
