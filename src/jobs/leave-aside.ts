import type { MessageRecord } from '../core/message.ts';
import type { Transition } from '../core/transition.ts';
import { indexTable } from '../core/transition.ts';
import type { Arrival } from './arrival.ts';
import type { Parts } from './parts.ts';
import { RECENT_SECONDS } from './thread-index.ts';

/**
 * A message that opens no ticket: our own mail come back, a colleague's words, or chatter in a Slack channel. It is
 * kept; chatter is remembered for some minutes, so that "Hi there" belongs to the problem that follows it.
 */
export async function leaveAside(parts: Parts, arrival: Arrival, record: MessageRecord): Promise<Transition> {
  const { thread } = arrival.message;
  const writes: Transition['writes'] = [{ kind: 'message', record }];
  parts.log.info({ message: record.id, kind: arrival.kind }, 'A message was kept without a ticket');
  if (thread.channel !== 'slack' || arrival.kind === 'own_message') return { writes };
  const key = `${thread.team}/${thread.channelId}/${thread.userId}`;
  const before = await parts.lookup.find(indexTable.slackChatter, key);
  const value = before ? `${before},${record.id}` : record.id;
  return { writes, index: [{ table: indexTable.slackChatter, key, value, ttlSeconds: RECENT_SECONDS }] };
}
