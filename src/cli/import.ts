import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, loadEnvFile, readConfig } from '../config.ts';
import { StepcheckError } from '../core/errors.ts';
import { isBeating } from '../files/heartbeat.ts';
import { openFiles } from '../files/open-files.ts';
import { plainLine } from './command/plain-line.ts';
import type { Screen } from './command/progress.ts';
import { reasonInWords, runCommand } from './command/run-command.ts';
import { withOptions } from './command/with-options.ts';
import { awaitDesk } from './import/await-desk.ts';
import { askHowManyKnown } from './import/count-known.ts';
import { findFiles, type Refusal } from './import/find-files.ts';
import { type ImportOptions, parseOptions, USAGE } from './import/parse-options.ts';
import { type ImportSummary, printSummary } from './import/print-summary.ts';
import { takeFiles } from './import/take-files.ts';
import { createTaker } from './import/take-mails.ts';

export interface ImportIo {
  stdout: Screen;
  stderr: Screen;
  /** Ctrl-C: ends the import where it stands, or only the waiting for the desk. */
  stop: AbortSignal;
}

type ImportConfig = Pick<Config, 'dataDir' | 'filesKey' | 'smtp' | 'redisUrl' | 'deskId' | 'desk'>;

const STOPPED = 130;

/**
 * Puts mail of the past into the desk's intake, where a running desk finds it. The exit code: 0, 1 where something was
 * refused, 2 for bad usage, 130 where it was stopped.
 */
export async function runImport(
  args: string[],
  io: ImportIo,
  readSettings: () => ImportConfig,
): Promise<number> {
  return withOptions(parseOptions(args), USAGE, io, (options) => importAll(options, readSettings(), io));
}

async function importAll(options: ImportOptions, config: ImportConfig, io: ImportIo): Promise<number> {
  const folder = join(config.dataDir, 'files');
  await checkOwner(folder);
  const store = openFiles(config);
  const taker = await createTaker(store, { cards: options.cards, now: Date.now });
  const refused: Refusal[] = [];
  const flawed: Refusal[] = [];
  const tell = (list: Refusal[]) => (refusal: Refusal) => {
    const { file, mail, reason } = refusal;
    list.push(refusal);
    io.stderr.write(
      `${plainLine(mail === null ? `${file}: ${reason}` : `${file}, mail ${mail}: ${reason}`)}\n`,
    );
  };
  const { files, leftOut } = await findFiles(options.paths, { fail: tell(refused), leave: tell([]) });
  const failure = await takeFiles(files, {
    maxBytes: config.smtp.maxBytes,
    taker,
    refuse: tell(refused),
    warn: tell(flawed),
    stop: io.stop,
    screen: io.stderr,
  }).then(
    () => (io.stop.aborted ? 'Stopped.' : null),
    (error: unknown) => plainLine(reasonInWords(error)),
  );
  const stopped = io.stop.aborted;

  const isRunning = () => isBeating(config.dataDir, { now: Date.now });
  const waiting = await awaitDesk({ store, ids: taker.ids, isRunning, stop: io.stop, screen: io.stderr });
  const deskRuns = await isRunning();
  const taken = taker.taken();
  const known = deskRuns && taken.length > 0 ? await askHowManyKnown(taken, config) : 0;
  const summary: ImportSummary = {
    taken: taken.length - known,
    already: taker.already() + known,
    refused,
    flawed,
    leftOut,
    cards: options.cards,
    deskRuns,
    waiting,
  };
  io.stdout.write(`${options.json ? JSON.stringify(summary) : printSummary(summary)}\n`);
  if (failure !== null)
    io.stderr.write(`${failure} Import the same again for the rest: nothing is doubled.\n`);
  if (stopped) return STOPPED;
  return refused.length === 0 && failure === null ? 0 : 1;
}

/** The desk could not read what another user stores for it. */
async function checkOwner(folder: string): Promise<void> {
  const owner = (await stat(folder).catch(() => null))?.uid;
  const own = process.getuid?.();
  if (owner === undefined || own === undefined || owner === own) return;
  throw new StepcheckError(
    'other_user',
    'person',
    `The data folder ${folder} belongs to another user (${owner}): run this as that user, so that the desk can read what is imported.`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const stop = new AbortController();
  // Once: a second Ctrl-C ends the command at once, as it would any other.
  process.once('SIGINT', () => stop.abort());
  await runCommand({
    usage: USAGE,
    run: (args) =>
      runImport(args, { stdout: process.stdout, stderr: process.stderr, stop: stop.signal }, () => {
        loadEnvFile();
        return readConfig();
      }),
  });
}
