import type { ArticleMatch, ModelFit } from '../core/reading.ts';
import type { CaseText } from './passages.ts';

/** That a model takes the case for another problem than the article's. */
interface ModelDoubt {
  warning: string;
  /** One step less sure. */
  lowered: (match: ArticleMatch) => ArticleMatch;
}

const LESS = { high: 'medium', medium: 'low', low: 'low' } as const;

/**
 * Null where a model does not doubt the article, or names no words for it that anybody but the desk wrote. It only
 * counts where no message of the case is about the article to the model, and it never makes anything surer.
 */
export function modelDoubt(fits: readonly ModelFit[], text: CaseText): ModelDoubt | null {
  if (fits.some(({ verdict }) => verdict === 'yes')) return null;
  const doubt = fits.findLast((fit) => fit.verdict === 'no' && standsIn(fit, text));
  if (!doubt) return null;
  return {
    warning: `The model takes this for another problem: ${doubt.topic ?? 'none that we have a name for'}.`,
    lowered: (match) => ({ ...match, confidence: LESS[match.confidence] }),
  };
}

function standsIn({ messageId, quote }: ModelFit, { passages }: CaseText): boolean {
  if (!quote) return false;
  return passages.some(
    ({ message, part, start, end }) =>
      message.id === messageId &&
      (part === 'subject') === (quote.where === 'subject') &&
      start < quote.end &&
      end > quote.start,
  );
}
