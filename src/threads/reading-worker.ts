import { parentPort, workerData } from 'node:worker_threads';
import type { LoadedArticle } from '../core/article.ts';
import type { LearnedWeights } from '../core/learned.ts';
import type { CaseReader } from '../core/ports.ts';
import type { DeskSettings } from '../core/settings.ts';
import { createSentenceVectors } from '../embedding/sentence-vectors.ts';
import { createCaseReader } from '../reading/learned/case-reader.ts';

/** What a reading thread is given at its start. */
export interface Library {
  articles: readonly LoadedArticle[];
  settings: DeskSettings;
  /** What was learned about the articles; none: the rules read alone. */
  learned?: readonly LearnedWeights[];
}

/** One question, with what it is asked about. */
export type Question = {
  [What in keyof CaseReader]: { what: What; about: Parameters<CaseReader[What]>[0] };
}[keyof CaseReader];

const { articles, settings, learned: weights = [] }: Library = workerData;
const learned = weights.length > 0 ? { weights, vectors: createSentenceVectors() } : null;
const reader = createCaseReader(articles, settings, learned);

/** Runs beside the main thread: no text, and no mistake in a rule, can hold that up. */
parentPort?.on('message', async (question: Question) => {
  parentPort?.postMessage(await answerTo(question, reader));
});

async function answerTo(
  question: Question,
  { judge, read, newWords, originalText }: CaseReader,
): Promise<unknown> {
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
