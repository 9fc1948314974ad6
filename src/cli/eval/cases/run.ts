import { join } from 'node:path';
import { loadEnvFile, projectRoot, readConfig } from '../../../config.ts';
import { StepcheckError } from '../../../core/errors.ts';
import { loadArticles } from '../../../files/articles.ts';
import { createModelReader } from '../../../openai/model-reader.ts';
import { readPrompts } from '../../../prompts.ts';
import { createMailReader } from '../../../threads/mail-reader.ts';
import { obtainLearned } from '../../command/learned.ts';
import { createCasePictures, noCasePictures } from '../../triage/case-pictures.ts';
import { lexiconsOf, READ_LIMITS } from '../../triage/read-input.ts';
import type { EvalIo } from '../io.ts';
import type { CasesOptions } from '../parse-options.ts';
import { type AskedModel, createAskModel } from './ask-model.ts';
import { compareRuns, printCompared } from './compare.ts';
import { evalCases } from './eval-cases.ts';
import { printFigures, printMisses } from './print-cases.ts';
import { readBaseline } from './read-baseline.ts';
import { readCaseLabels, unlabelled } from './read-labels.ts';
import { type CasesResult, resultOf } from './result.ts';

// A model takes its time: a few mails wait for it side by side.
const AT_ONCE = { rules: 1, model: 4 };

/** Reads labelled mails and says how well. The exit code: 0, 1 where a mail could not be read, 2 for bad usage. */
export async function runCases(options: CasesOptions, io: EvalIo): Promise<number> {
  const { folder, figuresOnly } = options;
  const articles = await loadArticles(join(projectRoot, 'prompts', 'articles'));
  const labels = await readCaseLabels(folder, articles);
  if ('wrong' in labels) return refuse(labels.wrong, io);
  const baseline = options.baseline === null ? null : await readBaseline(options.baseline);
  if (baseline && 'wrong' in baseline) return refuse(baseline.wrong, io);
  const strangers = await unlabelled(folder, labels);
  if (strangers.length > 0) io.stderr.write(`no label, so not measured: ${strangers.join(', ')}\n`);

  const model = options.model ? await askedModel() : null;
  const learned = await obtainLearned(options.learned, articles);
  const reader = createMailReader(READ_LIMITS);
  const pictures = options.ocr ? createCasePictures() : noCasePictures();
  try {
    const began = performance.now();
    const eyes = {
      articles,
      lexicons: lexiconsOf(articles),
      ownAddresses: options.ownAddresses,
      understand: reader.understand,
      pictures,
      learned,
      askModel: model?.askModel,
      picturesRead: options.ocr,
      atOnce: model ? AT_ONCE.model : AT_ONCE.rules,
    };
    const { scores, unread } = await evalCases(labels, folder, eyes, io.stderr);
    const ms = Math.round(performance.now() - began);
    const result = resultOf(scores, { unread, ms, model: model?.totals() ?? null });
    io.stdout.write(`${told(figuresOnly ? { ...result, misses: null } : result, baseline, options.json)}\n`);
    return unread.length === 0 ? 0 : 1;
  } finally {
    await reader.close();
    await pictures.close();
  }
}

function told(result: CasesResult, baseline: CasesResult | null, json: boolean): string {
  const compared = baseline && compareRuns(baseline, result);
  if (json) return JSON.stringify(compared ? { ...result, compared } : result);
  return [
    printFigures(result),
    ...(result.misses ? [printMisses(result.misses)] : []),
    ...(compared ? [printCompared(compared)] : []),
  ].join('\n\n');
}

async function askedModel(): Promise<AskedModel> {
  loadEnvFile();
  const { openai } = readConfig();
  if (!openai) {
    throw new StepcheckError(
      'no_model',
      'person',
      'No model is set. Set OPENAI_API_KEY, or leave out --model.',
    );
  }
  const { readPrompt } = await readPrompts();
  return createAskModel(createModelReader({ ...openai, prompt: readPrompt }));
}

function refuse(wrong: string, io: EvalIo): number {
  io.stderr.write(`${wrong}\n`);
  return 2;
}
