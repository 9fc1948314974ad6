import type { Article } from '../core/article.ts';

/** What an article calls a step; its id where no article knows it any more. */
export function stepTitle(articles: readonly Pick<Article, 'steps'>[], id: string): string {
  return articles.flatMap(({ steps }) => steps).find((step) => step.id === id)?.title ?? id;
}
