import { readReference } from '../core/mail-reference.ts';
import { indexTable } from '../core/transition.ts';
import type { Arrival } from './arrival.ts';
import type { Parts } from './parts.ts';

/**
 * Whether what looks like our own message surely is one: a colleague's in Slack, or mail with a Message-ID that we made.
 * Our address in From or X-Loop proves nothing: web forms and forwarders put it on what customers write.
 */
export async function isProvenOwn(
  { lookup, sign }: Pick<Parts, 'lookup' | 'sign'>,
  { kind, message: { thread } }: Arrival,
): Promise<boolean> {
  if (kind !== 'own_message' || thread.channel === 'slack') return kind === 'own_message';
  const { messageId } = thread;
  if (messageId === null) return false;
  return (
    readReference(messageId, sign) !== null || (await lookup.find(indexTable.ownMail, messageId)) !== null
  );
}
