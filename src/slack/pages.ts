import type { StoredMessage } from './answers.ts';
import type { SlackClient } from './client.ts';

const PAGE = 200;

/** A channel's messages after `oldest` (a ts, exclusive), newest first, page by page. Thread replies are not among them. */
export async function* history(client: SlackClient, channel: string, oldest: string) {
  let cursor: string | undefined;
  do {
    const page = await client.call('conversations.history', {
      channel,
      oldest,
      limit: PAGE,
      include_all_metadata: true,
      ...(cursor ? { cursor } : {}),
    });
    yield* page.messages;
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
}

/** The newest messages of a channel up to `latest` (a ts, inclusive), one page of them. */
export async function pageUpTo(client: SlackClient, channel: string, latest: string) {
  const args = { channel, latest, inclusive: true, limit: PAGE };
  return (await client.call('conversations.history', args)).messages;
}

/** A thread's replies, oldest first, without the message that opened it. */
export async function* replies(client: SlackClient, channel: string, ts: string, oldest = '0') {
  let cursor: string | undefined;
  do {
    const page = await client.call('conversations.replies', {
      channel,
      ts,
      oldest,
      limit: PAGE,
      include_all_metadata: true,
      ...(cursor ? { cursor } : {}),
    });
    yield* page.messages.filter((message) => message.ts !== ts);
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
}

export async function members(client: SlackClient, channel: string): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.call('conversations.members', {
      channel,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    found.push(...page.members);
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return found;
}

/** The channels that the bot is a member of. */
export async function ownChannels(client: SlackClient): Promise<{ id: string; name?: string | null }[]> {
  const found: { id: string; name?: string | null }[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.call('conversations.list', {
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    found.push(...page.channels.filter((channel) => channel.is_member));
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return found;
}

/** The first message that fits, or null. */
export async function findMessage(
  messages: AsyncIterable<StoredMessage>,
  fits: (message: StoredMessage) => boolean,
): Promise<StoredMessage | null> {
  for await (const message of messages) if (fits(message)) return message;
  return null;
}

export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}

/** Milliseconds as the ts of a message that would have been posted then. */
export function tsOf(ms: number): string {
  return (ms / 1000).toFixed(6);
}

/** Order of two ts: as numbers of the same form, so compared part by part. */
export function compareTs(a: string, b: string): number {
  const [aSeconds = '', aRest = ''] = a.split('.');
  const [bSeconds = '', bRest = ''] = b.split('.');
  return Number(aSeconds) - Number(bSeconds) || Number(aRest) - Number(bRest);
}
