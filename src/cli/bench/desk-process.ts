import { readConfig } from '../../config.ts';
import { startDesk } from '../../desk.ts';
import type { Parts } from '../../jobs/parts.ts';
import { createLog } from '../../log.ts';
import { readRoles } from '../../roles.ts';
import { silentReview } from './silent-review.ts';

// A desk in a process of its own, which can be killed. What it is told comes as JSON in the first argument.

export interface DeskProcessInput {
  env: Record<string, string>;
  redisAddress: string;
  slackApiUrl: string;
  /** Null: as in production. */
  deadAfterMs: number | null;
  /** All where left out. */
  roles?: string[];
  /** Nothing is posted to Slack: what there would be to post is only told to whoever started this. */
  withoutSlack?: boolean;
}

/** What such a process tells of itself. */
export type DeskProcessNews =
  | { ready: { smtpPort: number } }
  | { card: string }
  | { jobs: number; rssBytes: number; heapBytes: number };

const TELL_EVERY_MS = 500;

if (process.argv[2]) await run(JSON.parse(process.argv[2]) as DeskProcessInput);

async function run(input: DeskProcessInput): Promise<void> {
  const { redisAddress, deadAfterMs, withoutSlack } = input;
  const config = readConfig(input.env);
  if (!config.slack) throw new Error('No Slack settings.');
  let jobs = 0;
  const counted = (parts: Parts): Parts => ({
    ...parts,
    queue: {
      enqueue(job) {
        jobs += 1;
        return parts.queue.enqueue(job);
      },
    },
  });
  const desk = await startDesk({
    config,
    redisAddress,
    slack: { ...config.slack, apiUrl: input.slackApiUrl },
    smtpUrl: config.smtp.url,
    log: createLog({ level: 'error', pretty: true }),
    roles: readRoles(input.roles ?? []),
    tuning: {
      ...(deadAfterMs === null ? {} : { deadAfterMs }),
      ...(withoutSlack ? { reviewPace: { max: 100_000, perMs: 1_000 } } : {}),
    },
    wrap: (parts) =>
      counted(withoutSlack ? { ...parts, review: silentReview((card) => tell({ card })) } : parts),
  });
  if (!process.send) {
    process.stdout.write('ready\n');
    return;
  }
  tell({ ready: { smtpPort: desk.smtpPort } });
  setInterval(() => {
    const { rss, heapUsed } = process.memoryUsage();
    tell({ jobs, rssBytes: rss, heapBytes: heapUsed });
  }, TELL_EVERY_MS);
}

function tell(news: DeskProcessNews): void {
  process.send?.(news);
}
