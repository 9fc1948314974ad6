import type { PageState, Person, SharedFile } from './state.ts';

/** Where the person is looking. Kept over a reload of the page. */
export interface View {
  me: string | null;
  channelId: string | null;
  /** The bot's Home instead of a channel. */
  home: boolean;
  threadTs: string | null;
  dock: Dock;
  mailId: string | null;
  /** Which of the three columns a small screen shows. */
  pane: 'side' | 'main' | 'dock';
  /** The dock takes the channel's room too. */
  wide: boolean;
}
export type Dock = 'mail' | 'thread' | 'guide';

/** What parts of the page ask the page to do. */
export interface Actions {
  change(part: Partial<View>): void;
  press(button: PressedButton): Promise<void>;
  pressHome(button: Pick<PressedButton, 'blockId' | 'actionId'>): Promise<void>;
  pressNotice(noticeId: string, button: Pick<PressedButton, 'blockId' | 'actionId'>): Promise<void>;
  openHome(): void;
  /** A shortcut of the bot, picked in a message's menu. */
  shortcut(channelId: string, ts: string): Promise<void>;
  post(channelId: string, threadTs: string | null, text: string, files: File[]): Promise<void>;
  writeMail(prefill?: Partial<MailPrefill>): void;
  showPicture(file: SharedFile): void;
}

export interface PressedButton {
  channelId: string;
  ts: string;
  blockId: string;
  actionId: string;
  /** Tells which draft the button stands for. */
  value: string;
  text: string;
  /** For a menu: the value of the option that was picked. */
  selected?: string;
}

export interface MailPrefill {
  fromName: string;
  fromAddress: string;
  subject: string;
  text: string;
  inReplyTo: string | null;
  files: File[];
}

export function person(state: PageState, id: string): Person {
  return (
    state.people.find((one) => one.id === id) ?? {
      id,
      name: id,
      realName: id,
      isBot: false,
      side: 'customer',
    }
  );
}

const KEY = 'stepcheck-view';

export function loadView(): View {
  const view: View = {
    me: null,
    channelId: null,
    home: false,
    threadTs: null,
    dock: 'mail',
    mailId: null,
    pane: 'main',
    wide: false,
  };
  try {
    return { ...view, ...(JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<View>) };
  } catch {
    return view;
  }
}

export function saveView(view: View): void {
  sessionStorage.setItem(KEY, JSON.stringify(view));
}
