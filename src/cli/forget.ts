import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Config, loadEnvFile, readConfig } from '../config.ts';
import type { Records } from '../core/ports.ts';
import type { Ticket } from '../core/ticket.ts';
import { dueJob } from '../core/transition.ts';
import { isBeating } from '../files/heartbeat.ts';
import { eraseId, messagesOf } from '../jobs/erase.ts';
import { createLog } from '../log.ts';
import { keysOf } from '../redis/keys.ts';
import { createLookup } from '../redis/lookup.ts';
import { createRecords } from '../redis/records.ts';
import type { Screen } from './command/progress.ts';
import { type ReachedRedis, reachRedis } from './command/reach-redis.ts';
import { runCommand } from './command/run-command.ts';
import { withOptions } from './command/with-options.ts';
import { forgetLeftovers } from './forget/forget-leftovers.ts';
import { type ForgetOptions, parseOptions, USAGE } from './forget/parse-options.ts';
import { casesInWords, casesOf } from './person/cases-of.ts';

export interface ForgetIo {
  stdout: Screen;
  stderr: Screen;
}

const LOOK_MS = 200;
/** Slack takes about one call a second; a case has some ten. */
const A_CASE_MS = 60_000;

const NOT_REACHED = `Not reached by this: backups, mail that was sent, customers' own Slack threads, what colleagues wrote
in the review channel, and the mailbox itself. Remove these by hand.`;

/** Removes a person's cases. The exit code: 0, 1 where something is left, 2 for bad usage. */
export async function runForget(args: string[], io: ForgetIo, readSettings: () => Config): Promise<number> {
  return withOptions(parseOptions(args), USAGE, io, async (options) => {
    const config = readSettings();
    const log = createLog({ level: 'error', pretty: io.stderr.isTTY === true });
    const { redis, close } = await reachRedis(config, log);
    try {
      return await forget(options, io, config, redis);
    } finally {
      await close();
    }
  });
}

async function forget(
  { person, yes }: ForgetOptions,
  { stdout, stderr }: ForgetIo,
  config: Config,
  redis: ReachedRedis['redis'],
): Promise<number> {
  const keys = keysOf(config.deskId);
  const records = createRecords(redis, keys, config.desk.timeZone);
  const cases = await casesOf(person, { records, lookup: createLookup(redis, keys) });
  for (const ticket of cases) stdout.write(`${lineOf(ticket)}\n`);
  if (!yes) {
    const found = cases.length === 0 ? 'No case' : casesInWords(cases.length);
    const next = cases.length === 0 ? '' : ' Nothing was removed: add --yes to remove all of it.';
    stdout.write(`${found} of ${person}.${next}\n`);
    return 0;
  }
  const now = Date.now();
  const due = cases.map(({ id }) => dueJob('erase', eraseId('forget', id), now, now));
  if (due.length > 0) await records.commit({ writes: [], due });
  const runs = await isBeating(config.dataDir, { now: Date.now });
  const left = await untilGone(cases, records, runs ? cases.length * A_CASE_MS : 0);
  for (const { id } of cases.filter((ticket) => !left.includes(ticket))) stdout.write(`${id} is removed.\n`);
  const leftovers = left.length === 0 ? await forgetLeftovers(redis, config.deskId, person) : 0;
  if (leftovers > 0) stdout.write(`${leftovers} counters and look-ups with this name are removed.\n`);
  for (const { id } of left) stderr.write(`${id} is not removed yet: ${whyLeft(runs)}\n`);
  stdout.write(`${NOT_REACHED}\n`);
  return left.length > 0 ? 1 : 0;
}

function lineOf(ticket: Ticket): string {
  const { id, state, draftVersion, card } = ticket;
  const others = ticket.participants.length > 1 ? `, ${ticket.participants.length} people take part` : '';
  const shown = card ? ', a card in Slack' : '';
  return `${id}  ${state.replace('_', ' ')}: ${messagesOf(ticket).length} messages, ${draftVersion} drafts${shown}${others}`;
}

function whyLeft(runs: boolean): string {
  return runs
    ? 'it stays owed, and the log of stepcheck says what it waits for. Run this again later.'
    : 'stepcheck does not run on this data folder. It is removed once it runs; then run this again.';
}

async function untilGone(cases: readonly Ticket[], records: Records, waitMs: number): Promise<Ticket[]> {
  const until = Date.now() + waitMs;
  for (;;) {
    const there = await Promise.all(cases.map(({ id }) => records.ticket(id)));
    const left = cases.filter((_, at) => there[at] !== null);
    if (left.length === 0 || Date.now() > until) return left;
    await sleep(LOOK_MS);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand({
    usage: USAGE,
    run: (args) =>
      runForget(args, process, () => {
        loadEnvFile();
        return readConfig();
      }),
  });
}
