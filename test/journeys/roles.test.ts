import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  buttonsOf,
  deliverTo,
  mailFromMia,
  SUPPORT,
  startTestDesk,
  type TestDesk,
  textOf,
} from '../support/desk.ts';
import type { DeskProcessInput } from '../support/desk-process.ts';

const PROGRAM = fileURLToPath(new URL('../support/desk-process.js', import.meta.url));

let desk: TestDesk;
let running: ChildProcess[] = [];

beforeEach(async () => {
  desk = await startTestDesk({ started: false });
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
  await desk.close();
});

async function launch(role: string): Promise<{ child: ChildProcess; said: string; died: Promise<unknown> }> {
  const input: DeskProcessInput = {
    fault: 'none',
    roles: [role],
    redisAddress: desk.redis.path,
    slackApiUrl: desk.slack.apiUrl,
    env: {
      DATA_DIR: desk.config.dataDir,
      SUPPORT_ADDRESSES: SUPPORT,
      SMTP_LISTEN_PORT: '0',
      SMTP_URL: desk.outbox.smtpUrl,
      SLACK_BOT_TOKEN: desk.options.slack.botToken,
      SLACK_APP_TOKEN: desk.options.slack.appToken,
      SLACK_REVIEW_CHANNEL: desk.review,
      SLACK_CUSTOMER_CHANNELS: desk.customers,
      ACKNOWLEDGE: 'on',
      REPLIES: 'on',
      UNDO_SECONDS: '0',
      TIME_ZONE: 'UTC',
    },
  };
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(input)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const died = once(child, 'exit');
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    died.then(() => Promise.reject(new Error(`The ${role} ended before it was ready.`))),
  ]);
  return { child, said: String(line).trim(), died };
}

const mail = (number: number) =>
  mailFromMia({
    from: `"Customer ${number}" <c${number}@firm-${number}.example>`,
    messageId: `<m${number}@firm-${number}.example>`,
  });

/** The case numbers on the cards, one for each card. */
const customersOnCards = () =>
  desk.cards().map((card) => /c\d+@firm-\d+\.example/.exec(textOf(card))?.[0] ?? 'nobody');

it('apart from each other make one card of each mail, and lose nothing while workers are restarted', async () => {
  const [first, , intake] = await Promise.all([launch('worker'), launch('worker'), launch('intake')]);
  const slack = await launch('slack');
  expect([first.said, slack.said]).toEqual(['ready 0', 'ready 0']);
  const port = Number(intake.said.split(' ')[1]);

  await Promise.all(Array.from({ length: 10 }, (_, number) => deliverTo(port, mail(number))));
  first.child.kill('SIGTERM');
  await Promise.all(Array.from({ length: 20 }, (_, number) => deliverTo(port, mail(number + 10))));
  expect(await first.died).toEqual([0, null]);
  await launch('worker');

  await vi.waitFor(() => expect(new Set(customersOnCards()).size).toBe(30), {
    timeout: 90_000,
    interval: 200,
  });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(customersOnCards()).toHaveLength(30);

  const card = await vi.waitFor(() => {
    const found = desk.cards().find((one) => buttonsOf(one).includes('approve'));
    if (found) return found;
    throw new Error('No card waits for approval.');
  }, 20_000);
  await vi.waitFor(() => expect(desk.outbox.list()).toHaveLength(30), 20_000);
  await desk.press(desk.ana, card, 'approve');
  await vi.waitFor(() => expect(desk.outbox.list()).toHaveLength(31), 20_000);
}, 180_000);
