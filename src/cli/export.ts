import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, loadEnvFile, readConfig } from '../config.ts';
import { StepcheckError } from '../core/errors.ts';
import type { FileStore, Lookup, Records } from '../core/ports.ts';
import type { Ticket } from '../core/ticket.ts';
import { openFiles } from '../files/open-files.ts';
import { messageFolder } from '../jobs/case-files.ts';
import { messagesOf, sendsOf } from '../jobs/erase.ts';
import { createLog } from '../log.ts';
import { keysOf } from '../redis/keys.ts';
import { createLookup } from '../redis/lookup.ts';
import { createRecords } from '../redis/records.ts';
import type { Screen } from './command/progress.ts';
import { reachRedis } from './command/reach-redis.ts';
import { runCommand } from './command/run-command.ts';
import { withOptions } from './command/with-options.ts';
import { type ExportOptions, parseOptions, USAGE } from './export/parse-options.ts';
import { casesInWords, casesOf } from './person/cases-of.ts';

export interface ExportIo {
  stdout: Screen;
  stderr: Screen;
}

interface Kept {
  records: Records;
  lookup: Lookup;
  files: FileStore;
}

/** Writes a person's cases into a folder. The exit code: 0, 2 for bad usage. */
export async function runExport(args: string[], io: ExportIo, readSettings: () => Config): Promise<number> {
  return withOptions(parseOptions(args), USAGE, io, async (options) => {
    const config = readSettings();
    const log = createLog({ level: 'error', pretty: io.stderr.isTTY === true });
    const { redis, close } = await reachRedis(config, log);
    try {
      const keys = keysOf(config.deskId);
      const records = createRecords(redis, keys, config.desk.timeZone);
      const kept = { records, lookup: createLookup(redis, keys), files: openFiles(config) };
      return await exportPerson(options, io, kept);
    } finally {
      await close();
    }
  });
}

async function exportPerson(
  { person, out }: ExportOptions,
  { stdout }: ExportIo,
  kept: Kept,
): Promise<number> {
  const cases = await casesOf(person, kept);
  if (cases.length === 0) {
    stdout.write(`There is no case of ${person}, so nothing was written.\n`);
    return 0;
  }
  await makeNew(out);
  let files = 0;
  for (const ticket of cases) files += await exportCase(ticket, join(out, ticket.id), kept);
  stdout.write(`${casesInWords(cases.length)} of ${person} with ${files} files: in ${out}.\n`);
  return 0;
}

async function makeNew(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `The folder ${folder} could not be made: ${reason}. Name a new one with --out.`;
    throw new StepcheckError('no_folder', 'person', message, { cause });
  }
}

/** How many files were written. */
async function exportCase(ticket: Ticket, folder: string, { records, lookup, files }: Kept): Promise<number> {
  await mkdir(folder, { mode: 0o700 });
  const versions = Array.from({ length: ticket.draftVersion }, (_, at) => at + 1);
  const whole = {
    ticket,
    history: await lookup.history(ticket.id),
    drafts: await Promise.all(versions.map((version) => records.draft(ticket.id, version))),
    sends: await Promise.all(sendsOf(ticket).map((id) => records.send(id))),
  };
  await writeFile(join(folder, 'case.json'), `${JSON.stringify(whole, null, 2)}\n`, { mode: 0o600 });
  let count = 1;
  for (const id of messagesOf(ticket)) {
    const from = (await records.message(id))?.folder ?? messageFolder(id);
    const to = join(folder, basename(from));
    await mkdir(to, { mode: 0o700 });
    for (const name of await files.list(from)) {
      const bytes = await files.get(`${from}/${name}`);
      if (!bytes) continue;
      await writeFile(join(to, name), bytes, { mode: 0o600 });
      count += 1;
    }
  }
  return count;
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
