import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../log.ts';
import { startSlackStandIn } from '../../playground/slack/server.ts';
import { startPrivateRedis } from '../../redis/private-server.ts';
import { type CountingSink, startCountingSink } from './counting-sink.ts';
import { type LoadProcess, launchDesk, launchFloor, untilReached } from './load-process.ts';
import { SUPPORT } from './make-mails.ts';
import { sendMails } from './send-mails.ts';

export const BENCH_DESK = 'bench';

/** What processes under load need around them, all of it new: Redis, Slack's stand-in, the end of outgoing mail. */
export interface LoadSite {
  redisPath: string;
  desk(roles?: string[], env?: Record<string, string>): Promise<LoadProcess>;
  floor(hops: number): Promise<LoadProcess>;
  sink: CountingSink;
  /** The first of so many numbers that no mail of this site has had. */
  takeNumbers(count: number): number;
  close(): Promise<void>;
}

export async function openLoadSite(): Promise<LoadSite> {
  const log = createLog({ level: 'error', pretty: true });
  const folder = await mkdtemp(join(tmpdir(), 'stepcheck-bench-'));
  const redis = await startPrivateRedis({ folder, persistent: true, log });
  const slack = await startSlackStandIn({ port: 0, folder: null, log });
  const sink = await startCountingSink();
  const review = slack.channels.find(({ purpose }) => purpose === 'review')?.id ?? '';
  const settings = {
    DATA_DIR: join(folder, 'data'),
    DESK_ID: BENCH_DESK,
    SUPPORT_ADDRESSES: SUPPORT,
    SMTP_LISTEN_PORT: '0',
    SMTP_URL: sink.smtpUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_REVIEW_CHANNEL: review,
    ACKNOWLEDGE: 'on',
    ACKNOWLEDGE_HOURLY_CAP: '100000',
    REPLIES: 'off',
    OCR: 'off',
    TIME_ZONE: 'UTC',
  };
  const started: LoadProcess[] = [];
  let nextNumber = 1;
  const kept = async (launching: Promise<LoadProcess>) => {
    const launched = await launching;
    started.push(launched);
    return launched;
  };
  return {
    redisPath: redis.path,
    sink,
    takeNumbers(count) {
      nextNumber += count;
      return nextNumber - count;
    },
    desk: (roles, env = {}) =>
      kept(
        launchDesk({
          env: { ...settings, ...env },
          redisAddress: redis.path,
          slackApiUrl: slack.apiUrl,
          deadAfterMs: null,
          withoutSlack: true,
          ...(roles ? { roles } : {}),
        }),
      ),
    floor: (hops) =>
      kept(
        launchFloor({
          redisAddress: redis.path,
          folder: join(folder, 'floor'),
          smtpUrl: sink.smtpUrl,
          hops,
          concurrency: 4,
        }),
      ),
    async close() {
      for (const one of started) await one.stop();
      await sink.close();
      await slack.close();
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Mails a second through these processes: from the first byte in until each has had its card and its acknowledgement. */
export async function rateOf(
  site: LoadSite,
  processes: readonly LoadProcess[],
  count: number,
): Promise<number> {
  const smtpPort = processes.find((one) => one.smtpPort > 0)?.smtpPort ?? 0;
  const cards = () => processes.reduce((sum, one) => sum + one.cards(), 0);
  const before = { cards: cards(), mails: site.sink.count() };
  const first = site.takeNumbers(count);
  const startedAt = performance.now();
  await sendMails(smtpPort, first, count);
  await untilReached(cards, before.cards + count, 'mails have their card');
  await untilReached(site.sink.count, before.mails + count, 'mails are acknowledged');
  return (count * 1000) / (performance.now() - startedAt);
}
