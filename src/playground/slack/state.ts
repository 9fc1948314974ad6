import { z } from 'zod';
import type { StandInChannel, StandInUser } from './stand-in.ts';
import { CHANNELS, USERS } from './workspace.ts';

export const Block = z.record(z.string(), z.unknown());
export type Block = z.infer<typeof Block>;

export const Metadata = z.object({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
});
export type Metadata = z.infer<typeof Metadata>;

export const StoredMessage = z.object({
  ts: z.string(),
  channelId: z.string(),
  user: z.string(),
  text: z.string(),
  blocks: z.array(Block),
  threadTs: z.string().nullable(),
  /** A thread reply that is also shown in the channel. */
  broadcast: z.boolean(),
  files: z.array(z.string()),
  metadata: Metadata.nullable(),
  editedTs: z.string().nullable(),
});
export type StoredMessage = z.infer<typeof StoredMessage>;

export const StoredFile = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  mimetype: z.string(),
  size: z.number().int(),
  user: z.string(),
  created: z.number().int(),
  /** Shown as Slack Connect shows some files: an id only, files.info tells the rest. */
  checkInfo: z.boolean(),
});
export type StoredFile = z.infer<typeof StoredFile>;

/** All that changes the workspace for good: one line of the journal each. */
export const Change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('posted'), message: StoredMessage }),
  z.object({ kind: z.literal('edited'), message: StoredMessage }),
  z.object({ kind: z.literal('deleted'), channelId: z.string(), ts: z.string() }),
  z.object({ kind: z.literal('file'), file: StoredFile }),
  z.object({ kind: z.literal('file_deleted'), fileId: z.string() }),
  z.object({ kind: z.literal('members'), channelId: z.string(), members: z.array(z.string()) }),
]);
export type Change = z.infer<typeof Change>;

export interface State {
  users: readonly StandInUser[];
  channels: StandInChannel[];
  /** Members of user groups, by the group's id. */
  groups: Map<string, readonly string[]>;
  /** By channel, in order of ts. */
  messages: Map<string, StoredMessage[]>;
  files: Map<string, StoredFile>;
}

export function startState(): State {
  return {
    users: USERS,
    channels: [...CHANNELS],
    groups: new Map(),
    messages: new Map(CHANNELS.map((channel) => [channel.id, []])),
    files: new Map(),
  };
}

export function applyChange(state: State, change: Change): void {
  switch (change.kind) {
    case 'posted':
      messagesOf(state, change.message.channelId).push(change.message);
      return;
    case 'edited':
      state.messages.set(
        change.message.channelId,
        messagesOf(state, change.message.channelId).map((old) =>
          old.ts === change.message.ts ? change.message : old,
        ),
      );
      return;
    case 'deleted': {
      const { channelId, ts } = change;
      const kept = messagesOf(state, channelId).filter((message) => message.ts !== ts);
      state.messages.set(channelId, kept);
      return;
    }
    case 'file':
      state.files.set(change.file.id, change.file);
      return;
    case 'file_deleted':
      state.files.delete(change.fileId);
      return;
    case 'members':
      state.channels = state.channels.map((channel) =>
        channel.id === change.channelId ? { ...channel, members: change.members } : channel,
      );
  }
}

export function channelById(state: State, channelId: string): StandInChannel | null {
  return state.channels.find((channel) => channel.id === channelId) ?? null;
}

export function messagesOf(state: State, channelId: string): StoredMessage[] {
  return state.messages.get(channelId) ?? [];
}

export function messageAt(state: State, channelId: string, ts: string): StoredMessage | null {
  return messagesOf(state, channelId).find((message) => message.ts === ts) ?? null;
}

/** A message and the replies to it, oldest first. */
export function threadOf(state: State, channelId: string, ts: string): StoredMessage[] {
  return messagesOf(state, channelId).filter((message) => message.ts === ts || message.threadTs === ts);
}
