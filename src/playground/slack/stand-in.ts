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
  /** The modal that is open for a person, if any: in that window, or in whichever where none is named. */
  modal(userId: string, window?: string): StandInView | null;
  file(fileId: string): StandInFile | null;
  /** Called after anything a person could see has changed. Returns the way to stop. */
  onChange(listener: () => void): () => void;

  /**
   * What a person does in Slack. Each resolves once the bot has acknowledged, or rejects after Slack's 3 seconds.
   * A message is posted in any case; while no bot is connected `post` resolves at once, and nobody hears of it live.
   */
  post(userId: string, channelId: string, message: NewMessage): Promise<{ ts: string }>;
  press(userId: string, button: PressedButton): Promise<void>;
  /** `values` by block id, then action id, in the shape of Slack's `view.state.values`. */
  submit(
    userId: string,
    values: Record<string, Record<string, unknown>>,
    window?: string,
  ): Promise<SubmitResult>;
  /** A button or a menu in the modal that is open; `values` as for `submit`. */
  pressInModal(userId: string, pressed: PressedInModal): Promise<void>;
  closeModal(userId: string, window?: string): void;

  /** The Home that the app has published for a person. */
  home(userId: string): StandInView | null;
  /** A person opens the Home. Resolves once the app has acknowledged. */
  openHome(userId: string): Promise<void>;
  pressHome(userId: string, button: PressedElement): Promise<void>;
  /** Presses a button of a private notice. */
  pressNotice(userId: string, noticeId: string, button: PressedElement): Promise<void>;
  /** A person types a slash command, "/stepcheck help". */
  command(userId: string, channelId: string, typed: string, window?: string): Promise<void>;
  /** A person picks a shortcut in a message's menu. */
  shortcut(
    userId: string,
    place: { channelId: string; ts: string },
    callbackId: string,
    window?: string,
  ): Promise<void>;

  /** Who is in a channel from now on; without the bot's id it is no member of it. */
  setMembers(channelId: string, members: readonly string[]): void;

  /** What somebody is in the workspace from now on: a member, or one kind of guest. */
  setStanding(userId: string, standing: StandInStanding): void;
  /** A user group with these members, new or changed. */
  setGroup(groupId: string, members: readonly string[]): void;
  /** One more channel. */
  addChannel(channel: StandInChannel): void;

  /** Deletes a message, as its author or an administrator of the workspace can. */
  remove(channelId: string, ts: string): void;

  /** Faults for tests. */
  /** `broken`: cut without a word. `refresh`: Slack's polite request to connect anew, as it comes every few hours. */
  dropSockets(how?: 'broken' | 'refresh'): void;
  /** Refuse new Socket Mode connections until called with false. Messages posted meanwhile reach nobody live. */
  refuseSockets(refuse: boolean): void;
  /**
   * The next `times` calls of a method (once where not said) meet this. Besides the Web API's methods there are
   * `files.upload` and `files.download` for the transfers themselves; a download that fails with status 200 gets
   * Slack's login page.
   */
  failNext(method: string, failure: Failure, times?: number): void;
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
  standing?: StandInStanding;
}

/** `stranger`: somebody of another workspace whom Slack Connect lets in. */
export type StandInStanding = 'member' | 'restricted' | 'ultra_restricted' | 'stranger' | 'other_team';

export interface StandInChannel {
  id: string;
  name: string;
  members: readonly string[];
  purpose: 'review' | 'customers';
  /** Shared with another organisation (Slack Connect). */
  isShared?: boolean;
}

export interface StandInMessage {
  ts: string;
  channelId: string;
  user: string;
  /** As Slack keeps it: `&`, `<` and `>` escaped, marks like `<@U..>` and `<https://..>` in it. */
  text: string;
  blocks: readonly Record<string, unknown>[];
  threadTs: string | null;
  /** A thread reply that is also shown in the channel. */
  broadcast: boolean;
  /** `title` is what Slack's clients show of a file. */
  files: readonly { id: string; name: string; title: string; mimetype: string; size: number }[];
  metadata: { event_type: string; event_payload: Record<string, unknown> } | null;
  edited: boolean;
}

export interface StandInNotice {
  id: string;
  at: number;
  channelId: string;
  /** The thread in which it shows; null: in the channel. */
  threadTs: string | null;
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
  /** As typed: Slack's escaping and its marks for addresses and "@name" are added. */
  text: string;
  threadTs?: string;
  /** "Also send to the channel", for a reply in a thread. */
  broadcast?: boolean;
  /** `checkInfo`: shown to apps as Slack Connect shows some files, as an id that files.info must be asked about. */
  files?: readonly { name: string; mimetype: string; bytes: Uint8Array; checkInfo?: boolean }[];
}

export interface PressedButton {
  channelId: string;
  ts: string;
  blockId: string;
  actionId: string;
  /** For a menu: the value of the option that was picked. */
  selected?: string;
  /**
   * The button as the person saw it. Slack hands on a press of it also where the message has been updated meanwhile;
   * without this the button must stand there now.
   */
  shown?: { text: string; value: string };
  /** Where the person pressed it: a modal that it opens is open in that window only. */
  window?: string;
}

export interface PressedInModal {
  blockId: string;
  actionId: string;
  selected?: string;
  /** All that stands in the modal now. */
  values?: Record<string, Record<string, unknown>>;
  window?: string;
}

/** A button of the Home or of a private notice. */
export interface PressedElement {
  blockId: string;
  actionId: string;
  window?: string;
}

/** What a call of a method meets instead of its answer. Status 0: the connection breaks. */
export interface Failure {
  status: number;
  error?: string;
  retryAfterSeconds?: number;
  /** The work is done all the same, only its answer is lost: an outcome that the caller cannot know. */
  performed?: boolean;
}

/** What the bot answered to a submitted modal: closed, or errors by block id. */
export type SubmitResult = { closed: true } | { closed: false; errors: Record<string, string> };
