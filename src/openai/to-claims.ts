import type { Article } from '../core/article.ts';
import type { Claim, ModelFit } from '../core/reading.ts';
import type { Given } from './answer.ts';
import type { LocateQuote } from './locate-quote.ts';

const MAX_CLAIMS = 40;

/** The claims that name a step of the article and quote words that stand in the message; the rest is dropped. */
export function toClaims(
  { claims }: Given,
  messageId: string,
  locate: LocateQuote,
  article: Article,
): Claim[] {
  return claims.slice(0, MAX_CLAIMS).flatMap(({ step, status, quote }) => {
    if (!article.steps.some(({ id }) => id === step)) return [];
    const place = locate(quote);
    return place ? [{ step, status, messageId, ...place }] : [];
  });
}

/** Whether it takes the message to be about the article. Of its words for the problem only the article's own are taken. */
export function toFit(
  { about }: Given,
  messageId: string,
  locate: LocateQuote,
  article: Article,
): ModelFit | null {
  if (!about) return null;
  const { topic = null } =
    article.vocabulary.other_problems.find((other) => other.topic === about.problem) ?? {};
  return { messageId, verdict: about.fits, topic, quote: locate(about.quote) };
}
