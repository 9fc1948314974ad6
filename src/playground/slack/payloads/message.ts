import { type State, type StoredMessage, threadOf } from '../state.ts';
import { unescapeText } from '../typed-text.ts';
import { BOT, TEAM } from '../workspace.ts';
import { filePayload } from './file.ts';

type Payload = Record<string, unknown>;

export interface MessageView {
  origin: string;
  /** Only who asks for it gets metadata (include_all_metadata). */
  metadata: boolean;
  /** Thread counts, as history and replies show them. */
  thread: boolean;
}

/** A message as Slack's Web API shows it. */
export function messagePayload(state: State, message: StoredMessage, view: MessageView): Payload {
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: TEAM.id,
    ...subtypeOf(message),
    ...(message.user === BOT.userId ? botFields() : {}),
    ...blocksOf(message),
    ...(message.files.length > 0 ? { upload: false, files: filesOf(state, message, view.origin) } : {}),
    ...(message.editedTs !== null ? { edited: { user: message.user, ts: message.editedTs } } : {}),
    ...(view.metadata && message.metadata !== null ? { metadata: message.metadata } : {}),
    ...threadFields(state, message, view.thread),
  };
}

function subtypeOf(message: StoredMessage): Payload {
  if (message.files.length > 0) return { subtype: 'file_share' };
  if (message.broadcast) return { subtype: 'thread_broadcast' };
  return {};
}

function botFields(): Payload {
  return {
    bot_id: BOT.botId,
    app_id: BOT.appId,
    bot_profile: { id: BOT.botId, app_id: BOT.appId, name: BOT.name, team_id: TEAM.id, deleted: false },
  };
}

/** What a person types reaches apps as rich text beside the plain `text`. */
function blocksOf(message: StoredMessage): Payload {
  if (message.blocks.length > 0) return { blocks: message.blocks };
  if (message.user === BOT.userId || message.text === '') return {};
  const element = { type: 'text', text: unescapeText(message.text) };
  return {
    blocks: [
      {
        type: 'rich_text',
        block_id: 'typed',
        elements: [{ type: 'rich_text_section', elements: [element] }],
      },
    ],
  };
}

function filesOf(state: State, message: StoredMessage, origin: string): Payload[] {
  return message.files.map((id) => {
    const file = state.files.get(id);
    if (file === undefined) return { id, mode: 'tombstone' };
    if (!file.checkInfo) return filePayload(file, origin, state);
    return { id, mode: 'file_access', file_access: 'check_file_info', created: 0, timestamp: 0, user: '' };
  });
}

function threadFields(state: State, message: StoredMessage, counts: boolean): Payload {
  if (message.threadTs !== null) {
    const parent = state.messages.get(message.channelId)?.find((other) => other.ts === message.threadTs);
    return { thread_ts: message.threadTs, ...(parent ? { parent_user_id: parent.user } : {}) };
  }
  if (!counts) return {};
  const replies = threadOf(state, message.channelId, message.ts).filter((other) => other.ts !== message.ts);
  if (replies.length === 0) return {};
  const users = [...new Set(replies.map((reply) => reply.user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users,
    latest_reply: replies.at(-1)?.ts,
    is_locked: false,
    subscribed: false,
  };
}
