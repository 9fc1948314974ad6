import type { OriginalMessage, OriginalPicture } from '../core/review.ts';
import type { CardRef } from '../core/ticket.ts';
import type { StoredMessage } from './answers.ts';
import type { SlackClient } from './client.ts';
import { type Block, limits, sizeOf } from './limits.ts';
import { isPost, metadataOf } from './metadata.ts';
import { collect, replies } from './pages.ts';
import { context, escapeMrkdwn, line, quoted, richText, split, words } from './text.ts';
import { uploadToThread } from './upload.ts';

const EXTENSION: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/bmp': 'bmp',
  'image/tiff': 'tiff',
};

const WHOLE = { piece: limits.sectionText, room: limits.allBlocks - 300 };
/** What nobody could read lies beside it as a file: its beginning is enough to see what it is. */
const GLANCE = { piece: 800, room: 3000 };

/** Puts the customer's words, then the pictures, into the card's thread: each once, whatever happened before. */
export async function showOriginal(
  client: SlackClient,
  ownUserId: string,
  ref: CardRef,
  original: OriginalMessage,
): Promise<void> {
  const there = await collect(replies(client, ref.channel, ref.ts));
  if (!hasText(there, ownUserId, original)) await postText(client, ref, original);

  for (const picture of original.pictures) {
    const name = `${original.messageId}-${picture.key.replaceAll(/[^A-Za-z0-9.-]/g, '-')}`;
    if (picture.bytes.length === 0 || hasPicture(there, name)) continue;
    await uploadToThread(client, ref, {
      fileName: `${name}.${EXTENSION[picture.type] ?? 'bin'}`,
      title: line(picture.name, 120),
      bytes: picture.bytes,
      blocks: captionBlocks(picture),
    });
  }
  await showRaw(client, ref, original, there);
}

const CAPTION = { lines: 40, line: 200 };

/** What was read in a picture, above it. Whoever was shown the picture in another form has seen it. */
function captionBlocks({ caption }: OriginalPicture): Block[] {
  const [heading, ...rows] = caption.slice(0, CAPTION.lines).map((text) => line(text, CAPTION.line));
  if (heading === undefined) return [];
  const more = caption.length - CAPTION.lines;
  if (more > 0) rows.push(`and ${more} more`);
  return [richText([words(heading, { bold: true }), words(rows.map((row) => `\n${row}`).join(''))])];
}

/** A mail that nobody could read, as a file for whoever has a program that can. */
async function showRaw(
  client: SlackClient,
  ref: CardRef,
  { messageId, raw }: OriginalMessage,
  there: StoredMessage[],
): Promise<void> {
  const fileName = `${messageId}.eml`;
  if (!raw || raw.length === 0 || hasFile(there, fileName)) return;
  await uploadToThread(client, ref, { fileName, title: 'The mail as it came.eml', bytes: raw });
}

function hasText(there: StoredMessage[], ownUserId: string, original: OriginalMessage): boolean {
  const wanted = { ticket: original.ticketId, message: original.messageId };
  return there.some((message) => isPost(message, ownUserId, 'stepcheck_original', wanted));
}

/** In whatever form: a picture that could be outlined only later, or no more, is still the same picture. */
function hasPicture(there: StoredMessage[], name: string): boolean {
  return there.some((message) => message.files?.some((file) => file.name?.replace(/\.[a-z]+$/, '') === name));
}

function hasFile(there: StoredMessage[], fileName: string): boolean {
  return there.some((message) => message.files?.some((file) => file.name === fileName));
}

async function postText(client: SlackClient, ref: CardRef, original: OriginalMessage): Promise<void> {
  await client.call('chat.postMessage', {
    channel: ref.channel,
    thread_ts: ref.ts,
    text: escapeMrkdwn(line(original.heading, 300)),
    blocks: originalBlocks(original),
    metadata: metadataOf('stepcheck_original', { ticket: original.ticketId, message: original.messageId }),
    unfurl_links: false,
    unfurl_media: false,
  });
}

/** The words as they came, never parsed; of a very long message the beginning, with what is missing said. */
export function originalBlocks(original: OriginalMessage): Block[] {
  const heading = richText([words(line(original.heading, 300), { bold: true })]);
  const { piece: length, room } = original.raw ? GLANCE : WHOLE;
  const { pieces } = split(original.text, length);
  const blocks = [heading];
  for (const [index, piece] of pieces.entries()) {
    const block = quoted([words(piece)]);
    if (sizeOf([...blocks, block]) > room) {
      const missing = pieces.slice(index).join('\n').length;
      return [...blocks, context([`${missing} more characters are not shown here.`])];
    }
    if (piece.trim() !== '') blocks.push(block);
  }
  if (blocks.length === 1) blocks.push(context(['The message has no text.']));
  return blocks;
}
