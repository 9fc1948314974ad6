/** A local stand-in for Slack's servers: the Web API methods that we call and Socket Mode, on loopback. */
export interface SlackStandIn {
  /** For `slackApiUrl` of the Slack clients; ends in `/api/`. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  botUserId: string;
  teamId: string;
  users: readonly StandInUser[];
  channels: readonly StandInChannel[];
  /** All messages of a channel in order, thread replies included. */
  messages(channelId: string): readonly StandInMessage[];
  /** Private notices, newest last. */
  notices(userId: string): readonly StandInNotice[];
  /** The modal that is open for a person, if any. */
  modal(userId: string): StandInView | null;
  file(fileId: string): StandInFile | null;
  /** Called after anything a person could see has changed. Returns the way to stop. */
  onChange(listener: () => void): () => void;

  /** What a person does in Slack. Each resolves once the bot has acknowledged, or rejects after Slack's 3 seconds. */
  post(userId: string, channelId: string, message: NewMessage): Promise<{ ts: string }>;
  press(
    userId: string,
    button: { channelId: string; ts: string; blockId: string; actionId: string },
  ): Promise<void>;
  /** `values` by block id, then action id, in the shape of Slack's `view.state.values`. */
  submit(userId: string, values: Record<string, Record<string, unknown>>): Promise<SubmitResult>;
  closeModal(userId: string): void;

  /** Faults for tests. */
  dropSockets(): void;
  /** Refuse new Socket Mode connections until called with false. Messages posted meanwhile reach nobody live. */
  refuseSockets(refuse: boolean): void;
  /** The next `times` calls of a method answer this instead. */
  failNext(
    method: string,
    failure: { status: number; error?: string; retryAfterSeconds?: number },
    times?: number,
  ): void;
  calls(): readonly { method: string; at: number; body: Record<string, unknown> }[];
  close(): Promise<void>;
}

export interface StandInUser {
  id: string;
  name: string;
  realName: string;
  email: string;
  isBot: boolean;
  /** Which side of the desk, for the page's switcher. */
  side: 'agent' | 'customer' | 'bot';
}

export interface StandInChannel {
  id: string;
  name: string;
  members: readonly string[];
  purpose: 'review' | 'customers';
}

export interface StandInMessage {
  ts: string;
  channelId: string;
  user: string;
  text: string;
  blocks: readonly Record<string, unknown>[];
  threadTs: string | null;
  files: readonly { id: string; name: string; mimetype: string; size: number }[];
  metadata: { event_type: string; event_payload: Record<string, unknown> } | null;
  edited: boolean;
}

export interface StandInNotice {
  at: number;
  channelId: string;
  text: string;
  blocks: readonly Record<string, unknown>[];
}

export interface StandInView {
  id: string;
  /** The view as the bot gave it to views.open. */
  view: Record<string, unknown>;
}

export interface StandInFile {
  id: string;
  name: string;
  mimetype: string;
  bytes: Uint8Array;
}

export interface NewMessage {
  text: string;
  threadTs?: string;
  files?: readonly { name: string; mimetype: string; bytes: Uint8Array }[];
}

/** What the bot answered to a submitted modal: closed, or errors by block id. */
export type SubmitResult = { closed: true } | { closed: false; errors: Record<string, string> };
