import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Dovecot, startDovecot } from '../../src/cli/bench/dovecot.ts';
import { INTAKE_FOLDER } from '../../src/core/intake.ts';
import { MessageRecord } from '../../src/core/message.ts';
import { Ticket } from '../../src/core/ticket.ts';
import { createFolderStore } from '../../src/files/folder-store.ts';
import { SUPPORT, startTestDesk, type TestDesk } from '../support/desk.ts';
import type { DeskProcessInput } from '../support/desk-process.ts';
import { withDovecot } from '../support/dovecot.ts';

const PROGRAM = fileURLToPath(new URL('../support/desk-process.js', import.meta.url));
const MAILS = 200;
const DAY = 86_400_000;

describe.skipIf(!withDovecot)('a desk that reads a mailbox', () => {
  let desk: TestDesk;
  let dovecot: Dovecot;
  let redis: Redis;
  let running: ChildProcess | null = null;

  beforeEach(async () => {
    [desk, dovecot] = await Promise.all([startTestDesk({ started: false }), startDovecot()]);
    redis = new Redis(desk.redis.path);
  });
  afterEach(async () => {
    await kill();
    redis.disconnect();
    await Promise.all([desk.close(), dovecot.close()]);
  });

  it('and is killed again and again makes one case of each mail, and acknowledges nothing that is old', async () => {
    await dovecot.append(
      SUPPORT,
      Array.from({ length: MAILS }, (_, number) => mail(number)),
    );
    for (let death = 1; death <= 3; death++) {
      await launch();
      await eventually(async () => expect((await records()).length).toBeGreaterThan(death * 40));
      await kill();
    }
    await launch();
    await eventually(async () => expect(await records()).toHaveLength(MAILS));
    await eventually(async () => expect(await intakeIsEmpty()).toBe(true));

    const tickets = await all('ticket', Ticket);
    expect(tickets.map(({ subject }) => subject).sort()).toEqual(
      Array.from({ length: MAILS }, (_, number) => subjectOf(number)).sort(),
    );
    expect(tickets.every(({ messages }) => messages.length === 1)).toBe(true);
    const read = await dovecot.withClient(SUPPORT, (client) => client.search({ seen: true }));
    expect(read).toEqual([]);

    // The even ones are two days old. Each of the others is acknowledged once at most: the desk's hourly cap holds.
    const acknowledged = desk.outbox.list().map(({ to }) => to);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect(acknowledged.filter((to) => isOld(Number(/customer(\d+)/.exec(String(to))?.[1])))).toEqual([]);
  }, 180_000);

  async function launch(): Promise<void> {
    const { slack } = desk.options;
    const input: DeskProcessInput = {
      fault: 'none',
      redisAddress: desk.redis.path,
      slackApiUrl: desk.slack.apiUrl,
      env: {
        DATA_DIR: desk.config.dataDir,
        SUPPORT_ADDRESSES: SUPPORT,
        SMTP_LISTEN_PORT: '0',
        SMTP_URL: desk.outbox.smtpUrl,
        IMAP_URLS: dovecot.url(SUPPORT),
        IMAP_SINCE: new Date(Date.now() - 10 * DAY).toISOString().slice(0, 10),
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_REVIEW_CHANNEL: desk.review,
        ACKNOWLEDGE: 'all',
        REPLIES: 'on',
        TIME_ZONE: 'UTC',
      },
    };
    const child = spawn(process.execPath, [PROGRAM, JSON.stringify(input)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running = child;
    await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => Promise.reject(new Error('The desk ended before it was ready.'))),
    ]);
  }

  async function kill(): Promise<void> {
    const child = running;
    running = null;
    if (child === null || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  const records = () => all('message', MessageRecord);

  async function all<T>(kind: string, schema: { parse(value: unknown): T }): Promise<T[]> {
    const keys = await redis.keys(`{${desk.config.deskId}}:${kind}:*`);
    const stored = await Promise.all(keys.map((key) => redis.hget(key, 'json')));
    return stored.map((json) => schema.parse({ ...JSON.parse(json ?? 'null'), rev: 1 }));
  }

  async function intakeIsEmpty(): Promise<boolean> {
    const files = createFolderStore(join(desk.config.dataDir, 'files'));
    return (await files.list(INTAKE_FOLDER)).length === 0;
  }
});

const isOld = (number: number) => number % 2 === 0;
const subjectOf = (number: number) => `Cannot sign in, case ${number}`;

function mail(number: number) {
  const date = new Date(Date.now() - (isOld(number) ? 2 * DAY : 60_000));
  const lines = [
    `From: Customer ${number} <customer${number}@firm${number}.example>`,
    `To: ${SUPPORT}`,
    `Subject: ${subjectOf(number)}`,
    // By some the mailbox alone tells how old they are.
    ...(number % 4 < 2 ? [`Date: ${date.toUTCString()}`] : []),
    `Message-ID: <case-${number}@firm${number}.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Jump says "Need admin approval" when I sign in with Microsoft. This is case ${number}.`,
    '',
  ];
  return { raw: lines.join('\r\n'), date };
}

function eventually<T>(check: () => Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 120_000, interval: 50 });
}
