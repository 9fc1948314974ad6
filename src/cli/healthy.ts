import { loadEnvFile, readConfig } from '../config.ts';
import { isBeating } from '../files/heartbeat.ts';
import { runCommand } from './command/run-command.ts';

// Docker's health check.
await runCommand({
  usage: 'Usage: node dist/src/cli/healthy.js\n\nExit code 0 where the desk of the data folder runs, else 1.',
  async run() {
    loadEnvFile();
    const healthy = await isBeating(readConfig().dataDir, { now: Date.now });
    console.log(healthy ? 'healthy' : 'no sign of life in the data folder');
    return healthy ? 0 : 1;
  },
});
