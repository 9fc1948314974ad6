import { loadEnvFile, readConfig } from '../config.ts';
import { asStepcheckError } from '../core/errors.ts';
import { createLog } from '../log.ts';
import { start } from '../main.ts';
import { inWords, runCommand } from './command/run-command.ts';

const USAGE = `Usage: npm start

Runs the desk, and the playground where no Slack is set, until Ctrl-C. It takes no options: settings come from the
environment and from .env; .env.example explains each.`;

// `npm start`: runs until it is told to stop.
await runCommand({
  usage: USAGE,
  async run(args) {
    if (args.length > 0) throw new Error(`"${args[0]}" is no option.\n\n${USAGE}`);
    await startAll().catch((thrown: unknown) => {
      const { code } = asStepcheckError(thrown);
      throw new Error(`\nstepcheck could not start (${code}).\n${inWords(thrown)}\n`);
    });
    return 0;
  },
});

async function startAll(): Promise<void> {
  const startedAt = Date.now();
  loadEnvFile();
  const config = readConfig();
  const log = createLog({ level: config.logLevel, pretty: process.stderr.isTTY === true });
  const running = await start(config, (text) => console.error(`· ${text}`), log);
  const width = Math.max(...running.facts.map(({ label }) => label.length));
  console.log(`\nstepcheck is running (ready in ${((Date.now() - startedAt) / 1000).toFixed(1)} s)\n`);
  for (const { label, value } of running.facts) console.log(`  ${label.padEnd(width)}  ${value}`);
  console.log('\nCtrl-C stops it; the next start finds everything again.\n');
  stopOnSignal(running.close);
}

/** One Ctrl-C may come twice: from the terminal, and passed on by npm. */
const SAME_PRESS_MS = 1_000;

function stopOnSignal(close: () => Promise<void>): void {
  let stoppingSince: number | null = null;
  const stop = () => {
    if (stoppingSince !== null) {
      if (Date.now() - stoppingSince > SAME_PRESS_MS) process.exit(130);
      return;
    }
    stoppingSince = Date.now();
    console.log('\nStopping: finishing what is in hand (Ctrl-C again stops at once)…');
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('Stopping failed:', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
