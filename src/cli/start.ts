import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { loadEnvFile, readConfig } from '../config.ts';
import { asStepcheckError } from '../core/errors.ts';
import { createLog } from '../log.ts';
import { type Running, start } from '../main.ts';
import { type Role, readRoles } from '../roles.ts';
import { inWords, runCommand } from './command/run-command.ts';

const USAGE = `Usage: npm start [-- --role NAME]...

Runs the desk, and the playground where no Slack is set, until Ctrl-C. Settings come from the environment and
from .env; .env.example explains each.

  --role NAME   runs a part: intake, worker, slack or web; repeatable, or with commas between (default: all).
                Every part, on any number of hosts, needs the same REDIS_URL and the same files (DATA_DIR).`;

/** One Ctrl-C may come twice: from the terminal, and passed on by npm. */
const SAME_PRESS_MS = 1_000;
/** A start that is told to stop may end by itself in this time, so that it leaves nothing half open. */
const START_MS = 10_000;
const STOPPED = 130;

// `npm start`: runs until it is told to stop.
await runCommand({
  usage: USAGE,
  async run(args) {
    const roles = rolesIn(args);
    await startAll(roles).catch((thrown: unknown) => {
      const { code } = asStepcheckError(thrown);
      throw new Error(`\nstepcheck could not start (${code}).\n${inWords(thrown)}\n`);
    });
    return 0;
  },
});

function rolesIn(args: string[]): ReadonlySet<Role> {
  let named: string[] = [];
  try {
    named = parseArgs({ args, options: { role: { type: 'string', multiple: true } } }).values.role ?? [];
  } catch {
    throw new Error(`"${args[0]}" is no option.\n\n${USAGE}`);
  }
  return readRoles(named);
}

async function startAll(roles: ReadonlySet<Role>): Promise<void> {
  const startedAt = Date.now();
  loadEnvFile();
  const config = readConfig();
  const log = createLog({ level: config.logLevel, pretty: process.stderr.isTTY === true });
  const starting = start(config, (text) => console.error(`· ${text}`), log, roles);
  const isStopping = stopOnSignal(starting);
  const { facts } = await starting;
  if (isStopping()) return;
  const width = Math.max(...facts.map(({ label }) => label.length));
  console.log(`\nstepcheck is running (ready in ${((Date.now() - startedAt) / 1000).toFixed(1)} s)\n`);
  for (const { label, value } of facts) console.log(`  ${label.padEnd(width)}  ${value}`);
  console.log('\nCtrl-C stops it; the next start finds everything again.\n');
}

/** From the start on. Returns whether it has been told to stop. */
function stopOnSignal(starting: Promise<Running>): () => boolean {
  let stoppingSince: number | null = null;
  const stop = () => {
    if (stoppingSince !== null) {
      if (Date.now() - stoppingSince > SAME_PRESS_MS) process.exit(STOPPED);
      return;
    }
    stoppingSince = Date.now();
    console.log('\nStopping: finishing what is in hand (Ctrl-C again stops at once)…');
    closeOnceStarted(starting).then(
      (code) => process.exit(code),
      (error: unknown) => {
        console.error(`Not all was stopped in order. ${inWords(error)}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return () => stoppingSince !== null;
}

/** The exit code. A start that fails meanwhile has closed by itself what it had opened. */
async function closeOnceStarted(starting: Promise<Running>): Promise<number> {
  const running = await Promise.race([starting.catch(() => null), sleep(START_MS, null)]);
  if (running === null) return STOPPED;
  await running.close();
  return 0;
}
