import type { LoadedArticle } from '../core/article.ts';
import { createNamesIn, type NamesIn } from './permissions/names-in.ts';
import { createMatcher, type Found, type Known, NOTHING_KNOWN } from './wordings.ts';

/** An article's vocabulary, ready to be looked for. Made once an article: taking its wordings apart is the dear part. */
export interface Lexicon {
  article: LoadedArticle;
  /** Where one of these wordings stands in a sentence, by what is known of the case. */
  find(wordings: readonly string[] | undefined, sentence: string, known?: Known): readonly Found[];
  /** Whether those who can act for the firm are named here: from then on "they" may be them. */
  namesAdmin(sentence: string): boolean;
  /** The permissions that a text names, by the article's catalogue. */
  permissionsIn: NamesIn;
}

export function createLexicon(article: LoadedArticle): Lexicon {
  const { words, stand_ins: standIns } = article.vocabulary;
  const matcher = createMatcher({ words, standIns });
  function find(
    wordings: readonly string[] | undefined,
    sentence: string,
    known = NOTHING_KNOWN,
  ): readonly Found[] {
    return wordings === undefined ? [] : matcher.find(wordings, sentence, known);
  }

  return {
    article,
    find,
    namesAdmin: (sentence) => find(words.admin, sentence).length > 0,
    permissionsIn: article.catalogue === undefined ? () => [] : createNamesIn(article.catalogue),
  };
}
