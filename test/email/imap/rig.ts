import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, vi } from 'vitest';
import { type Dovecot, startDovecot } from '../../../src/cli/bench/dovecot.ts';
import type { IntakeItem } from '../../../src/core/intake.ts';
import type { Log } from '../../../src/core/ports.ts';
import { parseImapUrl } from '../../../src/email/imap/imap-url.ts';
import type { WatchOptions } from '../../../src/email/imap/read-mailbox.ts';
import { watchMailbox } from '../../../src/email/imap/watch-mailbox.ts';
import { createCursors } from '../../../src/redis/cursors.ts';
import { keysOf } from '../../../src/redis/keys.ts';
import { createLeases } from '../../../src/redis/leases.ts';
import { startTestRedis } from '../../support/redis.ts';

const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };

export interface Rig {
  dovecot: Dovecot;
  redis: Redis;
  /** A user whom no other test has. */
  user(): string;
  /** Puts mails with these subjects into a user's inbox. */
  put(user: string, ...subjects: string[]): Promise<void>;
  /** Watches a mailbox until the rig is closed; what it takes and says is kept. */
  watch(url: string, change?: Partial<WatchOptions>): Watched;
  close(): Promise<void>;
}

export interface Watched {
  taken: { item: IntakeItem; raw: string }[];
  subjects(): string[];
  announced: { key: string; text: string }[];
  options: WatchOptions;
  close(): Promise<void>;
}

/** One rig for all tests of a suite. */
export function useRig(): Omit<Rig, 'close'> {
  let rig: Rig | null = null;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig?.close());
  const started = () => {
    if (rig !== null) return rig;
    throw new Error('The rig is there for the tests only, not for what is read before them.');
  };
  return {
    get dovecot() {
      return started().dovecot;
    },
    get redis() {
      return started().redis;
    },
    user: () => started().user(),
    put: (...mails) => started().put(...mails),
    watch: (...what) => started().watch(...what),
  };
}

/** A Dovecot, a Redis, and watches of mailboxes that are in a hurry. */
async function startRig(): Promise<Rig> {
  const [dovecot, server] = await Promise.all([startDovecot(), startTestRedis()]);
  const redis = new Redis(server.path);
  const watches: Watched[] = [];
  let users = 0;

  return {
    dovecot,
    redis,
    user: () => `support${users++}@firm.example`,
    put: (user, ...subjects) =>
      dovecot.append(
        user,
        subjects.map((subject) => ({ raw: mailCalled(subject) })),
      ),
    watch(url, change = {}) {
      const taken: Watched['taken'] = [];
      const announced: Watched['announced'] = [];
      const mailbox = parseImapUrl(url);
      const options: WatchOptions = {
        mailbox,
        login: async () => ({ user: mailbox.user, pass: mailbox.password ?? '' }),
        onMail: async (raw, item) => {
          taken.push({ item, raw: Buffer.from(raw).toString('latin1') });
        },
        waiting: async () => 0,
        cursors: createCursors(redis, keysOf('desk')),
        leases: createLeases(redis, keysOf('desk')),
        since: null,
        after: 'keep',
        maxBytes: 1024 * 1024,
        pollMs: 100,
        silentMs: 0,
        failingMs: 60_000,
        leaseMs: 1_500,
        timeZone: 'UTC',
        announce: async (key, text) => {
          announced.push({ key, text });
        },
        clock: { now: Date.now },
        jitter: () => 0,
        log: quiet,
        ...change,
        pace: { firstRetryMs: 20, longestRetryMs: 100, refusedRetryMs: 200, answerMs: 2_000, ...change.pace },
      };
      const watch = watchMailbox(options);
      const watched: Watched = {
        taken,
        announced,
        options,
        subjects: () => taken.map(({ raw }) => /^Subject: (.*)$/m.exec(raw)?.[1]?.trim() ?? ''),
        close: () => watch.close(),
      };
      watches.push(watched);
      return watched;
    },
    async close() {
      await Promise.all(watches.map((watch) => watch.close()));
      redis.disconnect();
      await server.stop();
      await dovecot.close();
    },
  };
}

/** A small mail by its subject. */
export function mailCalled(subject: string, text = 'Hello'): string {
  const lines = [
    'From: Mia Chen <mia@birchwood.example>',
    'To: support@firm.example',
    `Subject: ${subject}`,
    `Message-ID: <${subject.replace(/\W+/g, '-')}@birchwood.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ];
  return lines.join('\r\n');
}

/** "mail 1" to "mail N". */
export function numbered(count: number, from = 1): string[] {
  return Array.from({ length: count }, (_, index) => `mail ${from + index}`);
}

/** Until a watch has seen the mailbox for the first time: what comes from then on is its mail. */
export async function untilSeen({ options }: Watched): Promise<void> {
  while ((await options.cursors.get(options.mailbox.name)) === null) await sleep(10);
}

/** Waits for as long as the slowest machine may need. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 15_000, interval: 20 });
}
