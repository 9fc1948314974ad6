import type { CaseToRead } from '../core/ports.ts';
import type { Lexicon } from './lexicon.ts';

/** A case with what it is read by. Whoever has but messages leaves out what only the desk knows of them. */
export interface CaseInput extends Partial<Omit<CaseToRead, 'messages'>>, Pick<CaseToRead, 'messages'> {
  /** The articles, taken apart once at start. */
  lexicons: readonly Lexicon[];
  /** Only this article is asked whether it fits. */
  articleId?: string;
  ownAddresses: readonly string[];
}
