import type { LoadedArticle } from '../core/article.ts';
import type { CaseReader, CaseToRead } from '../core/ports.ts';
import { type DeskSettings, ownAddresses } from '../core/settings.ts';
import { isAboutArticle } from './about-article.ts';
import { acknowledgeDecision } from './acknowledge.ts';
import type { CaseInput } from './case-input.ts';
import { forwardedCustomer } from './forwarded-customer.ts';
import { createLexicon } from './lexicon.ts';
import { messageKind } from './message-kind.ts';
import { newWords } from './new-words.ts';
import { originalText } from './original-text.ts';
import { readCase } from './read-case.ts';
import { statesProblem } from './states-problem.ts';

/** A case reader that answers at once: for as long as that takes, its thread does nothing else. */
export type RulesReader = {
  [What in keyof CaseReader]: (
    about: Parameters<CaseReader[What]>[0],
  ) => Awaited<ReturnType<CaseReader[What]>>;
} & {
  /** A case with what it is read by. */
  toRead(unread: CaseToRead): CaseInput;
};

/** All that the rules read in messages, for one desk and its articles. Plain data in, plain data out. */
export function createRulesReader(articles: readonly LoadedArticle[], settings: DeskSettings): RulesReader {
  const lexicons = articles.map(createLexicon);
  const { addresses, deskName } = settings;
  const voices = { ownAddresses: addresses, deskNames: [deskName] };
  const toRead = (unread: CaseToRead) => ({ ...unread, lexicons, ownAddresses: addresses });
  return {
    toRead,
    judge(message) {
      const { kind, reason } = messageKind(message, addresses);
      return {
        kind,
        kindReason: reason,
        acknowledge: acknowledgeDecision(message, kind),
        statesProblem: message.thread.channel === 'email' || statesProblem(message, lexicons),
        aboutArticle: settings.acknowledge === 'article' && isAboutArticle(message, lexicons, addresses),
        forwarded: forwardedCustomer(message, ownAddresses(settings)),
      };
    },
    read: (unread) => readCase(toRead(unread)),
    newWords: (message) => newWords(message, voices),
    originalText: (message) => originalText(message, voices),
  };
}
