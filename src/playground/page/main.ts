import { api, toUpload } from './api.ts';
import { createChannelPane, isReply } from './channel.ts';
import { stayConnected } from './connection.ts';
import { createDock } from './dock.ts';
import { toast } from './dom.ts';
import { acceptDrops } from './drop.ts';
import { createHomePane } from './home.ts';
import { followLinks } from './message-links.ts';
import { createModalHost } from './modal.ts';
import type { Names } from './mrkdwn.ts';
import { writeMail } from './new-mail.ts';
import { showPicture } from './picture.ts';
import { createSidebar } from './sidebar.ts';
import type { PageState } from './state.ts';
import { type Actions, loadView, saveView, type View } from './view.ts';

const app = document.getElementById('app') as HTMLElement;
let view: View = loadView();
let state: PageState | null = null;
/** The newest message that each person has seen in each channel. */
const seen = new Map<string, string>();

const actions: Actions = {
  change(part) {
    const otherPerson = part.me !== undefined && part.me !== view.me;
    view = { ...view, ...part };
    saveView(view);
    if (otherPerson && view.home) void orTell(api.openHome(me()));
    if (otherPerson) void refresh();
    else show();
  },
  async press(button) {
    await orTell(api.press({ as: me(), ...button }));
  },
  async pressHome({ blockId, actionId }) {
    await orTell(api.pressHome({ as: me(), blockId, actionId }));
  },
  async pressNotice(noticeId, { blockId, actionId }) {
    await orTell(api.pressNotice({ as: me(), noticeId, blockId, actionId }));
  },
  openHome() {
    actions.change({ home: true, pane: 'main' });
    void orTell(api.openHome(me()));
  },
  async shortcut(channelId, ts) {
    await orTell(api.shortcut({ as: me(), channelId, ts, callbackId: 'stepcheck_check' }));
  },
  async post(channelId, threadTs, text, files) {
    if (/^\/\w/.test(text) && files.length === 0) {
      await api.command({ as: me(), channelId, text });
      return;
    }
    await api.post({ as: me(), channelId, threadTs, text, files: await Promise.all(files.map(toUpload)) });
  },
  writeMail(prefill) {
    if (state !== null) writeMail(state.supportAddress, prefill);
  },
  showPicture,
};

const sidebar = createSidebar(actions);
const channel = createChannelPane(actions);
const home = createHomePane(actions);
const dock = createDock(actions);
const modal = createModalHost();
app.append(sidebar.element, channel.element, home.element, dock.element);
followLinks(app, (channelId, ts) => {
  if (!state?.channels.some(({ id }) => id === channelId)) return false;
  actions.change({ channelId, home: false, pane: 'main' });
  channel.showMessage(ts);
  return true;
});
app.addEventListener('click', (event) => {
  const to = (event.target as Element).closest('[data-pane-to]')?.getAttribute('data-pane-to');
  if (to === 'side' || to === 'main' || to === 'dock') actions.change({ pane: to });
});
acceptDrops((files, target) => {
  const inThread = target instanceof Node && dock.thread.element.contains(target);
  if (inThread) dock.thread.composer.addFiles(files);
  else if (isAgent()) actions.writeMail({ ...SOMEBODY, files });
  else channel.composer.addFiles(files);
});
stayConnected(() => void refresh());

/** What an agent writes is no customer's message: their dropped picture becomes a mail of somebody. */
const SOMEBODY = { fromName: 'Pat Doe', fromAddress: 'pat@firm.example' };

function isAgent(): boolean {
  return state?.people.find(({ id }) => id === me())?.side === 'agent';
}

function me(): string {
  return view.me ?? state?.me ?? '';
}

function show(): void {
  if (state === null) return;
  const { channels, people } = state;
  if (!channels.some((one) => one.id === view.channelId)) {
    view.channelId = channels[0]?.id ?? null;
  }
  const names: Names = {
    person: (id) => people.find((one) => one.id === id)?.realName ?? null,
    people: () => people.filter((one) => !one.isBot).map((one) => ({ id: one.id, name: one.realName })),
    channel: (id) => channels.find((one) => one.id === id)?.name ?? null,
  };
  app.dataset.pane = view.pane;
  app.toggleAttribute('data-wide', view.wide);
  app.dataset.ready = 'true';
  channel.element.hidden = view.home;
  home.update(state, view, names);
  channel.update(state, view, names);
  dock.update(state, view, names);
  sidebar.update(state, view, { channels: unreadOf(state), mails: dock.unreadMails(state) });
  modal.update(state, names);
}

function unreadOf(now: PageState): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id, messages } of now.channels) {
    const key = `${now.me} ${id}`;
    const newest = messages.at(-1)?.ts ?? '0';
    if (id === view.channelId || !seen.has(key)) seen.set(key, newest);
    const from = seen.get(key) ?? '0';
    counts.set(id, messages.filter((one) => one.ts > from && one.user !== now.me && !isReply(one)).length);
  }
  return counts;
}

let loading = false;
let again = false;

/** One request at a time; what changes meanwhile is asked for once more afterwards. */
async function refresh(): Promise<void> {
  again = true;
  if (loading) return;
  loading = true;
  try {
    while (again) {
      again = false;
      const asked = view.me;
      const answer = await api.state(asked);
      if (asked !== view.me) {
        again = true;
        continue;
      }
      state = answer;
      view.me = answer.me;
      show();
    }
  } catch (error) {
    await startOver(error as Error);
  } finally {
    loading = false;
  }
}

/** A remembered person whom a new playground does not know is forgotten. */
async function startOver(error: Error): Promise<void> {
  if (view.me !== null && state === null) {
    view.me = null;
    again = true;
    setTimeout(() => void refresh(), 200);
    return;
  }
  toast(error.message, 'problem');
}

async function orTell(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    toast((error as Error).message, 'problem');
  }
}
