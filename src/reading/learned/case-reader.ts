import type { LoadedArticle } from '../../core/article.ts';
import type { CaseReader } from '../../core/ports.ts';
import type { DeskSettings } from '../../core/settings.ts';
import { createRulesReader } from '../rules-reader.ts';
import { type Learned, readLearned } from './read-learned.ts';

/** Reads by the rules, and cases by what was learned too, where that is given. */
export function createCaseReader(
  articles: readonly LoadedArticle[],
  settings: DeskSettings,
  learned: Learned | null,
): CaseReader {
  const rules = createRulesReader(articles, settings);
  return {
    judge: async (message) => rules.judge(message),
    read: (unread) => readLearned(rules.toRead(unread), learned),
    newWords: async (message) => rules.newWords(message),
    originalText: async (message) => rules.originalText(message),
  };
}
