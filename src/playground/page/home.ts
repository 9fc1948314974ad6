import { renderBlocks } from './blocks.ts';
import { fill, h } from './dom.ts';
import { icon } from './icons.ts';
import { list } from './json.ts';
import type { Names } from './mrkdwn.ts';
import type { PageState } from './state.ts';
import type { Actions, View } from './view.ts';

/** The bot's Home, in the place of a channel: as Slack shows it under the app's name. */
export function createHomePane(actions: Actions): {
  element: HTMLElement;
  update(state: PageState, view: View, names: Names): void;
} {
  let shown = '';
  const body = h('div', { class: 'log home-body', 'data-testid': 'home', tabindex: '0' });
  return {
    element: h(
      'main',
      { class: 'pane channel home', 'aria-label': 'Home of stepcheck' },
      h(
        'header',
        { class: 'pane-header' },
        h(
          'button',
          { type: 'button', class: 'icon-button back', 'aria-label': 'Channels', 'data-pane-to': 'side' },
          icon('back'),
        ),
        h('h1', {}, 'stepcheck'),
        h('p', { class: 'topic' }, 'Home: what you alone see of the app'),
      ),
      body,
    ),
    update(state, view, names) {
      const element = body.parentElement;
      if (element !== null) element.hidden = !view.home;
      const now = JSON.stringify([state.me, state.home]);
      if (now === shown) return;
      shown = now;
      const blocks = state.home === null ? [] : list(state.home.view, 'blocks');
      const press = (button: { blockId: string; actionId: string }) => actions.pressHome(button);
      fill(
        body,
        state.home === null
          ? h('div', { class: 'empty' }, h('p', {}, 'stepcheck has nothing to show yet.'))
          : h('div', { class: 'message-blocks home-blocks' }, ...renderBlocks(blocks, { names, press })),
      );
    },
  };
}
