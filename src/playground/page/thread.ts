import { followsOn } from './channel.ts';
import { type Composer, createComposer } from './composer.ts';
import { h, showList } from './dom.ts';
import { messageRow } from './message.ts';
import type { Names } from './mrkdwn.ts';
import type { Message, PageState } from './state.ts';
import { type Actions, person, type View } from './view.ts';

/** The thread of one message, beside the channel. */
export function createThreadPane(actions: Actions): {
  element: HTMLElement;
  composer: Composer;
  update(state: PageState, view: View, names: Names): void;
} {
  let aim: { channelId: string; ts: string } | null = null;
  let shown = '';
  let count = 0;
  const log = h('div', {
    class: 'log',
    role: 'log',
    'aria-live': 'polite',
    'data-testid': 'thread-log',
    tabindex: '0',
  });
  const empty = h(
    'div',
    { class: 'empty' },
    h('p', {}, 'No thread is open.'),
    h(
      'p',
      { class: 'muted' },
      'A card’s thread holds the customer’s original words. Open it by “replies” under the card.',
    ),
  );
  const composer = createComposer('thread-composer', async (text, files) => {
    if (aim !== null) await actions.post(aim.channelId, aim.ts, text, files);
  });

  return {
    element: h(
      'section',
      { class: 'dock-panel thread', 'aria-label': 'Thread' },
      empty,
      h('div', { class: 'log-box' }, log),
      composer.element,
    ),
    composer,
    update(state, view, names) {
      const channel = state.channels.find((one) =>
        one.messages.some((message) => message.ts === view.threadTs),
      );
      aim =
        channel !== undefined && view.threadTs !== null ? { channelId: channel.id, ts: view.threadTs } : null;
      empty.hidden = aim !== null;
      composer.element.hidden = aim === null;
      log.hidden = aim === null;
      if (channel === undefined || aim === null) return;
      const { ts } = aim;
      const messages = channel.messages.filter((one) => one.ts === ts || one.threadTs === ts);
      const rows = messages.map((message, at) => ({
        message,
        // The first reply follows the parent in the list, but not in the conversation.
        follows: at > 1 && followsOn(message, messages[at - 1] ?? null),
      }));
      composer.aim(`${ts} ${state.me}`, `Reply as ${person(state, state.me).realName}`);
      showList(
        log,
        rows,
        ({ message }) => `${state.me} ${message.ts}`,
        (row) => JSON.stringify(row),
        ({ message, follows }) =>
          messageRow(message, { state, channel, names, actions, replies: [], follows, inThread: true }),
      );
      markReplies(log, messages);
      if (shown === ts && messages.length > count) log.scrollTop = log.scrollHeight;
      // Opened: the replies are what one came for, the card is known already.
      if (shown !== ts) log.scrollTop = startOfReplies(log);
      shown = ts;
      count = messages.length;
    },
  };
}

function startOfReplies(log: HTMLElement): number {
  const first = log.children[1];
  return first instanceof HTMLElement ? Math.max(0, first.offsetTop - 90) : 0;
}

function markReplies(log: HTMLElement, messages: readonly Message[]): void {
  const replies = messages.length - 1;
  const words = replies === 1 ? '1 reply' : `${replies} replies`;
  log.firstElementChild?.setAttribute('data-replies', replies > 0 ? words : '');
}
