import { avatar } from './avatar.ts';
import { fill, h } from './dom.ts';
import { type IconName, icon } from './icons.ts';
import type { PageState, Person } from './state.ts';
import { type Actions, person, type View } from './view.ts';

export interface Unread {
  channels: ReadonlyMap<string, number>;
  mails: number;
}

/** The left column: channels, mail, help, and who one is at the moment. */
export function createSidebar(actions: Actions): {
  element: HTMLElement;
  update(state: PageState, view: View, unread: Unread): void;
} {
  let shown = '';
  const element = h('nav', { class: 'pane sidebar', 'aria-label': 'Channels, mail and people' });

  return {
    element,
    update(state, view, unread) {
      const now = JSON.stringify([
        state.me,
        state.people,
        state.channels.map(({ id, name }) => [id, name]),
        [...unread.channels],
        unread.mails,
        view.channelId,
        view.dock,
        view.home,
      ]);
      if (now === shown) return;
      shown = now;
      const focused = document.activeElement?.getAttribute('data-nav') ?? null;
      fill(
        element,
        h(
          'header',
          { class: 'brand' },
          h('img', { src: 'icon.svg', alt: '' }),
          h('div', {}, h('strong', {}, state.teamName), h('span', {}, 'playground')),
        ),
        h('div', { class: 'nav-scroll' }, ...sections(state, view, unread, actions)),
        whoAmI(state, actions),
      );
      if (focused !== null) element.querySelector<HTMLElement>(`[data-nav="${focused}"]`)?.focus();
    },
  };
}

function sections(state: PageState, view: View, unread: Unread, actions: Actions): HTMLElement[] {
  const channels = state.channels.map((channel) =>
    navItem({
      id: `channel-${channel.name}`,
      icon: 'hash',
      label: channel.name,
      current: !view.home && channel.id === view.channelId,
      count: unread.channels.get(channel.id) ?? 0,
      open: () => actions.change({ channelId: channel.id, home: false, pane: 'main' }),
    }),
  );
  return [
    section('Channels', channels),
    section('Apps', [
      navItem({
        id: 'home',
        icon: 'home',
        label: 'stepcheck',
        current: view.home,
        count: 0,
        open: () => actions.openHome(),
      }),
    ]),
    section('Mail', [
      navItem({
        id: 'outbox',
        icon: 'mail',
        label: 'Outbox',
        current: view.dock === 'mail',
        count: unread.mails,
        open: () => actions.change({ dock: 'mail', pane: 'dock' }),
      }),
      navItem({
        id: 'new-mail',
        icon: 'pen',
        label: 'New email',
        current: false,
        count: 0,
        open: () => actions.writeMail(),
      }),
    ]),
    section('Playground', [
      navItem({
        id: 'guide',
        icon: 'info',
        label: 'Try this',
        current: view.dock === 'guide',
        count: 0,
        open: () => actions.change({ dock: 'guide', pane: 'dock' }),
      }),
    ]),
  ];
}

function section(title: string, items: HTMLElement[]): HTMLElement {
  return h('section', { class: 'nav-section' }, h('h2', {}, title), ...items);
}

interface NavItem {
  id: string;
  icon: IconName;
  label: string;
  current: boolean;
  count: number;
  open(): void;
}

function navItem(item: NavItem): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: `nav-item ${item.count > 0 ? 'unread' : ''}`,
      'aria-current': item.current ? 'true' : null,
      'data-nav': item.id,
      'data-testid': `nav-${item.id}`,
      onclick: item.open,
    },
    icon(item.icon),
    h('span', { class: 'nav-label' }, item.label),
    item.count > 0 && h('span', { class: 'count', 'aria-label': `${item.count} new` }, String(item.count)),
  );
}

/** Everybody one can be, so that both sides of the desk can be played. */
function whoAmI(state: PageState, actions: Actions): HTMLElement {
  const people = state.people.filter((one) => !one.isBot);
  return h(
    'section',
    { class: 'who', role: 'radiogroup', 'aria-label': 'Who you are' },
    h('h2', {}, 'You are'),
    ...people.map((one) => personButton(one, one.id === person(state, state.me).id, actions)),
  );
}

function personButton(one: Person, current: boolean, actions: Actions): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: 'who-item',
      role: 'radio',
      'aria-checked': String(current),
      'data-nav': `person-${one.id}`,
      'data-testid': `person-${one.name}`,
      onclick: () => actions.change({ me: one.id }),
    },
    avatar(one, 'small'),
    h('span', { class: 'nav-label' }, one.realName),
    h('span', { class: 'side' }, one.side === 'agent' ? 'agent' : 'customer'),
  );
}
