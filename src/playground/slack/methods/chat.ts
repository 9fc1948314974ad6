import { z } from 'zod';
import { announceEdit, announceMessage } from '../announce.ts';
import type { Parts } from '../parts.ts';
import { messagePayload } from '../payloads/message.ts';
import { type Block, Metadata, messageAt, type StoredMessage } from '../state.ts';
import { BOT, TEAM } from '../workspace.ts';
import {
  type Answer,
  ApiRefusal,
  anyChannel,
  botChannel,
  flag,
  json,
  messageBlocks,
  method,
} from './method.ts';

/** Slack cuts a new message's text here, and refuses an edit's text from there on. */
const TEXT_CUT = 40_000;
const EDIT_TEXT = 4000;
const METADATA_LENGTH = 8000;

const Content = z.object({
  channel: z.string(),
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  attachments: z.unknown().optional(),
});

export const chatPostMessage = method(
  Content.extend({
    thread_ts: z.string().optional(),
    reply_broadcast: flag,
    metadata: z.unknown().optional(),
    unfurl_links: flag,
    unfurl_media: flag,
    mrkdwn: flag,
    parse: z.string().optional(),
  }),
  (args, parts) => {
    const channel = botChannel(parts, args.channel);
    const blocks = args.blocks === undefined ? [] : messageBlocks(args.blocks);
    requireContent(args.text, blocks);
    const message: StoredMessage = {
      ts: parts.store.newTs(),
      channelId: channel.id,
      user: BOT.userId,
      text: (args.text ?? '').slice(0, TEXT_CUT),
      blocks,
      threadTs: threadOf(parts, channel.id, args.thread_ts),
      broadcast: args.reply_broadcast === true && args.thread_ts !== undefined,
      files: [],
      metadata: metadataOf(args.metadata),
      editedTs: null,
    };
    parts.store.commit({ kind: 'posted', message });
    void announceMessage(parts, message);
    return { channel: channel.id, ts: message.ts, message: show(parts, message) };
  },
);

export const chatUpdate = method(
  Content.extend({ ts: z.string(), metadata: z.unknown().optional() }),
  (args, parts) => {
    const channel = botChannel(parts, args.channel);
    const old = messageAt(parts.store.state, channel.id, args.ts);
    if (old === null) throw new ApiRefusal('message_not_found');
    if (old.user !== BOT.userId) throw new ApiRefusal('cant_update_message');
    if ((args.text ?? '').length > EDIT_TEXT) throw new ApiRefusal('msg_too_long');
    if (args.text === undefined && args.blocks === undefined) throw new ApiRefusal('no_text');
    const message: StoredMessage = {
      ...old,
      text: args.text ?? old.text,
      // A text without blocks takes the place of the old blocks, too.
      blocks: args.blocks === undefined ? [] : messageBlocks(args.blocks),
      metadata: args.metadata === undefined ? old.metadata : metadataOf(args.metadata),
      editedTs: parts.store.newTs(),
    };
    requireContent(message.text, message.blocks);
    parts.store.commit({ kind: 'edited', message });
    void announceEdit(parts, message, old);
    return { channel: channel.id, ts: message.ts, text: message.text, message: show(parts, message) };
  },
);

/** A bot may delete what it wrote itself. */
export const chatDelete = method(z.object({ channel: z.string(), ts: z.string() }), (args, parts) => {
  const channel = botChannel(parts, args.channel);
  const old = messageAt(parts.store.state, channel.id, args.ts);
  if (old === null) throw new ApiRefusal('message_not_found');
  if (old.user !== BOT.userId) throw new ApiRefusal('cant_delete_message');
  parts.store.commit({ kind: 'deleted', channelId: channel.id, ts: old.ts });
  return { channel: channel.id, ts: old.ts };
});

export const chatPostEphemeral = method(
  Content.extend({ user: z.string(), thread_ts: z.string().optional() }),
  (args, parts) => {
    const channel = botChannel(parts, args.channel);
    if (!channel.members.includes(args.user)) throw new ApiRefusal('user_not_in_channel');
    const blocks = args.blocks === undefined ? [] : messageBlocks(args.blocks);
    requireContent(args.text, blocks);
    const threadTs = args.thread_ts ?? null;
    const notice = { at: parts.clock.now(), channelId: channel.id, threadTs, text: args.text ?? '', blocks };
    parts.notices.add(args.user, notice);
    parts.store.changed();
    return { message_ts: parts.store.newTs() };
  },
);

export const chatGetPermalink = method(
  z.object({ channel: z.string(), message_ts: z.string() }),
  (args, parts) => {
    const channel = anyChannel(parts, args.channel);
    const message = messageAt(parts.store.state, channel.id, args.message_ts);
    if (message === null) throw new ApiRefusal('message_not_found');
    const thread = message.threadTs === null ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
    const permalink = `${TEAM.url}archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`;
    return { channel: channel.id, permalink };
  },
);

function requireContent(text: string | undefined, blocks: readonly Block[]): void {
  if ((text ?? '') === '' && blocks.length === 0) throw new ApiRefusal('no_text');
}

function threadOf(parts: Parts, channelId: string, ts: string | undefined): string | null {
  if (ts === undefined) return null;
  const parent = messageAt(parts.store.state, channelId, ts);
  if (parent === null) throw new ApiRefusal('message_not_found');
  // Slack knows no threads in threads: an answer to a reply goes to the reply's thread.
  return parent.threadTs ?? parent.ts;
}

function metadataOf(given: unknown): Metadata | null {
  if (given === undefined) return null;
  // An empty object takes metadata away again.
  const empty = z.strictObject({}).transform(() => null);
  const parsed = json(z.union([empty, Metadata])).safeParse(given);
  if (!parsed.success) throw new ApiRefusal('invalid_metadata_format');
  if (JSON.stringify(parsed.data).length > METADATA_LENGTH) throw new ApiRefusal('metadata_too_large');
  return parsed.data;
}

function show(parts: Parts, message: StoredMessage): Answer {
  const view = { origin: parts.origin(), metadata: true, thread: false };
  return messagePayload(parts.store.state, message, view);
}
