import { type Composer, createComposer } from './composer.ts';
import { fill, h, showList } from './dom.ts';
import { icon } from './icons.ts';
import { messageRow, noticeRow } from './message.ts';
import type { Names } from './mrkdwn.ts';
import type { Channel, Message, Notice, PageState } from './state.ts';
import { dayName, tsToMs } from './times.ts';
import { createUpdatedCards } from './updated-cards.ts';
import { type Actions, person, type View } from './view.ts';

type Row =
  | { kind: 'day'; name: string }
  | { kind: 'message'; message: Message; replies: Message[]; follows: boolean }
  | { kind: 'notice'; notice: Notice };

export interface ChannelPane {
  element: HTMLElement;
  composer: Composer;
  /** Scrolls to a message and marks it, or opens its thread's beginning. */
  showMessage(ts: string): void;
  update(state: PageState, view: View, names: Names): void;
}

/** The middle column: one channel with its messages and the field to write in. */
export function createChannelPane(actions: Actions): ChannelPane {
  let channel: Channel | null = null;
  let shownKey = '';
  const dismissed = new Set<string>();
  const heading = h('header', { class: 'pane-header' });
  const banner = h('div', { class: 'banner', role: 'note', 'data-testid': 'deciding-banner' });
  const log = h('div', {
    class: 'log',
    role: 'log',
    'aria-live': 'polite',
    'data-testid': 'channel-log',
    tabindex: '0',
  });
  const newest = h('span');
  const newer = h(
    'button',
    { type: 'button', class: 'newer', hidden: true, 'data-testid': 'newest', onclick: () => toEnd() },
    icon('down'),
    newest,
  );
  const updatedCards = createUpdatedCards(log);
  const composer = createComposer('composer', async (text, files) => {
    if (channel !== null) await actions.post(channel.id, null, text, files);
    toEnd();
  });
  log.addEventListener('scroll', () => {
    if (atEnd()) newer.hidden = true;
  });
  // A picture that has loaded makes the log longer: stay at its end.
  log.addEventListener('load', () => newer.hidden && toEnd(), true);

  function atEnd(): boolean {
    return log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  }
  function toEnd(): void {
    log.scrollTop = log.scrollHeight;
    newer.hidden = true;
  }

  return {
    element: h(
      'main',
      { class: 'pane channel', 'data-testid': 'channel' },
      heading,
      banner,
      h('div', { class: 'log-box' }, log, newer, updatedCards.element),
      composer.element,
    ),
    composer,
    showMessage(ts) {
      const row = log.querySelector<HTMLElement>(`[data-ts="${CSS.escape(ts)}"]`);
      row?.scrollIntoView({ block: 'center' });
      row?.classList.add('found');
      setTimeout(() => row?.classList.remove('found'), 2_000);
    },
    update(state, view, names) {
      channel = state.channels.find((one) => one.id === view.channelId) ?? null;
      banner.hidden = state.deciding.allowed || channel?.purpose !== 'review';
      fill(banner, icon('info'), state.deciding.why);
      if (channel === null) return;
      const here = channel;
      const me = person(state, state.me);
      fill(heading, ...headingOf(here));
      composer.aim(`${here.id} ${me.id}`, `Message #${here.name} as ${me.realName}`);

      const key = `${here.id} ${me.id}`;
      const stay = key === shownKey && !atEnd();
      const heightBefore = log.scrollHeight;
      const dismiss = (notice: Notice) => () => {
        dismissed.add(noticeKey(notice));
        actions.change({});
      };
      const rows = rowsOf(
        here,
        state.notices.filter((one) => one.channelId === here.id && !dismissed.has(noticeKey(one))),
      );
      showList(
        log,
        rows,
        (row) => rowKey(row, key),
        (row) => JSON.stringify(row),
        (row) => {
          if (row.kind === 'day') return h('div', { class: 'day' }, h('span', {}, row.name));
          if (row.kind === 'notice')
            return noticeRow(row.notice, { names, actions, dismiss: dismiss(row.notice) });
          const { message, replies, follows } = row;
          return messageRow(message, {
            state,
            channel: here,
            names,
            actions,
            replies,
            follows,
            inThread: false,
          });
        },
      );
      // What the bot says to a press comes at the end, wherever the button was.
      newest.textContent = rows.at(-1)?.kind === 'notice' ? 'A word to you alone' : 'Newest';
      shownKey = key;
      if (!stay) toEnd();
      else if (log.scrollHeight > heightBefore) newer.hidden = false;
      updatedCards.update(here.messages, key);
    },
  };
}

function headingOf(channel: Channel): Node[] {
  const about =
    channel.purpose === 'review'
      ? 'One card a case. Nothing goes to a customer before somebody here approves it.'
      : 'Customers write here. Their cases come up in the review channel.';
  return [
    h(
      'button',
      { type: 'button', class: 'icon-button back', 'aria-label': 'Channels', 'data-pane-to': 'side' },
      icon('back'),
    ),
    h('h1', {}, icon('hash'), channel.name),
    h('p', { class: 'topic' }, about),
    h(
      'span',
      { class: 'members', title: `${channel.members.length} members` },
      icon('people'),
      String(channel.members.length),
    ),
  ];
}

/** Top-level messages and notices by time, a divider for each day. */
function rowsOf(channel: Channel, notices: readonly Notice[]): Row[] {
  const replies = Map.groupBy(
    channel.messages.filter((one) => isReply(one)),
    (one) => one.threadTs,
  );
  const timed: { at: number; row: Row }[] = channel.messages
    .filter((one) => !isReply(one) || one.broadcast)
    .map((message) => ({
      at: tsToMs(message.ts),
      row: { kind: 'message', message, replies: replies.get(message.ts) ?? [], follows: false },
    }));
  timed.push(...notices.map((notice) => ({ at: notice.at, row: { kind: 'notice', notice } as Row })));
  timed.sort((a, b) => a.at - b.at);

  const rows: Row[] = [];
  let day = '';
  let before: Message | null = null;
  for (const { at, row } of timed) {
    const name = dayName(at);
    if (name !== day) {
      rows.push({ kind: 'day', name });
      before = null;
    }
    day = name;
    rows.push(row.kind === 'message' ? { ...row, follows: followsOn(row.message, before) } : row);
    before = row.kind === 'message' ? row.message : null;
  }
  return rows;
}

export function isReply(message: Message): boolean {
  return message.threadTs !== null && message.threadTs !== message.ts;
}

/** Soon after, by the same person, and words only: cards always show who they are from. */
export function followsOn(message: Message, before: Message | null): boolean {
  if (before === null || before.user !== message.user || message.blocks.length > 0) return false;
  return before.blocks.length === 0 && Number(message.ts) - Number(before.ts) < 300;
}

function rowKey(row: Row, place: string): string {
  if (row.kind === 'day') return `${place} ${row.name}`;
  if (row.kind === 'notice') return `${place} ${noticeKey(row.notice)}`;
  return `${place} ${row.message.ts}`;
}

function noticeKey(notice: Notice): string {
  return `notice ${notice.id}`;
}
