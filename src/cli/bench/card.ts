import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../config.ts';
import { startDesk } from '../../desk.ts';
import { createLog } from '../../log.ts';
import { startOutbox } from '../../playground/outbox.ts';
import { startSlackStandIn } from '../../playground/slack/server.ts';
import type { SlackStandIn } from '../../playground/slack/stand-in.ts';
import { startPrivateRedis } from '../../redis/private-server.ts';
import { startFloor, submit } from './floor.ts';
import { quantile } from './numbers.ts';
import { openReader } from './read-alone.ts';

const WARM_UP = 3;
const TIMES = 100;
const SUPPORT = 'bench@desk.example';

/** (b) How long a mail takes to become a card at idle, as a ratio to its parts measured alone in the same run. */
export async function benchCard(): Promise<void> {
  const log = createLog({ level: 'error', pretty: true });
  const folder = await mkdtemp(join(tmpdir(), 'stepcheck-bench-'));
  const redis = await startPrivateRedis({ folder, persistent: true, log });
  const slack = await startSlackStandIn({ port: 0, folder: null, log });
  const outbox = await startOutbox({ folder: join(folder, 'outbox'), log });
  const floor = await startFloor(redis.path, folder, slack);
  const { config, ...options } = benchOptions(folder, slack, outbox.smtpUrl);
  const desk = await startDesk({ config, redisAddress: redis.path, log, ...options });

  const reader = await openReader(config.desk);
  const times: Times = { desk: [], floor: [], reading: [] };
  for (let run = -WARM_UP; run < TIMES; run++) {
    // One after the other, so that a slow minute of the machine weighs on both.
    const bare = await floor.once(mailNumber(run, 'floor'));
    const read = await reader.once(Buffer.from(mailNumber(run, 'reading')));
    const full = await untilCard(run, desk.smtpPort, slack);
    if (run >= 0) {
      times.floor.push(bare);
      times.reading.push(read);
      times.desk.push(full);
    }
  }
  report(times);

  await reader.close();
  await desk.close();
  await floor.close();
  await outbox.close();
  await slack.close();
  await redis.stop();
  await rm(folder, { recursive: true, force: true });
}

interface Times {
  desk: number[];
  /** SMTP in, a synced file, mailparser, the jobs, one post: each measured behind the other, without our own work. */
  floor: number[];
  /** Our own reading of the same mail, by itself. */
  reading: number[];
}

function benchOptions(folder: string, slack: SlackStandIn, smtpUrl: string) {
  const review = slack.channels.find(({ purpose }) => purpose === 'review')?.id ?? '';
  const config = readConfig({
    DATA_DIR: join(folder, 'data'),
    SUPPORT_ADDRESSES: SUPPORT,
    SMTP_LISTEN_PORT: '0',
    SMTP_URL: smtpUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_REVIEW_CHANNEL: review,
    ACKNOWLEDGE: 'on',
    REPLIES: 'off',
  });
  if (!config.slack) throw new Error('The benchmark has no Slack settings.');
  return {
    config,
    slack: { ...config.slack, apiUrl: slack.apiUrl },
    smtpUrl,
    tuning: { reviewPace: { max: 100, perMs: 1_000 } },
  };
}

/** Milliseconds from the first byte of SMTP to the card in the review channel. */
async function untilCard(run: number, smtpPort: number, slack: SlackStandIn): Promise<number> {
  const subject = `Need admin approval, case ${run} (desk)`;
  const startedAt = performance.now();
  const shown = cardWith(slack, subject);
  await submit(smtpPort, mailNumber(run, 'desk'), SUPPORT);
  await shown;
  const took = performance.now() - startedAt;
  // Idle again: what follows the card (thread, acknowledgement, update) is not part of the next case.
  await new Promise((resolve) => setTimeout(resolve, 300));
  return took;
}

function cardWith(where: SlackStandIn, subject: string): Promise<void> {
  const review = where.channels.find(({ purpose }) => purpose === 'review')?.id ?? '';
  return new Promise((resolve) => {
    const stop = where.onChange(() => {
      const there = where
        .messages(review)
        .some(
          ({ metadata, blocks }) =>
            metadata?.event_type === 'stepcheck_card' && JSON.stringify(blocks).includes(subject),
        );
      if (!there) return;
      stop();
      resolve();
    });
  });
}

function mailNumber(run: number, which: string): string {
  return [
    'From: Mia Chen <mia@birchwood.example>',
    `To: ${SUPPORT}`,
    `Subject: Need admin approval, case ${run} (${which})`,
    `Message-ID: <${which}-${run}@birchwood.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hello,',
    '',
    `when I sign in to Jump with Microsoft I get "Need admin approval". I asked our IT team on day ${run} (${which}).`,
    '',
    'Mia',
  ].join('\r\n');
}

function report(rows: Times): void {
  const figures = Object.fromEntries(
    Object.entries(rows).map(([name, times]) => [
      name,
      { p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
    ]),
  );
  console.log(`(b) SMTP to card at idle, ${TIMES} mails, milliseconds`);
  for (const [name, { p50, p99 }] of Object.entries(figures)) {
    console.log(`  ${name.padEnd(20)} p50 ${p50.toFixed(1).padStart(7)}   p99 ${p99.toFixed(1).padStart(7)}`);
  }
  const { desk = NONE, floor = NONE, reading = NONE } = figures;
  const ratio50 = desk.p50 / (floor.p50 + reading.p50);
  const ratio99 = desk.p99 / (floor.p99 + reading.p99);
  console.log(
    `  desk to floor and reading: p50 ${ratio50.toFixed(2)}, p99 ${ratio99.toFixed(2)} (at most 1.5)`,
  );
  console.log(JSON.stringify({ bench: 'idle', ratio50, ratio99, ...figures }));
}

const NONE = { p50: 0, p99: 0 };
