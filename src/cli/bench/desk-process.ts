import { readConfig } from '../../config.ts';
import { startDesk } from '../../desk.ts';
import { createLog } from '../../log.ts';

// A desk in a process of its own, which can be killed. What it is told comes as JSON in the first argument.

export interface DeskProcessInput {
  env: Record<string, string>;
  redisAddress: string;
  slackApiUrl: string;
  /** Null: as in production. */
  deadAfterMs: number | null;
}

if (process.argv[2]) await run(JSON.parse(process.argv[2]) as DeskProcessInput);

async function run({ env, redisAddress, slackApiUrl, deadAfterMs }: DeskProcessInput): Promise<void> {
  const config = readConfig(env);
  if (!config.slack) throw new Error('No Slack settings.');
  await startDesk({
    config,
    redisAddress,
    slack: { ...config.slack, apiUrl: slackApiUrl },
    smtpUrl: config.smtp.url,
    log: createLog({ level: 'error', pretty: true }),
    tuning: deadAfterMs === null ? {} : { deadAfterMs },
  });
  process.stdout.write('ready\n');
}
