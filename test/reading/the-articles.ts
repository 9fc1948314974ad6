import { fileURLToPath } from 'node:url';
import type { LoadedArticle } from '../../src/core/article.ts';
import { loadArticles } from '../../src/files/articles.ts';

/** The product's own articles, as it loads them at start. */
export async function theArticles(): Promise<readonly LoadedArticle[]> {
  const folder = fileURLToPath(new URL('../../../prompts/articles', import.meta.url));
  return (await loadArticles(folder)).all;
}
