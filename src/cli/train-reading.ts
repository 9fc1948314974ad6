import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../config.ts';
import { StepcheckError } from '../core/errors.ts';
import type { LearnedWeights } from '../core/learned.ts';
import type { Articles } from '../core/ports.ts';
import { createSentenceVectors } from '../embedding/sentence-vectors.ts';
import { loadArticles } from '../files/articles.ts';
import { packLearnedWeights } from '../files/learned-weights.ts';
import { createLexicon } from '../reading/lexicon.ts';
import { createMailReader } from '../threads/mail-reader.ts';
import { createProgress, type Screen } from './command/progress.ts';
import { readOptions } from './command/read-options.ts';
import { runCommand } from './command/run-command.ts';
import { type Parsed, withOptions } from './command/with-options.ts';
import { readCaseLabels } from './eval/cases/read-labels.ts';
import { crossCheck, foldOf } from './train-reading/cross-check.ts';
import type { Example } from './train-reading/example.ts';
import { measured, ownMessages, ownSentences } from './train-reading/examples.ts';
import { mailSentences } from './train-reading/mail-sentences.ts';
import { placeLabels } from './train-reading/place-labels.ts';
import { train } from './train-reading/train.ts';
import { READ_LIMITS } from './triage/read-input.ts';

interface TrainOptions {
  article: string;
  check: boolean;
}

interface TrainIo {
  stdout: { write(text: string): unknown };
  stderr: Screen;
}

const LEARNED_FOLDER = join(projectRoot, 'prompts', 'learned');

const USAGE = `Usage: npm run -s train-reading [-- --check]

Learns from the sentences and messages in test/trained-on/ARTICLE and from the mails in test/cases/worked-on what a
sentence says of the article's steps, and writes it to prompts/learned. The same input gives the same files.

  -h, --help    print this
  --check       write nothing: measure instead what it gives on mails that nothing was learned from
  --article ID  the article (microsoft-admin-approval)`;

const KNOWN = {
  check: { type: 'boolean', default: false },
  article: { type: 'string', default: 'microsoft-admin-approval' },
} as const;

function parseOptions(args: readonly string[]): Parsed<TrainOptions> {
  return readOptions(args, KNOWN, ({ check, article }, paths) =>
    paths.length > 0 ? { wrong: `"${paths[0]}" is one word too many.` } : { check, article },
  );
}

async function trainReading({ article: id, check }: TrainOptions, io: TrainIo): Promise<number> {
  const articles = await loadArticles(join(projectRoot, 'prompts', 'articles'));
  const mails = join(projectRoot, 'test', 'cases', 'worked-on');
  const { understand, close } = createMailReader(READ_LIMITS);
  const vectors = createSentenceVectors();
  try {
    const { examples, labels, steps } = await collect(id, { articles, mails, understand, vectors, io });
    const first = train(
      examples.filter(({ group }) => group === null),
      { article: id, steps, networks: 2 },
    );
    const placed = placeLabels(examples, first);
    if (check) {
      const trainWithout = (fold: number) =>
        train(
          placed.filter(({ mail }) => mail === null || foldOf(mail) !== fold),
          { article: id, steps, networks: 2 },
        );
      await crossCheck(labels, mails, { articles, understand, vectors }, trainWithout, io);
      return 0;
    }
    await save(train(placed, { article: id, steps, networks: 3 }));
    io.stdout.write(`Learned from ${placed.length} sentences: ${join(LEARNED_FOLDER, id)}.json and .bin\n`);
    return 0;
  } finally {
    await close();
  }
}

async function collect(
  id: string,
  {
    articles,
    mails,
    understand,
    vectors,
    io,
  }: {
    articles: Articles;
    mails: string;
    understand: ReturnType<typeof createMailReader>['understand'];
    vectors: ReturnType<typeof createSentenceVectors>;
    io: TrainIo;
  },
) {
  const article = articles.byId(id);
  if (!article) throw unfit(`There is no article "${id}".`);
  const labels = await readCaseLabels(mails, articles);
  if ('wrong' in labels) throw unfit(labels.wrong);
  const lexicon = createLexicon(article);
  const steps = article.steps.map((step) => step.id);
  const folder = join(projectRoot, 'test', 'trained-on', id);
  const rows = [
    ...(await ownSentences(folder, steps)),
    ...(await ownMessages(folder, steps)),
    ...(await mailSentences(labels, mails, lexicon, understand)),
  ];
  const progress = createProgress(rows.length, io.stderr);
  const examples: Example[] = await measured(rows, lexicon, vectors, (done) => progress.step(done));
  progress.end();
  return { examples, labels, steps };
}

async function save(weights: LearnedWeights): Promise<void> {
  const { description, bytes } = packLearnedWeights(weights);
  await mkdir(LEARNED_FOLDER, { recursive: true });
  await writeFile(join(LEARNED_FOLDER, `${weights.article}.bin`), bytes);
  await writeFile(join(LEARNED_FOLDER, `${weights.article}.json`), description);
}

function unfit(why: string): StepcheckError {
  return new StepcheckError('cannot_train', 'person', why);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const run = (args: string[]) =>
    withOptions(parseOptions(args), USAGE, process, (options) => trainReading(options, process));
  await runCommand({ usage: USAGE, run });
}
