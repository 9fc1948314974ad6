import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createChartRenderer } from '../charts/chart-renderer.ts';
import { type Config, loadEnvFile, readConfig } from '../config.ts';
import { isBeating } from '../files/heartbeat.ts';
import { makeSummary } from '../jobs/make-summary.ts';
import { createLog } from '../log.ts';
import { readPrompts } from '../prompts.ts';
import { keysOf } from '../redis/keys.ts';
import { createLookup } from '../redis/lookup.ts';
import { createRecords } from '../redis/records.ts';
import { createSpending } from '../redis/spending.ts';
import { summaryText } from '../writing/summary-mail.ts';
import type { Screen } from './command/progress.ts';
import { type ReachedRedis, reachRedis } from './command/reach-redis.ts';
import { runCommand } from './command/run-command.ts';
import { withOptions } from './command/with-options.ts';
import { oweOnce } from './summary/owe-once.ts';
import { parseOptions, type SummaryOptions, USAGE } from './summary/parse-options.ts';

export interface SummaryIo {
  stdout: Screen;
  stderr: Screen;
}

/** Posts or prints a week's summary. The exit code: 0, 1 where it was posted already, 2 for bad usage. */
export async function runSummary(args: string[], io: SummaryIo, readSettings: () => Config): Promise<number> {
  return withOptions(parseOptions(args), USAGE, io, async (options) => {
    const config = readSettings();
    const log = createLog({ level: 'error', pretty: io.stderr.isTTY === true });
    const { redis, close } = await reachRedis(config, log);
    try {
      if (options.dryRun) return await print(options, io, config, redis);
      const keys = keysOf(config.deskId);
      const records = createRecords(redis, keys, config.desk.timeZone);
      const why = await oweOnce(options.week, { records, again: options.again, now: Date.now, log });
      return await tell(options.week, why, io, config);
    } finally {
      await close();
    }
  });
}

async function print(
  { week, out }: SummaryOptions,
  { stdout }: SummaryIo,
  config: Config,
  redis: ReachedRedis['redis'],
): Promise<number> {
  const keys = keysOf(config.deskId);
  const { timeZone } = config.desk;
  const spending = createSpending(redis, keys, timeZone);
  const { articles } = await readPrompts();
  const parts = {
    records: createRecords(redis, keys, timeZone),
    lookup: createLookup(redis, keys),
    articles,
    charts: out === null ? { draw: async () => [] } : createChartRenderer(),
    spentInWeek: async (one: string) => (config.openai ? spending.spentInWeek(one) : null),
    clock: { now: Date.now },
    settings: config.desk,
  };
  // Slack is not asked: where the cards lie stands in the post.
  const naming = { key: `summary-${week}`, linkTo: async () => null };
  const { report, pictures } = await makeSummary(parts, week, naming);
  stdout.write(`${summaryText(report)}\n`);
  if (out === null) return 0;
  await mkdir(out, { recursive: true });
  for (const { key, alt, png } of pictures) {
    const path = join(out, `${key}.png`);
    await writeFile(path, png);
    stdout.write(`\n${path}\n${alt}\n`);
  }
  return 0;
}

async function tell(week: string, why: string | null, io: SummaryIo, config: Config): Promise<number> {
  if (why !== null) {
    io.stderr.write(`${why}\n`);
    return 1;
  }
  const runs = await isBeating(config.dataDir, { now: Date.now });
  const soon = runs ? 'in some seconds' : 'once stepcheck runs';
  io.stdout.write(`The summary of ${week} appears in the review channel ${soon}.\n`);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand({
    usage: USAGE,
    run: (args) =>
      runSummary(args, process, () => {
        loadEnvFile();
        return readConfig();
      }),
  });
}
