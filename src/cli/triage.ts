import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../config.ts';
import type { Articles } from '../core/ports.ts';
import { loadArticles } from '../files/articles.ts';
import { createMailReader } from '../threads/mail-reader.ts';
import { obtainLearned } from './command/learned.ts';
import { createProgress } from './command/progress.ts';
import { inWords, runCommand } from './command/run-command.ts';
import { withOptions } from './command/with-options.ts';
import { createCasePictures, noCasePictures } from './triage/case-pictures.ts';
import { findInputs } from './triage/find-inputs.ts';
import { parseOptions, type TriageOptions, USAGE } from './triage/parse-options.ts';
import { painter, printReport } from './triage/print-report.ts';
import { lexiconsOf, READ_LIMITS, readInput } from './triage/read-input.ts';

export interface TriageIo {
  stdout: { isTTY?: boolean; write(text: string): unknown };
  stderr: { isTTY?: boolean; write(text: string): unknown };
}

/** Reads files and folders and prints a reading report for each. The exit code: 0, 1 where an input failed, 2 for bad usage. */
export async function runTriage(
  args: string[],
  io: TriageIo,
  folder = join(projectRoot, 'prompts', 'articles'),
): Promise<number> {
  return withOptions(parseOptions(args), USAGE, io, (options) => triage(options, io, folder));
}

async function triage(options: TriageOptions, io: TriageIo, folder: string): Promise<number> {
  const articles = await loadArticles(folder);
  if (options.articleId !== null && articles.byId(options.articleId) === null) {
    const known = articles.all.map(({ id }) => id).join(', ');
    io.stderr.write(`There is no article "${options.articleId}". Use one of: ${known}.\n`);
    return 2;
  }
  return readAll(options, articles, io);
}

async function readAll(options: TriageOptions, articles: Articles, io: TriageIo): Promise<number> {
  let failed = 0;
  const fail = (what: string): void => {
    failed += 1;
    io.stderr.write(`${what}\n`);
  };
  const learned = await obtainLearned(options.learned, articles);
  const inputs = await findInputs(options.paths, fail);
  const progress = createProgress(inputs.length, io.stderr);
  const reader = createMailReader(READ_LIMITS);
  const pictures = options.ocr ? createCasePictures() : noCasePictures();
  const eyes = {
    articles,
    lexicons: lexiconsOf(articles),
    articleId: options.articleId ?? undefined,
    ownAddresses: options.ownAddresses,
    understand: reader.understand,
    pictures,
    learned,
  };
  const paint = painter(io.stdout.isTTY === true);
  try {
    for (const [index, input] of inputs.entries()) {
      try {
        const { report } = await readInput(input, eyes);
        const article = report.article && articles.byId(report.article.id);
        const line = options.json ? JSON.stringify(report) : printReport(report, article, paint);
        if (!options.json) progress.end();
        io.stdout.write(`${line}\n`);
      } catch (error) {
        fail(inWords(error, input.file));
      }
      progress.step(index + 1);
    }
  } finally {
    progress.end();
    await reader.close();
    await pictures.close();
  }
  return failed === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand({ usage: USAGE, run: (args) => runTriage(args, process) });
}
