import type { LoadedArticle } from '../core/article.ts';
import type { CaseText } from './passages.ts';
import type { SeenPicture } from './seen-pictures.ts';

/** The error codes of the article's own problem that the customer named or showed. */
export function namedCodes(
  { error_codes: codes }: LoadedArticle,
  { passages }: CaseText,
  pictures: readonly SeenPicture[],
): string[] {
  return codes
    .filter(({ applies }) => applies)
    .map(({ code }) => code)
    .filter((code) => {
      const named = new RegExp(`(?<![\\p{L}\\p{N}])${code}(?![\\p{L}\\p{N}])`, 'iu');
      return (
        passages.some(({ text }) => named.test(text)) ||
        pictures.some(({ shot }) => shot.codes.includes(code))
      );
    });
}
