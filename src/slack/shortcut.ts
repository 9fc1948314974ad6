import type { App } from '@slack/bolt';
import { z } from 'zod';
import { StepcheckError } from '../core/errors.ts';
import { type IntakeItem, intakeItem } from '../core/intake.ts';
import type { Clock } from '../core/ports.ts';
import { CHECK_SHORTCUT } from './api-table.ts';
import { checkWords, OPEN, Place } from './check-answer.ts';
import { type CommandOptions, reviewersOnly } from './command.ts';
import { saying } from './command-answers.ts';
import { personOf } from './home.ts';
import { collect, pageUpTo, replies } from './pages.ts';
import type { Words } from './private-answer.ts';

export interface ShortcutOptions extends CommandOptions {
  team: string;
  ownUserId: string;
  reviewChannel: string;
  clock: Clock;
}

const Shortcut = z.object({
  user: z.object({ id: z.string(), name: z.string().optional() }),
  channel: z.object({ id: z.string() }),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }),
  response_url: z.string(),
});
const Press = Shortcut.pick({ user: true, response_url: true }).extend({
  actions: z.array(z.object({ value: z.string().optional() })).min(1),
});

const INVITE =
  'I cannot see this channel, so I cannot read the message. Type /invite @stepcheck here, then check it once more.';
const GONE = 'This message is no longer there, so there is nothing to check.';
const OURS = 'I wrote this message myself, so there is nothing to check.';

/** Checks any message against the articles, privately, and makes a case of it where somebody asks for that. */
export function registerShortcut(app: App, options: ShortcutOptions): void {
  app.shortcut(CHECK_SHORTCUT.id, async ({ ack, body }) => {
    await ack();
    const { user, channel, message, response_url: url } = Shortcut.parse(body);
    const place = { channel: channel.id, ts: message.ts, thread: message.thread_ts ?? null };
    const words = await reviewersOnly(options, user.id, () => check(options, place));
    await options.answer(url, words, { threadTs: threadOf(place) });
  });

  app.action(OPEN, async ({ ack, body }) => {
    await ack();
    const { user, actions, response_url: url } = Press.parse(body);
    const place = Place.parse(JSON.parse(actions[0]?.value ?? ''));
    const words = await reviewersOnly(options, user.id, () => open(options, place, user));
    await options.answer(url, words, { instead: true, threadTs: threadOf(place) });
  });
}

function threadOf({ ts, thread }: Place): string | undefined {
  return thread !== null && thread !== ts ? thread : undefined;
}

async function check(options: ShortcutOptions, place: Place): Promise<Words> {
  const found = await fetchMessage(options, place);
  if ('told' in found) return saying(found.told);
  const mayOpen = found.byPerson && place.channel !== options.reviewChannel;
  const checked = await options.office.check(found.item, found.raw);
  return checkWords(checked, mayOpen ? place : null, options.workspaceUrl);
}

async function open(
  options: ShortcutOptions,
  place: Place,
  user: { id: string; name?: string | undefined },
): Promise<Words> {
  const found = await fetchMessage(options, place);
  if ('told' in found) return saying(found.told);
  const { office, people, workspaceUrl } = options;
  // Somebody else may have opened it since.
  const checked = await office.check(found.item, found.raw);
  if ('known' in checked) return checkWords(checked, null, workspaceUrl);
  await office.openCase(found.item, found.raw, await personOf(people, user));
  return saying(
    'It is taken in as a customer’s message. Its card comes up in the review channel, and what is approved there is answered in this thread.',
  );
}

type Fetched = { item: IntakeItem; raw: Uint8Array; byPerson: boolean } | { told: string };

/** As Slack has it now, with its files: what a shortcut or a button brings along may be less, or old. */
async function fetchMessage(options: ShortcutOptions, place: Place): Promise<Fetched> {
  try {
    const { channel, ts } = place;
    const thread = threadOf(place);
    const some =
      thread === undefined
        ? await pageUpTo(options.client, channel, ts)
        : await collect(replies(options.client, channel, thread));
    const message = some.find((one) => one.ts === ts);
    if (!message) return { told: GONE };
    if (message.user === options.ownUserId) return { told: OURS };
    const event = { ...message.whole, type: 'message', channel };
    const item = intakeItem({
      v: 1,
      id: `slack.case.${channel}.${ts}`,
      channel: 'slack',
      origin: 'slack',
      receivedAt: options.clock.now(),
      envelopeFrom: null,
    });
    const byPerson = Boolean(message.user) && !message.whole.bot_id;
    return { item, raw: Buffer.from(JSON.stringify({ team: options.team, event })), byPerson };
  } catch (error) {
    if (error instanceof StepcheckError && UNSEEN.has(error.code)) return { told: INVITE };
    throw error;
  }
}

const UNSEEN: ReadonlySet<string> = new Set(['slack_not_in_channel', 'slack_channel_not_found']);
