import { loadEnvFile, readConfig } from '../config.ts';
import { isBeating } from '../files/heartbeat.ts';

// Docker's health check: exit code 0 where the desk of the data folder runs.
loadEnvFile();
const healthy = await isBeating(readConfig().dataDir, { now: Date.now });
console.log(healthy ? 'healthy' : 'no sign of life in the data folder');
process.exitCode = healthy ? 0 : 1;
