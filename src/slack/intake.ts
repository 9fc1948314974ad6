import { z } from 'zod';
import { type IntakeItem, intakeItem } from '../core/intake.ts';
import { flag, SlackFile, word } from './answers.ts';

/**
 * A message as the events and the history of a channel give it; only what we read. Without its type, channel and ts it
 * is none; any other part that does not fit is left out, so that the rest is not lost with it.
 */
export const SlackEvent = z.object({
  type: z.literal('message'),
  subtype: word,
  channel: z.string().regex(/^[A-Z0-9]{1,30}$/),
  user: word,
  bot_id: word,
  text: word,
  ts: z.string().regex(/^\d{1,12}\.\d{1,9}$/),
  thread_ts: word,
  files: z.array(SlackFile.catch({})).nullish().catch(null),
  attachments: z
    .array(z.object({ is_share: flag, is_msg_unfurl: flag }).catch({}))
    .nullish()
    .catch(null),
});
export type SlackEvent = z.infer<typeof SlackEvent>;

/** The raw form in which a Slack message is stored: our workspace, and the event as it came. */
export const RawSlackMessage = z.object({ team: z.string(), event: SlackEvent });
export type RawSlackMessage = z.infer<typeof RawSlackMessage>;

// Screenshots come as file_share; a thread reply that is also shown in the channel as thread_broadcast.
const TAKEN_SUBTYPES: ReadonlySet<string> = new Set(['', 'file_share', 'thread_broadcast']);

export interface IntakeRules {
  team: string;
  ownUserId: string;
  reviewChannel: string;
  customerChannels: readonly string[];
}

export interface Taken {
  item: IntakeItem;
  raw: Uint8Array;
}

/** The intake item of a message for us; null for everything else that happens in a channel. */
export function intakeOf(
  received: unknown,
  rules: IntakeRules,
  receivedAt: number,
  inCaseThread = false,
): Taken | null {
  const { success, data: event } = SlackEvent.safeParse(received);
  if (!success || !isBySomebody(event, rules)) return null;
  if (!inCaseThread && !isCustomerChannel(event.channel, rules)) return null;
  return {
    item: intakeItem({
      v: 1,
      id: `slack.${event.channel}.${event.ts}`,
      channel: 'slack',
      origin: 'slack',
      receivedAt,
      envelopeFrom: null,
    }),
    raw: Buffer.from(JSON.stringify({ team: rules.team, event: received })),
  };
}

/** The thread of a message in a channel that is no customers' one ("team/channel/ts"): a case may have been made there. */
export function threadElsewhere(received: unknown, rules: IntakeRules): string | null {
  const { data: event } = SlackEvent.safeParse(received);
  if (!event?.thread_ts || event.channel === rules.reviewChannel || isCustomerChannel(event.channel, rules))
    return null;
  return `${rules.team}/${event.channel}/${event.thread_ts}`;
}

function isBySomebody(event: SlackEvent, rules: IntakeRules): boolean {
  if (!TAKEN_SUBTYPES.has(event.subtype ?? '') || event.bot_id) return false;
  return Boolean(event.user) && event.user !== rules.ownUserId && event.user !== 'USLACKBOT';
}

function isCustomerChannel(channel: string, rules: IntakeRules): boolean {
  return channel !== rules.reviewChannel && rules.customerChannels.includes(channel);
}

const Whereabouts = z.object({
  type: z.literal('message'),
  channel: z.string(),
  ts: z.string().max(40).catch('not known'),
});

/** Where a message of a customer channel stands that nothing can be made of; null for what is rightly left alone. */
export function unreadableAt(received: unknown, rules: IntakeRules): { channel: string; ts: string } | null {
  const { success, data } = Whereabouts.safeParse(received);
  if (!success || !isCustomerChannel(data.channel, rules)) return null;
  const { data: event } = SlackEvent.safeParse(received);
  const understood = event && (event.user || event.bot_id || !TAKEN_SUBTYPES.has(event.subtype ?? ''));
  return understood ? null : { channel: data.channel, ts: data.ts };
}
