import type { Parts } from './parts.ts';

/** More than these are counted, not named. */
const NAMED = 20;

/**
 * Says in the log which open cases were read with another version of their article than the one of today: they stay as
 * they were read until somebody writes in them. Returns their ids.
 */
export async function tellChangedArticles(
  parts: Pick<Parts, 'records' | 'lookup' | 'articles' | 'log'>,
): Promise<string[]> {
  const touched: string[] = [];
  for (const id of await parts.lookup.openTickets()) {
    const ticket = await parts.records.ticket(id);
    const { article, articleVersion } = ticket?.reading ?? {};
    const today = article && parts.articles.byId(article.id);
    if (today && today.version !== articleVersion) touched.push(id);
  }
  if (touched.length === 0) return [];
  parts.log.warn(
    { cases: touched.length, first: touched.slice(0, NAMED) },
    'An article has changed since these open cases were read. What would change in them: npm run -s replay',
  );
  return touched;
}
