import type { ThreadNote } from '../core/review.ts';
import type { CardRef } from '../core/ticket.ts';
import type { SlackClient } from './client.ts';
import { limits } from './limits.ts';
import { isPost, metadataOf } from './metadata.ts';
import { collect, replies } from './pages.ts';
import { escapeMrkdwn, line, quoted, richText, split, words } from './text.ts';

/** Puts a text of ours into the card's thread, once for each key; its words are never parsed. */
export async function showNote(
  client: SlackClient,
  ownUserId: string,
  ref: CardRef,
  { ticketId, key, heading, text }: ThreadNote,
): Promise<void> {
  const wanted = { ticket: ticketId, key };
  const there = await collect(replies(client, ref.channel, ref.ts));
  if (there.some((message) => isPost(message, ownUserId, 'stepcheck_note', wanted))) return;
  await client.call('chat.postMessage', {
    channel: ref.channel,
    thread_ts: ref.ts,
    text: escapeMrkdwn(line(heading, 300)),
    blocks: [
      richText([words(line(heading, 300), { bold: true })]),
      ...split(text, limits.sectionText).pieces.map((piece) => quoted([words(piece)])),
    ],
    metadata: metadataOf('stepcheck_note', wanted),
    unfurl_links: false,
    unfurl_media: false,
  });
}
