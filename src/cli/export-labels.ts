import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, loadEnvFile, readConfig } from '../config.ts';
import { openFiles } from '../files/open-files.ts';
import { loadMessages } from '../jobs/case-files.ts';
import { createLog } from '../log.ts';
import { keysOf } from '../redis/keys.ts';
import { createLookup } from '../redis/lookup.ts';
import { createRecords } from '../redis/records.ts';
import type { Screen } from './command/progress.ts';
import { reachRedis } from './command/reach-redis.ts';
import { runCommand } from './command/run-command.ts';
import { withOptions } from './command/with-options.ts';
import { correctedTickets } from './labels/corrected-tickets.ts';
import { type LabelledCase, labelledCase } from './labels/labelled-case.ts';
import { type ExportOptions, parseOptions, USAGE } from './labels/parse-options.ts';

interface ExportIo {
  stdout: Screen;
  stderr: Screen;
}

/** Writes what agents corrected as labelled mails. The exit code: 0, or 2 for bad usage. */
export async function runExport(args: string[], io: ExportIo, readSettings: () => Config): Promise<number> {
  return withOptions(parseOptions(args), USAGE, io, (options) => exportLabels(options, io, readSettings()));
}

async function exportLabels({ folder, weeks }: ExportOptions, io: ExportIo, config: Config): Promise<number> {
  const { timeZone } = config.desk;
  const log = createLog({ level: 'error', pretty: io.stderr.isTTY === true });
  const { redis, close } = await reachRedis(config, log);
  try {
    const keys = keysOf(config.deskId);
    const records = createRecords(redis, keys, timeZone);
    const files = openFiles(config);
    const ids = await correctedTickets(createLookup(redis, keys), { weeks, now: Date.now(), timeZone });
    const cases: LabelledCase[] = [];
    for (const id of ids) {
      const ticket = await records.ticket(id);
      const found = ticket
        ? await labelledCase(ticket, await loadMessages({ records, files }, ticket), cases.length + 1)
        : null;
      if (found) cases.push(found);
    }
    await writeCases(resolve(folder), cases);
    io.stdout.write(`${toldOf(cases.length, folder, weeks)}\n`);
    return 0;
  } finally {
    await close();
  }
}

async function writeCases(folder: string, cases: readonly LabelledCase[]): Promise<void> {
  if (cases.length === 0) return;
  await mkdir(folder, { recursive: true });
  for (const { label, mail } of cases) await writeFile(join(folder, label.file), mail);
  const lines = cases.map(({ label }) => JSON.stringify(label)).join('\n');
  await writeFile(join(folder, 'labels.jsonl'), `${lines}\n`);
}

function toldOf(count: number, folder: string, weeks: number): string {
  if (count === 0) return `No agent corrected a step in the last ${weeks} weeks, so nothing was written.`;
  const cases = count === 1 ? '1 corrected case' : `${count} corrected cases`;
  return `${cases} written to ${folder}. Read the mails before you share them: names in the middle of a text are still there.`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand({
    usage: USAGE,
    run: (args) =>
      runExport(args, process, () => {
        loadEnvFile();
        return readConfig();
      }),
  });
}
