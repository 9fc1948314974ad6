import type { Article } from '../core/article.ts';
import type { Message } from '../core/message.ts';
import type { Claim } from '../core/reading.ts';
import type { Answer } from './answer.ts';
import { locateQuote } from './locate-quote.ts';

const MAX_CLAIMS = 60;

/** The claims that name a step of the article and quote words that stand in the message; the rest is dropped. */
export function toClaims(answer: Answer, message: Message, article: Article): Claim[] {
  return answer.claims.slice(0, MAX_CLAIMS).flatMap(({ step, status, quote }) => {
    const place = locateQuote(quote, message);
    const known = article.steps.some(({ id }) => id === step);
    return known && place ? [{ step, status, messageId: message.id, ...place }] : [];
  });
}
