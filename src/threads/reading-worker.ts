import { parentPort, workerData } from 'node:worker_threads';
import type { LoadedArticle } from '../core/article.ts';
import type { CaseReader } from '../core/ports.ts';
import type { DeskSettings } from '../core/settings.ts';
import { createRulesReader, type RulesReader } from '../reading/rules-reader.ts';

/** What a reading thread is given at its start. */
export interface Library {
  articles: readonly LoadedArticle[];
  settings: DeskSettings;
}

/** One question, with what it is asked about. */
export type Question = {
  [What in keyof CaseReader]: { what: What; about: Parameters<CaseReader[What]>[0] };
}[keyof CaseReader];

const { articles, settings }: Library = workerData;
const reader = createRulesReader(articles, settings);

/** Runs beside the main thread: no text, and no mistake in a rule, can hold that up. */
parentPort?.on('message', (question: Question) => {
  parentPort?.postMessage(answerTo(question, reader));
});

function answerTo(question: Question, { judge, read, newWords, originalText }: RulesReader): unknown {
  switch (question.what) {
    case 'judge':
      return judge(question.about);
    case 'read':
      return read(question.about);
    case 'newWords':
      return newWords(question.about);
    case 'originalText':
      return originalText(question.about);
  }
}
