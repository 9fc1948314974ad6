import { StepcheckError } from '../core/errors.ts';
import type { Cursors, Log } from '../core/ports.ts';
import type { StoredMessage } from './answers.ts';
import type { SlackClient } from './client.ts';
import { collect, compareTs, history, pageUpTo, replies, tsOf } from './pages.ts';

/** The cursor of a channel in which nobody has written. */
const NOTHING_YET = '0';

export interface CatchUpOptions {
  client: SlackClient;
  team: string;
  customerChannels: readonly string[];
  /** Threads of tickets that are not closed: their replies are not in the channel's history. */
  openThreads: () => Promise<{ channelId: string; threadTs: string }[]>;
  cursors: Cursors;
  /** The same way in as for an event; resolves once the message is stored. */
  take: (event: unknown) => Promise<void>;
  log: Log;
}

/**
 * Reads what was posted since the last time, so that nothing is lost while no socket was open. Only this moves a
 * channel's cursor, and only after all up to it is stored: an event that came live but was not stored is found here.
 */
export async function catchUp(options: CatchUpOptions): Promise<void> {
  const open = await options.openThreads();
  const failures: unknown[] = [];
  for (const channel of options.customerChannels) {
    const threads = open.filter((thread) => thread.channelId === channel).map((thread) => thread.threadTs);
    // One channel that cannot be read does not keep the others from being read.
    await catchUpChannel(options, channel, threads).catch((error) => failures.push(error));
  }
  await catchUpElsewhere(options, open).catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/**
 * Cases that a person made of messages in other channels: their threads are read whole, since nobody follows these
 * channels. What is known already changes nothing.
 */
async function catchUpElsewhere(
  options: CatchUpOptions,
  open: readonly { channelId: string; threadTs: string }[],
): Promise<void> {
  for (const { channelId, threadTs } of open) {
    if (options.customerChannels.includes(channelId)) continue;
    try {
      await takeAll(options, channelId, await threadSince(options.client, channelId, threadTs, threadTs));
    } catch (error) {
      // The bot may have been sent out of the channel: that is no reason to try again and again.
      if (!(error instanceof StepcheckError) || error.turn === 'retry') throw error;
      options.log.warn(
        { channel: channelId, detail: error.message },
        'A thread of a case cannot be read any more',
      );
    }
  }
}

/**
 * Sets where each channel is read from, before anything is received: the first time that is now, since what was said
 * before we came is nobody's new case.
 */
export async function beginAtNow(options: Where & { customerChannels: readonly string[] }): Promise<void> {
  for (const channel of options.customerChannels) await readUpTo(options, channel);
}

/** The same for a channel that is found later: from then on (ms) when it was looked for last. */
export async function beginAt({ team, cursors }: Omit<Where, 'client'>, channel: string, since: number) {
  const name = cursorName(team, channel);
  if ((await cursors.get(name)) === null) await cursors.set(name, tsOf(since));
}

type Where = Pick<CatchUpOptions, 'client' | 'team' | 'cursors'>;

async function readUpTo({ client, team, cursors }: Where, channel: string): Promise<string> {
  const name = cursorName(team, channel);
  const known = await cursors.get(name);
  if (known !== null) return known;
  const { messages } = await client.call('conversations.history', { channel, limit: 1 });
  const newest = messages[0]?.ts ?? NOTHING_YET;
  await cursors.set(name, newest);
  return newest;
}

function cursorName(team: string, channel: string): string {
  return `slack.${team}.${channel}`;
}

async function catchUpChannel(options: CatchUpOptions, channel: string, open: string[]): Promise<void> {
  const { client, cursors, log } = options;
  const since = await readUpTo(options, channel);

  // History comes newest first, but is stored in the order in which it was written.
  const posted = await collect(history(client, channel, since));
  posted.sort((a, b) => compareTs(a.ts, b.ts));
  const before = since === NOTHING_YET ? [] : await pageUpTo(client, channel, since);

  await takeAll(options, channel, posted);
  for (const thread of threadsToRead(open, [...before, ...posted], since)) {
    await takeAll(options, channel, await threadSince(client, channel, thread, since));
  }

  const newest = posted.at(-1);
  if (!newest) return;
  await cursors.set(cursorName(options.team, channel), newest.ts);
  log.info({ channel, messages: posted.length }, 'Slack channel read up to its newest message');
}

/**
 * Of the messages seen, those with newer replies: threads that no ticket knows are among them. Of the open ones all
 * that were not seen, since only a thread's first message tells when it was last answered.
 */
function threadsToRead(open: readonly string[], seen: readonly StoredMessage[], since: string): Set<string> {
  const answered = seen.filter((message) => isAnsweredSince(message, since)).map((message) => message.ts);
  const known = new Set(seen.map((message) => message.ts));
  return new Set([...open.filter((thread) => !known.has(thread)), ...answered]);
}

function isAnsweredSince(
  { reply_count: count, latest_reply: latest }: StoredMessage,
  since: string,
): boolean {
  return latest ? compareTs(latest, since) > 0 : (count ?? 0) > 0;
}

async function takeAll(options: CatchUpOptions, channel: string, messages: StoredMessage[]): Promise<void> {
  for (const message of messages) await options.take({ ...message.whole, type: 'message', channel });
}

/** None where the thread's first message was deleted. */
async function threadSince(
  client: SlackClient,
  channel: string,
  thread: string,
  since: string,
): Promise<StoredMessage[]> {
  try {
    const found = await collect(replies(client, channel, thread, since));
    return found.filter((message) => compareTs(message.ts, since) > 0);
  } catch (error) {
    if (error instanceof StepcheckError && error.code === 'slack_thread_not_found') return [];
    throw error;
  }
}
