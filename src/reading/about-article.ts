import type { Message } from '../core/message.ts';
import { languageOf } from './language.ts';
import type { Lexicon } from './lexicon.ts';
import { matchArticle } from './match-article.ts';
import { caseText } from './passages.ts';

/** Whether an article is about this message, by the rules alone. */
export function isAboutArticle(
  message: Message,
  lexicons: readonly Lexicon[],
  ownAddresses: readonly string[],
): boolean {
  const deskNames = lexicons.flatMap(({ article }) => [article.app, ...article.vocabulary.app]);
  const text = caseText([message], { ownAddresses, deskNames });
  const language = languageOf(text.newText.trim() === '' ? message.subject : text.newText);
  return lexicons.some((lexicon) => matchArticle(text, [], lexicon, language).match !== null);
}
