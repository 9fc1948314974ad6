import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KnownBlock, WebClient } from '@slack/web-api';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { vi } from 'vitest';
import { type Config, readConfig } from '../../src/config.ts';
import type { Log } from '../../src/core/ports.ts';
import type { CardAction } from '../../src/core/review.ts';
import { type Desk, type DeskOptions, startDesk } from '../../src/desk.ts';
import { type Outbox, startOutbox } from '../../src/playground/outbox.ts';
import { startSlackStandIn } from '../../src/playground/slack/server.ts';
import type { SlackStandIn, StandInMessage } from '../../src/playground/slack/stand-in.ts';
import { startTestRedis, type TestRedis } from './redis.ts';

export const SUPPORT = 'help@desk.example';

export const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** The desk as it runs in production, with a Slack stand-in, a real Redis and real SMTP in and out around it. */
export interface TestDesk {
  redis: TestRedis;
  slack: SlackStandIn;
  outbox: Outbox;
  config: Config;
  options: DeskOptions;
  smtpPort(): number;
  review: string;
  customers: string;
  ana: string;
  ben: string;
  mia: string;
  /** Sends a mail to the support address through real SMTP. */
  deliver(mail: SendMailOptions): Promise<void>;
  /** The cards in the review channel, oldest first. */
  cards(): StandInMessage[];
  /** Waits until a card says all of this. */
  cardSaying(...words: string[]): Promise<StandInMessage>;
  press(user: string, card: StandInMessage, action: CardAction): Promise<void>;
  /** Presses a button as it stood on the card some time ago, as a client that was not updated would. */
  pressStale(user: string, card: StandInMessage, action: CardAction): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export interface TestDeskOptions {
  env?: Record<string, string>;
  desk?: Partial<DeskOptions>;
  /** False: the desk is started by the test, in a process of its own. */
  started?: boolean;
}

export async function startTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'stepcheck-desk-'));
  const [redis, slack, outbox] = await Promise.all([
    startTestRedis(),
    startSlackStandIn({ port: 0, folder: null, log: quiet }),
    startOutbox({ folder: join(folder, 'outbox'), log: quiet }),
  ]);
  const review = channelOf(slack, 'review');
  const customers = channelOf(slack, 'customers');
  const config = readConfig({
    DATA_DIR: join(folder, 'data'),
    SUPPORT_ADDRESSES: SUPPORT,
    SMTP_LISTEN_PORT: '0',
    SMTP_URL: outbox.smtpUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_REVIEW_CHANNEL: review,
    SLACK_CUSTOMER_CHANNELS: customers,
    ACKNOWLEDGE: 'on',
    REPLIES: 'on',
    UNDO_SECONDS: '0',
    TIME_ZONE: 'UTC',
    ...options.env,
  });
  if (!config.slack) throw new Error('The test desk has no Slack settings.');
  const deskOptions: DeskOptions = {
    config,
    redisAddress: redis.path,
    slack: { ...config.slack, apiUrl: slack.apiUrl },
    smtpUrl: config.smtp.url,
    log: quiet,
    ...options.desk,
    tuning: {
      reviewPace: { max: 1_000, perMs: 1_000 },
      sweepEveryMs: 300,
      deadAfterMs: 1_500,
      ...options.desk?.tuning,
    },
  };
  let desk: Desk | null = options.started === false ? null : await startDesk(deskOptions);

  const cards = () =>
    slack.messages(review).filter(({ metadata }) => metadata?.event_type === 'stepcheck_card');
  return {
    redis,
    slack,
    outbox,
    config,
    options: deskOptions,
    smtpPort: () => desk?.smtpPort ?? 0,
    review,
    customers,
    ana: userOf(slack, 'Ana'),
    ben: userOf(slack, 'Ben'),
    mia: userOf(slack, 'Mia'),
    deliver: (mail) => deliverTo(desk?.smtpPort ?? 0, mail),
    cards,
    cardSaying: (...words) =>
      vi.waitFor(
        () => {
          const found = cards().find((card) => words.every((word) => textOf(card).includes(word)));
          if (found) return found;
          throw new Error(
            `No card says ${words.join(' and ')}. The cards:\n${cards().map(textOf).join('\n---\n')}`,
          );
        },
        { timeout: 35_000, interval: 20 },
      ),
    press: (user, card, action) => press(slack, user, card, action),
    async pressStale(user, card, action) {
      const bot = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
      const blocks = card.blocks.filter(({ type }) => type === 'actions') as unknown as KnownBlock[];
      const { ts } = await bot.chat.postMessage({ channel: review, text: 'a card of some time ago', blocks });
      await press(slack, user, { ...card, ts: ts ?? '' }, action);
    },
    async stop() {
      await desk?.close();
      desk = null;
    },
    async start() {
      desk = await startDesk(deskOptions);
    },
    async close() {
      await desk?.close();
      await slack.close();
      await outbox.close();
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A customer's mail as most of these journeys begin. */
export function mailFromMia(change: SendMailOptions = {}): SendMailOptions {
  return {
    from: '"Mia Chen" <mia@birchwood.example>',
    to: SUPPORT,
    subject: 'Cannot sign in to Jump',
    text: 'Hi,\n\nWhen I sign in to Jump with Microsoft it says "Need admin approval". I have not asked anyone yet.\n\nMia',
    messageId: '<first@birchwood.example>',
    ...change,
  };
}

export async function deliverTo(port: number, mail: SendMailOptions): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  try {
    await transport.sendMail(mail);
  } finally {
    transport.close();
  }
}

/** Every word that a message shows, in one string. */
export function textOf(message: { text: string; blocks: readonly Record<string, unknown>[] }): string {
  const words: string[] = [message.text];
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'string' && (key === 'text' || key === 'name')) words.push(inner);
      else walk(inner);
    }
  };
  walk(message.blocks);
  return words.join('\n');
}

/** What a card offers to decide on its reply, as it stands on its buttons. */
export function buttonsOf(card: StandInMessage): string[] {
  return allButtonsOf(card).filter((action) => !HANDLING.includes(action));
}

const HANDLING = ['take', 'wake', 'more'];

/** All its buttons, the menu among them. */
export function allButtonsOf(card: StandInMessage): string[] {
  return elementsOf(card).map(({ element }) => String(element.action_id).replace('stepcheck_', ''));
}

/** What the menu of a card offers. */
export function menuOf(card: StandInMessage): string[] {
  return menuOptions(card).map((value) => value.split('|')[0] ?? '');
}

function menuOptions(card: StandInMessage): string[] {
  const menu = elementsOf(card).find(({ element }) => element.type === 'overflow');
  const options = (menu?.element.options ?? []) as { value: string }[];
  return options.map(({ value }) => value);
}

/** Presses a button of a card as it stands now: it may have been updated since the test looked at it. */
async function press(
  slack: SlackStandIn,
  user: string,
  card: StandInMessage,
  action: CardAction,
): Promise<void> {
  const { channelId, ts } = card;
  const now = slack.messages(channelId).find((message) => message.ts === ts) ?? card;
  const selected = menuOptions(now).find((value) => value.startsWith(`${action}|`));
  const wanted = selected ? 'stepcheck_more' : `stepcheck_${action}`;
  const found = elementsOf(now).find(({ element }) => element.action_id === wanted);
  if (!found) throw new Error(`The card has no button ${action}, only ${buttonsOf(now).join(', ')}.`);
  const actionId = String(found.element.action_id);
  await slack.press(user, {
    channelId,
    ts,
    blockId: found.blockId,
    actionId,
    ...(selected ? { selected } : {}),
  });
}

function elementsOf(card: StandInMessage): { blockId: string; element: Record<string, unknown> }[] {
  return card.blocks
    .filter((block) => block.type === 'actions')
    .flatMap((block) =>
      (block.elements as Record<string, unknown>[]).map((element) => ({
        blockId: String(block.block_id),
        element,
      })),
    );
}

function channelOf(slack: SlackStandIn, purpose: 'review' | 'customers'): string {
  const channel = slack.channels.find((candidate) => candidate.purpose === purpose);
  if (!channel) throw new Error(`The stand-in has no ${purpose} channel.`);
  return channel.id;
}

function userOf(slack: SlackStandIn, firstName: string): string {
  const user = slack.users.find(({ realName }) => realName.startsWith(firstName));
  if (!user) throw new Error(`The stand-in has nobody called ${firstName}.`);
  return user.id;
}
