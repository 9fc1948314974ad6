import { z } from 'zod';
import type { Parts } from '../parts.ts';
import { messagePayload } from '../payloads/message.ts';
import { channelPayload } from '../payloads/people.ts';
import { messagesOf, type StoredMessage, threadOf } from '../state.ts';
import { microseconds } from '../timestamp.ts';
import { type Answer, ApiRefusal, anyChannel, botChannel, count, flag, method } from './method.ts';

export const conversationsInfo = method(
  z.object({ channel: z.string(), include_num_members: flag }),
  (args, parts) => {
    const channel = anyChannel(parts, args.channel);
    const members = args.include_num_members ? { num_members: channel.members.length } : {};
    return { channel: { ...channelPayload(channel), ...members } };
  },
);

export const conversationsMembers = method(
  z.object({ channel: z.string(), limit: count, cursor: z.string().optional() }),
  (args, parts) => {
    const { members } = anyChannel(parts, args.channel);
    const start = cursorValue(args.cursor, 'user') ?? 0;
    const end = start + Math.min(args.limit ?? 100, 1000);
    return { members: members.slice(start, end), ...nextCursor('user', end < members.length ? end : null) };
  },
);

/** All channels, whether the bot is a member or not. */
export const conversationsList = method(
  z.object({
    types: z.string().optional(),
    exclude_archived: flag,
    limit: count,
    cursor: z.string().optional(),
  }),
  (args, { store }) => {
    const start = cursorValue(args.cursor, 'team') ?? 0;
    const end = start + Math.min(args.limit ?? 100, 1000);
    const { channels } = store.state;
    return {
      channels: channels.slice(start, end).map(channelPayload),
      ...nextCursor('team', end < channels.length ? end : null),
    };
  },
);

const Range = z.object({
  channel: z.string(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag,
  limit: count,
  cursor: z.string().optional(),
  include_all_metadata: flag,
});
type Range = z.infer<typeof Range>;

/** Newest first; what was written in threads is not in it, unless it was also sent to the channel. */
export const conversationsHistory = method(Range, (args, parts) => {
  const channel = botChannel(parts, args.channel);
  const before = cursorValue(args.cursor, 'next_ts') ?? Number.POSITIVE_INFINITY;
  const messages = messagesOf(parts.store.state, channel.id)
    .filter((message) => message.threadTs === null || message.broadcast)
    .filter(inRange(args))
    .filter((message) => microseconds(message.ts) <= before)
    .reverse();
  const limit = Math.min(args.limit ?? 100, 999);
  const next = messages[limit];
  return {
    messages: messages.slice(0, limit).map((message) => show(parts, message, args)),
    has_more: next !== undefined,
    pin_count: 0,
    ...nextCursor('next_ts', next === undefined ? null : microseconds(next.ts)),
  };
});

/** The message that began the thread, then the replies from the oldest on. */
export const conversationsReplies = method(Range.extend({ ts: z.string() }), (args, parts) => {
  const channel = botChannel(parts, args.channel);
  const thread = threadOf(parts.store.state, channel.id, args.ts);
  if (thread.length === 0) throw new ApiRefusal('thread_not_found');
  const from = cursorValue(args.cursor, 'next_ts') ?? 0;
  const within = inRange(args);
  // The parent comes along whatever the range says.
  const messages = thread.filter(
    (message) => microseconds(message.ts) >= from && (message.ts === args.ts || within(message)),
  );
  const limit = Math.min(args.limit ?? 1000, 1000);
  const next = messages[limit];
  return {
    messages: messages.slice(0, limit).map((message) => show(parts, message, args)),
    has_more: next !== undefined,
    ...nextCursor('next_ts', next === undefined ? null : microseconds(next.ts)),
  };
});

function show(parts: Parts, message: StoredMessage, args: Range): Answer {
  const view = { origin: parts.origin(), metadata: args.include_all_metadata ?? false, thread: true };
  return messagePayload(parts.store.state, message, view);
}

function inRange(args: Range): (message: StoredMessage) => boolean {
  const oldest = bound(args.oldest, 0, 'invalid_ts_oldest');
  const latest = bound(args.latest, Number.POSITIVE_INFINITY, 'invalid_ts_latest');
  return (message) => {
    const at = microseconds(message.ts);
    return args.inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function bound(ts: string | undefined, absent: number, error: string): number {
  if (ts === undefined || ts === '') return absent;
  const value = microseconds(ts);
  if (Number.isNaN(value)) throw new ApiRefusal(error);
  return value;
}

/** Cursors are opaque to callers; Slack's own are base64 of "name:value", too. */
function nextCursor(name: string, value: number | null): Answer {
  const cursor = value === null ? '' : Buffer.from(`${name}:${value}`).toString('base64');
  return { response_metadata: { next_cursor: cursor } };
}

function cursorValue(cursor: string | undefined, name: string): number | null {
  if (cursor === undefined || cursor === '') return null;
  const match = new RegExp(`^${name}:(\\d+)$`).exec(Buffer.from(cursor, 'base64').toString('utf8'));
  if (match === null) throw new ApiRefusal('invalid_cursor');
  return Number(match[1]);
}
