import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { INTAKE_FOLDER } from '../../core/intake.ts';
import type { Log } from '../../core/ports.ts';
import { parseImapUrl } from '../../email/imap/imap-url.ts';
import { MailboxCursor } from '../../email/imap/mailbox-cursor.ts';
import { createFolderStore } from '../../files/folder-store.ts';
import { type Outbox, startOutbox } from '../../playground/outbox.ts';
import { startSlackStandIn } from '../../playground/slack/server.ts';
import type { SlackStandIn } from '../../playground/slack/stand-in.ts';
import { keysOf } from '../../redis/keys.ts';
import { startPrivateRedis } from '../../redis/private-server.ts';
import type { DeskProcessInput } from './desk-process.ts';
import { numberOf, SUPPORT, wasOld } from './make-mails.ts';

const PROGRAM = fileURLToPath(new URL('desk-process.js', import.meta.url));
const DESK_ID = 'bench';
const SETTLED_MS = 5_000;

/** What became of the mails that were in the mailbox. */
export interface Outcome {
  expected: number;
  found: number;
  missing: number;
  doubled: number;
  acknowledged: number;
  /** Customers who were acknowledged more than once for one mail. */
  acknowledgedTwice: number;
  acknowledgedOld: number;
  cardsTwice: number;
}

/** A desk in a process of its own over a mailbox, with everything that it needs around it, all of it new. */
export interface MailboxDesk {
  launch(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  records(): Promise<number>;
  cursor(): Promise<MailboxCursor | null>;
  /** How many mails were fetched and wait to be made messages of. */
  waiting(): Promise<number>;
  outcome(expected: number): Promise<Outcome>;
  close(): Promise<void>;
}

export async function startMailboxDesk(options: {
  folder: string;
  imapUrl: string;
  since: Date;
  deadAfterMs: number | null;
  log: Log;
}): Promise<MailboxDesk> {
  const { folder, imapUrl, log } = options;
  const server = await startPrivateRedis({ folder, persistent: true, log });
  const redis = new Redis(server.path);
  const slack = await startSlackStandIn({ port: 0, folder: null, log });
  const outbox = await startOutbox({ folder: join(folder, 'outbox'), log });
  const dataDir = join(folder, 'data');
  const files = createFolderStore(join(dataDir, 'files'));
  const review = slack.channels.find(({ purpose }) => purpose === 'review')?.id ?? '';
  const input: DeskProcessInput = {
    redisAddress: server.path,
    slackApiUrl: slack.apiUrl,
    deadAfterMs: options.deadAfterMs,
    env: {
      DATA_DIR: dataDir,
      DESK_ID,
      SUPPORT_ADDRESSES: SUPPORT,
      SMTP_LISTEN_PORT: '0',
      SMTP_URL: outbox.smtpUrl,
      IMAP_URLS: imapUrl,
      IMAP_SINCE: options.since.toISOString().slice(0, 10),
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_REVIEW_CHANNEL: review,
      ACKNOWLEDGE: 'all',
      ACKNOWLEDGE_HOURLY_CAP: '100000',
      REPLIES: 'off',
    },
  };
  let running: ChildProcess | null = null;

  async function kill(): Promise<void> {
    const child = running;
    running = null;
    if (child === null || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  const recordKeys = () => redis.keys(`{${DESK_ID}}:message:*`);

  return {
    async launch() {
      const child = spawn(process.execPath, ['--enable-source-maps', PROGRAM, JSON.stringify(input)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      running = child;
      await Promise.race([
        once(child.stdout, 'data'),
        once(child, 'exit').then(() => Promise.reject(new Error('The desk ended before it was ready.'))),
      ]);
    },
    kill,
    records: async () => (await recordKeys()).length,
    async cursor() {
      const stored = await redis.get(keysOf(DESK_ID).cursor(parseImapUrl(imapUrl).name));
      return stored === null ? null : MailboxCursor.parse(JSON.parse(stored));
    },
    waiting: async () => (await files.list(INTAKE_FOLDER)).length,
    async outcome(expected) {
      await untilQuiet(outbox);
      const times = new Map<number, number>();
      for (const key of await recordKeys()) {
        const { folder: place } = JSON.parse((await redis.hget(key, 'json')) ?? '{}');
        const number = numberOf((await files.get(`${place}/raw`)) ?? new Uint8Array());
        if (number !== null) times.set(number, (times.get(number) ?? 0) + 1);
      }
      const sent = outbox.list().map(({ to }) => /[^<\s]+@[^>\s]+/.exec(to)?.[0] ?? to);
      return {
        expected,
        found: times.size,
        missing: expected - times.size,
        doubled: [...times.values()].filter((count) => count > 1).length,
        acknowledged: sent.length,
        acknowledgedTwice: sent.length - new Set(sent).size,
        acknowledgedOld: sent.filter(wasOld).length,
        cardsTwice: twice(slack, review),
      };
    },
    async close() {
      await kill();
      redis.disconnect();
      await outbox.close();
      await slack.close();
      await server.stop();
    },
  };
}

/** Acknowledgements go out behind the records: until none has for some seconds. */
async function untilQuiet(outbox: Outbox): Promise<void> {
  let count = -1;
  while (count !== outbox.list().length) {
    count = outbox.list().length;
    await sleep(SETTLED_MS);
  }
}

function twice(slack: SlackStandIn, review: string): number {
  const cards = slack
    .messages(review)
    .filter(({ metadata }) => metadata?.event_type === 'stepcheck_card')
    .map(({ metadata }) => JSON.stringify(metadata?.event_payload));
  return cards.length - new Set(cards).size;
}
