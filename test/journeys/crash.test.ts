import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  buttonsOf,
  deliverTo,
  mailFromMia,
  SUPPORT,
  startTestDesk,
  type TestDesk,
  textOf,
} from '../support/desk.ts';
import type { DeskProcessInput, Fault } from '../support/desk-process.ts';

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

interface Process {
  smtpPort: number;
  died: Promise<unknown>;
}

async function launch(fault: Fault): Promise<Process> {
  const slack = desk.options.slack;
  const input: DeskProcessInput = {
    fault,
    redisAddress: desk.redis.path,
    slackApiUrl: desk.slack.apiUrl,
    env: {
      DATA_DIR: desk.config.dataDir,
      SUPPORT_ADDRESSES: SUPPORT,
      SMTP_LISTEN_PORT: '0',
      SMTP_URL: desk.outbox.smtpUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
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
    died.then(() => Promise.reject(new Error('The desk ended before it was ready.'))),
  ]);
  return { smtpPort: Number(String(line).split(' ')[1]), died };
}

/** Long enough for every retry, sweep and stalled job to have had its turn. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 2_500));

const replies = () => desk.outbox.list().filter(({ text }) => text.includes('Sign in a different way'));
const acknowledgements = () => desk.outbox.list().filter(({ subject }) => subject.includes('T1001'));

describe('a desk that is killed', () => {
  it.each(['while parsing', 'between commit and queue', 'between card and record'] as const)(
    '%s loses nothing and doubles nothing once it runs again',
    async (fault) => {
      const first = await launch(fault);
      await deliverTo(first.smtpPort, mailFromMia());
      await first.died;

      await launch('none');
      const card = await desk.cardSaying('Mia Chen', 'Acknowledged');
      expect(buttonsOf(card)).toEqual(['approve', 'edit', 'reject']);
      const originals = () =>
        desk.slack
          .messages(desk.review)
          .filter(({ metadata }) => metadata?.event_type === 'stepcheck_original');
      // The original comes into the thread after the card: what must not come twice must first have come.
      await vi.waitFor(() => expect(originals()).not.toEqual([]), 10_000);
      await settle();
      expect(desk.cards()).toHaveLength(1);
      expect(acknowledgements()).toHaveLength(1);
      expect(desk.outbox.list()).toHaveLength(1);
      expect(originals()).toHaveLength(1);
    },
    40_000,
  );

  it('after an approval sends the approved reply once it runs again, once', async () => {
    const first = await launch('after approval');
    await deliverTo(first.smtpPort, mailFromMia());
    const card = await desk.cardSaying('Mia Chen', 'Acknowledged');
    await desk.press(desk.ana, card, 'approve').catch(() => {});
    await first.died;
    expect(replies()).toHaveLength(0);

    await launch('none');
    await desk.cardSaying('Sent by');
    await settle();
    expect(replies()).toHaveLength(1);
  }, 40_000);

  it.each([
    ['before the mail is sent', 0],
    ['between mail and record', 1],
  ] as const)(
    '%s says that nobody knows, and leaves it to a person',
    async (fault, arrived) => {
      const first = await launch(fault);
      await deliverTo(first.smtpPort, mailFromMia());
      await desk.press(desk.ana, await desk.cardSaying('Mia Chen', 'Acknowledged'), 'approve');
      await first.died;

      await launch('none');
      const card = await desk.cardSaying('Nobody knows whether it arrived');
      expect(buttonsOf(card)).toEqual(['send_again', 'mark_sent']);
      await settle();
      expect(replies()).toHaveLength(arrived);

      await desk.press(desk.ben, card, arrived === 1 ? 'mark_sent' : 'send_again');
      await desk.cardSaying('Sent by');
      expect(replies()).toHaveLength(1);
    },
    40_000,
  );

  it('between a reply in Slack and its record finds the reply in the thread and does not post it twice', async () => {
    const first = await launch('between Slack reply and record');
    await desk.slack.post(desk.mia, desk.customers, {
      text: 'Jump says "Need admin approval" when I sign in with Microsoft',
    });
    await desk.press(desk.ana, await desk.cardSaying('Mia Chen', 'Sign in a different way'), 'approve');
    await first.died;

    await launch('none');
    await desk.cardSaying('Sent by');
    await settle();
    const thread = desk.slack
      .messages(desk.customers)
      .filter((message) => textOf(message).includes('Sign in a different way'));
    expect(thread).toHaveLength(1);
  }, 40_000);
});
