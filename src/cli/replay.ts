import { fileURLToPath } from 'node:url';
import { type Config, loadEnvFile, readConfig } from '../config.ts';
import { asStepcheckError } from '../core/errors.ts';
import { openFiles } from '../files/open-files.ts';
import { type Replayed, replayCase } from '../jobs/replay-case.ts';
import { createLog } from '../log.ts';
import { readPrompts } from '../prompts.ts';
import { keysOf } from '../redis/keys.ts';
import { createLookup } from '../redis/lookup.ts';
import { createRecords } from '../redis/records.ts';
import { createReadingThread } from '../threads/reading-thread.ts';
import { plainLine } from './command/plain-line.ts';
import { createProgress, type Screen } from './command/progress.ts';
import { reachRedis } from './command/reach-redis.ts';
import { runCommand } from './command/run-command.ts';
import { withOptions } from './command/with-options.ts';
import { parseOptions, type ReplayOptions, USAGE } from './replay/parse-options.ts';
import { ticketsToRead } from './replay/tickets-to-read.ts';

const READ_LIMITS = { timeoutMs: 15_000, maxMemoryMb: 256 };

interface Io {
  stdout: Screen;
  stderr: Screen;
}

/** Says what would change if stored tickets were read today. The exit code: 0, 1 where one cannot be read, 2 for bad usage. */
export async function runReplay(args: string[], io: Io, readSettings: () => Config): Promise<number> {
  return withOptions(parseOptions(args), USAGE, io, (options) => replay(options, io, readSettings()));
}

async function replay(options: ReplayOptions, io: Io, config: Config): Promise<number> {
  const { articles, screens } = await readPrompts();
  const log = createLog({ level: 'error', pretty: io.stderr.isTTY === true });
  const { redis, close } = await reachRedis(config, log);
  const reader = createReadingThread({ ...READ_LIMITS, articles: articles.all, settings: config.desk });
  try {
    const keys = keysOf(config.deskId);
    const { timeZone } = config.desk;
    const parts = {
      records: createRecords(redis, keys, timeZone),
      files: openFiles(config),
      articles,
      settings: config.desk,
      reader,
      pictureVersion: screens.version,
      readsPictures: config.ocr !== null,
    };
    const ids = await ticketsToRead(createLookup(redis, keys), options, { now: Date.now(), timeZone });
    const progress = createProgress(ids.length, io.stderr, { plain: true });
    const counted = { read: 0, changed: 0, failed: 0 };
    for (const [index, id] of ids.entries()) {
      try {
        const ticket = await parts.records.ticket(id);
        const replayed = ticket && (await replayCase(parts, ticket));
        if (replayed) counted.read += 1;
        if (replayed && (replayed.changes.length > 0 || replayed.otherArticle)) {
          counted.changed += 1;
          io.stdout.write(
            options.json ? `${JSON.stringify({ ticket: id, ...replayed })}\n` : told(id, replayed),
          );
        }
      } catch (thrown) {
        counted.failed += 1;
        io.stderr.write(`${id} could not be read: ${asStepcheckError(thrown).message}\n`);
      }
      progress.step(index + 1);
    }
    progress.end();
    if (!options.json) {
      io.stdout.write(`${counted.read} read again, ${counted.changed} differ, ${counted.failed} failed.\n`);
    }
    return counted.failed > 0 ? 1 : 0;
  } finally {
    await reader.close();
    await close();
  }
}

function told(id: string, { changes, otherArticle, hadModel }: Replayed): string {
  const lines = changes.map(({ what, before, after }) =>
    what === 'draft' ? '  the draft reads otherwise' : `  ${what}: ${before} -> ${after}`,
  );
  if (otherArticle) lines.unshift('  its article is another one, or has changed since');
  if (hadModel) lines.push('  a model had read along; here the rules read alone');
  return `${[id, ...lines].map((line) => line.slice(0, 2) + plainLine(line.slice(2))).join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand({
    usage: USAGE,
    run: (args) =>
      runReplay(args, process, () => {
        loadEnvFile();
        return readConfig();
      }),
  });
}
