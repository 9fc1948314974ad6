import { loadEnvFile, readConfig } from '../config.ts';
import { asStepcheckError } from '../core/errors.ts';
import { createLog } from '../log.ts';
import { start } from '../main.ts';

// `npm start`: runs until it is told to stop.
const startedAt = Date.now();
try {
  loadEnvFile();
  const config = readConfig();
  const log = createLog({ level: config.logLevel, pretty: process.stderr.isTTY === true });
  const running = await start(config, (text) => console.error(`· ${text}`), log);
  const width = Math.max(...running.facts.map(({ label }) => label.length));
  console.log(`\nstepcheck is running (ready in ${((Date.now() - startedAt) / 1000).toFixed(1)} s)\n`);
  for (const { label, value } of running.facts) console.log(`  ${label.padEnd(width)}  ${value}`);
  console.log('\nCtrl-C stops it; the next start finds everything again.\n');
  stopOnSignal(running.close);
} catch (thrown) {
  const error = asStepcheckError(thrown);
  console.error(`\nstepcheck could not start (${error.code}).\n${error.message}\n`);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 1_000).unref();
}

function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(130);
    stopping = true;
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
