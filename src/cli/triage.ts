import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../config.ts';
import { DEFAULT_DESK_NAME } from '../config-settings.ts';
import { intakeItem } from '../core/intake.ts';
import type { Articles, ReceivedMessage, Understand } from '../core/ports.ts';
import type { Report } from '../core/report.ts';
import { pictureMessage } from '../email/picture-message.ts';
import { loadArticles } from '../files/articles.ts';
import { createLexicon, type Lexicon } from '../reading/lexicon.ts';
import { readCase } from '../reading/read-case.ts';
import { toReport } from '../reading/report.ts';
import { createMailReader } from '../threads/mail-reader.ts';
import { writeDraft } from '../writing/draft.ts';
import { createProgress } from './command/progress.ts';
import { inWords, runCommand } from './command/run-command.ts';
import { withOptions } from './command/with-options.ts';
import { type CasePictures, createCasePictures, noCasePictures } from './triage/case-pictures.ts';
import { findInputs, type TriageInput } from './triage/find-inputs.ts';
import { parseOptions, type TriageOptions, USAGE } from './triage/parse-options.ts';
import { painter, printReport } from './triage/print-report.ts';

export interface TriageIo {
  stdout: { isTTY?: boolean; write(text: string): unknown };
  stderr: { isTTY?: boolean; write(text: string): unknown };
}

const READ_WITHIN_MS = 15_000;
const MAX_MEMORY_MB = 512;

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
  return readAll(options, { articles, lexicons: articles.all.map(createLexicon) }, io);
}

interface Library {
  articles: Articles;
  lexicons: readonly Lexicon[];
}

async function readAll(options: TriageOptions, library: Library, io: TriageIo): Promise<number> {
  let failed = 0;
  const fail = (what: string): void => {
    failed += 1;
    io.stderr.write(`${what}\n`);
  };
  const inputs = await findInputs(options.paths, fail);
  const progress = createProgress(inputs.length, io.stderr);
  const reader = createMailReader({
    timeoutMs: READ_WITHIN_MS,
    maxMemoryMb: MAX_MEMORY_MB,
    trustedAuthServers: [],
  });
  const pictures = options.ocr ? createCasePictures() : noCasePictures();
  const paint = painter(io.stdout.isTTY === true);
  try {
    for (const [index, input] of inputs.entries()) {
      try {
        const report = await reportOn(input, options, library, { understand: reader.understand, pictures });
        const article = report.article && library.articles.byId(report.article.id);
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

interface Eyes {
  understand: Understand;
  pictures: CasePictures;
}

async function reportOn(
  input: TriageInput,
  options: TriageOptions,
  { articles, lexicons }: Library,
  eyes: Eyes,
): Promise<Report> {
  const began = performance.now();
  const received = await receive(input, eyes.understand);
  const { message } = received;
  const reading = readCase({
    messages: [message],
    pictures: await eyes.pictures.of(received),
    lexicons,
    articleId: options.articleId ?? undefined,
    ownAddresses: options.ownAddresses,
  });
  const written = writeDraft({
    reading,
    article: reading.article && articles.byId(reading.article.id),
    recipientName: message.sender.name,
    subject: message.subject,
    deskName: DEFAULT_DESK_NAME,
  });
  const draft = 'draft' in written ? written.draft : null;
  return toReport(input.file, reading, [message], draft, Math.round(performance.now() - began));
}

async function receive(input: TriageInput, understand: Understand): Promise<ReceivedMessage> {
  const bytes = await readFile(input.file);
  if (input.kind === 'picture') return pictureMessage(input.file, bytes);
  const item = intakeItem({
    v: 1,
    id: 'triage',
    channel: 'email',
    origin: 'file',
    receivedAt: 0,
    envelopeFrom: null,
  });
  return understand(item, bytes);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand({ usage: USAGE, run: (args) => runTriage(args, process) });
}
