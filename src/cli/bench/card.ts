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

const WARM_UP = 3;
const TIMES = 20;
const SUPPORT = 'bench@desk.example';

/** How long a mail takes to become a card at idle, as a ratio to a floor measured in the same run. */
export async function benchCard(): Promise<void> {
  const log = createLog({ level: 'error', pretty: true });
  const folder = await mkdtemp(join(tmpdir(), 'stepcheck-bench-'));
  const redis = await startPrivateRedis({ folder, persistent: true, log });
  const slack = await startSlackStandIn({ port: 0, folder: null, log });
  const outbox = await startOutbox({ folder: join(folder, 'outbox'), log });
  const floor = await startFloor(redis.path, folder, slack);
  const { config, ...options } = benchOptions(folder, slack, outbox.smtpUrl);
  const desk = await startDesk({ config, redisAddress: redis.path, log, ...options });

  const times: Times = { floor: [], desk: [] };
  for (let run = -WARM_UP; run < TIMES; run++) {
    // One after the other, so that a slow minute of the machine weighs on both.
    const bare = await floor.once(mailNumber(run, 'floor'));
    const full = await untilCard(run, desk.smtpPort, slack);
    if (run >= 0) {
      times.floor.push(bare);
      times.desk.push(full);
    }
  }
  report(times);

  await desk.close();
  await floor.close();
  await outbox.close();
  await slack.close();
  await redis.stop();
  await rm(folder, { recursive: true, force: true });
}

interface Times {
  floor: number[];
  desk: number[];
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
    'when I sign in to Jump with Microsoft I get "Need admin approval". I asked our IT team yesterday.',
    '',
    'Mia',
  ].join('\r\n');
}

function report(rows: Times): void {
  const [deskMs, floorMs] = [median(rows.desk), median(rows.floor)];
  console.log(`SMTP to card at idle, ${TIMES} mails`);
  for (const [name, times] of Object.entries(rows)) {
    const most = Math.max(...times);
    console.log(`  ${name.padEnd(6)} median ${median(times).toFixed(1)} ms, slowest ${most.toFixed(1)} ms`);
  }
  console.log(`  ratio of the medians ${(deskMs / floorMs).toFixed(2)}`);
  console.log(JSON.stringify({ deskMs, floorMs, ratio: deskMs / floorMs, times: TIMES }));
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
