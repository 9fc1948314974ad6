import type { Article } from '../core/article.ts';
import type { Message } from '../core/message.ts';
import { Claim } from '../core/reading.ts';
import type { Answer } from './answer.ts';
import { factValues } from './facts.ts';
import { locateQuote } from './locate-quote.ts';

const MAX_CLAIMS = 60;

/** The claims that name something of the article and quote words that stand in the message; the rest is dropped. */
export function toClaims(answer: Answer, message: Message, article: Article): Claim[] {
  return answer.claims.slice(0, MAX_CLAIMS).flatMap((said) => toClaim(said, message, article) ?? []);
}

function toClaim(said: Answer['claims'][number], message: Message, article: Article): Claim | null {
  const about = said.kind === 'step' ? { step: said.name } : { fact: said.name };
  if (!allowedValues(said, article).includes(said.value)) return null;
  const place = locateQuote(said.quote, message);
  if (!place) return null;
  return (
    Claim.safeParse({ about, value: said.value, messageId: message.id, ...place, reader: 'model' }).data ??
    null
  );
}

function allowedValues(said: Answer['claims'][number], article: Article): readonly string[] {
  if (said.kind === 'fact') return factValues(article)[said.name] ?? [];
  return article.steps.some((step) => step.id === said.name) ? ['done', 'not_done'] : [];
}
