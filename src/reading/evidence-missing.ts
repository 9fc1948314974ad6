import type { LoadedArticle } from '../core/article.ts';
import type { EvidenceKind, Scopes } from '../core/reading.ts';
import type { SeenPicture } from './seen-pictures.ts';

/**
 * What the article wants to see before somebody can look into the case, as far as it has not come (rule 19). A picture
 * that came and cannot be read has come; "at least 6" is no count.
 */
export function evidenceMissing(
  article: LoadedArticle,
  stage: string,
  scopes: Scopes,
  pictures: readonly SeenPicture[],
): EvidenceKind[] {
  if (!article.evidence.stages.includes(stage)) return [];
  return article.evidence.wanted.filter((wanted) => {
    if (wanted === 'screenshot') return pictures.length === 0;
    return scopes.reported === null && scopes.counted?.worth !== 'exact';
  });
}
