import type { LoadedArticle } from '../core/article.ts';
import { type Token, tokensOf } from './tokens.ts';
import { createMatcher, type Found } from './wordings.ts';

/** An article's vocabulary, ready to be looked for. Made once an article: taking its wordings apart is the dear part. */
export interface Lexicon {
  article: LoadedArticle;
  /** Where one of these wordings stands in a sentence. `named`: the stand-ins of sets (he, they) count. */
  find(wordings: readonly string[] | undefined, sentence: string, named?: boolean): Found[];
  /** Whether those who can act for the firm are named here: from then on "they" may be them. */
  namesAdmin(sentence: string): boolean;
}

/** The same sentences are looked at again and again within one case, and rarely after it. */
const SENTENCES_KEPT = 500;

export function createLexicon(article: LoadedArticle): Lexicon {
  const { words, stand_ins: standIns } = article.vocabulary;
  const matcher = createMatcher({ words, standIns });
  const tokens = new Map<string, Token[]>();

  function tokensIn(sentence: string): Token[] {
    const known = tokens.get(sentence);
    if (known !== undefined) return known;
    const fresh = tokensOf(sentence);
    if (tokens.size >= SENTENCES_KEPT) tokens.clear();
    tokens.set(sentence, fresh);
    return fresh;
  }

  function find(wordings: readonly string[] | undefined, sentence: string, named = false): Found[] {
    return wordings === undefined ? [] : matcher.find(wordings, tokensIn(sentence), sentence, named);
  }

  return { article, find, namesAdmin: (sentence) => find(words.admin, sentence).length > 0 };
}
