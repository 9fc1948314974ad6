import { StepcheckError } from '../core/errors.ts';
import type { CardRef } from '../core/ticket.ts';
import type { SlackClient } from './client.ts';
import { collect, replies } from './pages.ts';

/** What Slack says of something that is not there any more. */
const GONE = [
  'slack_message_not_found',
  'slack_thread_not_found',
  'slack_file_not_found',
  'slack_file_deleted',
  'slack_channel_not_found',
];

/** Deletes a card and what we put into its thread. What others wrote there is theirs: Slack lets nobody else delete it. */
export async function eraseCard(
  client: SlackClient,
  ownUserId: string,
  { channel, ts }: CardRef,
): Promise<void> {
  const thread = (await unlessGone(collect(replies(client, channel, ts)))) ?? [];
  for (const message of thread.filter(({ user }) => user === ownUserId)) {
    for (const { id } of message.files ?? []) {
      if (id) await unlessGone(client.call('files.delete', { file: id }));
    }
    await unlessGone(client.call('chat.delete', { channel, ts: message.ts }));
  }
  await unlessGone(client.call('chat.delete', { channel, ts }));
}

async function unlessGone<T>(calling: Promise<T>): Promise<T | null> {
  try {
    return await calling;
  } catch (error) {
    if (error instanceof StepcheckError && GONE.includes(error.code)) return null;
    throw error;
  }
}
