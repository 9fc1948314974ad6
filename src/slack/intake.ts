import { z } from 'zod';
import type { IntakeItem } from '../core/intake.ts';
import { SlackFile } from './answers.ts';

/** A message as the events and the history of a channel give it; only what we read. */
export const SlackEvent = z.object({
  type: z.literal('message'),
  subtype: z.string().optional(),
  channel: z.string().regex(/^[A-Z0-9]{1,30}$/),
  user: z.string().optional(),
  bot_id: z.string().nullish(),
  text: z.string().default(''),
  ts: z.string().regex(/^\d{1,12}\.\d{1,9}$/),
  thread_ts: z.string().optional(),
  files: z.array(SlackFile).optional(),
  attachments: z
    .array(z.object({ is_share: z.boolean().nullish(), is_msg_unfurl: z.boolean().nullish() }))
    .optional()
    .catch(undefined),
});
export type SlackEvent = z.infer<typeof SlackEvent>;

/** The raw form in which a Slack message is stored: our workspace, and the event as it came. */
export const RawSlackMessage = z.object({ team: z.string(), event: SlackEvent });
export type RawSlackMessage = z.infer<typeof RawSlackMessage>;

// Screenshots come as file_share; a thread reply that is also shown in the channel as thread_broadcast.
const TAKEN_SUBTYPES: ReadonlySet<string | undefined> = new Set([
  undefined,
  'file_share',
  'thread_broadcast',
]);

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
export function intakeOf(received: unknown, rules: IntakeRules, receivedAt: number): Taken | null {
  const { success, data: event } = SlackEvent.safeParse(received);
  if (!success || !isForUs(event, rules)) return null;
  return {
    item: {
      v: 1,
      id: `slack.${event.channel}.${event.ts}`,
      channel: 'slack',
      origin: 'slack',
      receivedAt,
      envelopeFrom: null,
    },
    raw: Buffer.from(JSON.stringify({ team: rules.team, event: received })),
  };
}

function isForUs(event: SlackEvent, rules: IntakeRules): boolean {
  if (!TAKEN_SUBTYPES.has(event.subtype) || event.bot_id) return false;
  if (!event.user || event.user === rules.ownUserId || event.user === 'USLACKBOT') return false;
  return event.channel !== rules.reviewChannel && rules.customerChannels.includes(event.channel);
}
