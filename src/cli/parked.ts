import { fileURLToPath } from 'node:url';
import { type Config, loadEnvFile, readConfig } from '../config.ts';
import { isBeating } from '../files/heartbeat.ts';
import { createLog } from '../log.ts';
import { keysOf } from '../redis/keys.ts';
import { createLookup } from '../redis/lookup.ts';
import { createRecords } from '../redis/records.ts';
import type { Screen } from './command/progress.ts';
import { reachRedis } from './command/reach-redis.ts';
import { runCommand } from './command/run-command.ts';
import { withOptions } from './command/with-options.ts';
import { listParked } from './parked/list-parked.ts';
import { openParked } from './parked/open-parked.ts';
import { type ParkedOptions, parseOptions, USAGE } from './parked/parse-options.ts';
import { printParked } from './parked/print-parked.ts';
import { painter } from './triage/print-report.ts';

export interface ParkedIo {
  stdout: Screen;
  stderr: Screen;
}

/** Lists parked mail, or opens one as a case. The exit code: 0, 1 where it could not be opened, 2 for bad usage. */
export async function runParked(args: string[], io: ParkedIo, readSettings: () => Config): Promise<number> {
  return withOptions(parseOptions(args), USAGE, io, (options) => listOrOpen(options, io, readSettings()));
}

async function listOrOpen(options: ParkedOptions, io: ParkedIo, config: Config): Promise<number> {
  const log = createLog({ level: 'error', pretty: io.stderr.isTTY === true });
  const { redis, close } = await reachRedis(config, log);
  try {
    const keys = keysOf(config.deskId);
    const records = createRecords(redis, keys, config.desk.timeZone);
    if (options.open === null) {
      const mails = await listParked(records, createLookup(redis, keys));
      const paint = painter(io.stdout.isTTY === true);
      const lines = options.json
        ? mails.map((mail) => JSON.stringify(mail)).join('\n')
        : printParked(mails, config.desk.timeZone, paint);
      if (lines !== '') io.stdout.write(`${lines}\n`);
      return 0;
    }
    const why = await openParked(options.open, { records, settings: config.desk, now: Date.now, log });
    return await tell(options.open, why, options, config, io);
  } finally {
    await close();
  }
}

async function tell(
  ticketId: string,
  why: string | null,
  options: ParkedOptions,
  config: Config,
  io: ParkedIo,
): Promise<number> {
  if (why !== null) {
    io.stderr.write(`${why}\n`);
    return 1;
  }
  const runs = await isBeating(config.dataDir, { now: Date.now });
  const soon = runs ? 'its card appears in the review channel' : 'its card appears once stepcheck runs';
  io.stdout.write(
    `${options.json ? JSON.stringify({ opened: ticketId }) : `${ticketId} is a case now; ${soon}.`}\n`,
  );
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand({
    usage: USAGE,
    run: (args) =>
      runParked(args, process, () => {
        loadEnvFile();
        return readConfig();
      }),
  });
}
