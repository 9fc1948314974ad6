import { fill, h } from './dom.ts';
import { createGuide } from './guide.ts';
import { type IconName, icon } from './icons.ts';
import type { Names } from './mrkdwn.ts';
import { createOutboxPane } from './outbox.ts';
import type { PageState } from './state.ts';
import { createThreadPane } from './thread.ts';
import type { Actions, Dock, View } from './view.ts';

const TABS: { dock: Dock; icon: IconName; label: string }[] = [
  { dock: 'mail', icon: 'mail', label: 'Outbox' },
  { dock: 'thread', icon: 'thread', label: 'Thread' },
  { dock: 'guide', icon: 'info', label: 'Try this' },
];

/** The right column: mail, a thread, or what to try. */
export function createDock(actions: Actions): {
  element: HTMLElement;
  thread: ReturnType<typeof createThreadPane>;
  unreadMails(state: PageState): number;
  update(state: PageState, view: View, names: Names): void;
} {
  const outbox = createOutboxPane(actions);
  const thread = createThreadPane(actions);
  const guide = createGuide(actions);
  const panels: Record<Dock, HTMLElement> = {
    mail: outbox.element,
    thread: thread.element,
    guide: guide.element,
  };
  const header = h('header', { class: 'pane-header dock-header' });
  let shown = '';

  return {
    element: h(
      'aside',
      { class: 'pane dock', 'aria-label': 'Outbox, thread and help' },
      header,
      ...Object.values(panels),
    ),
    thread,
    unreadMails: outbox.unread,
    update(state, view, names) {
      for (const [name, panel] of Object.entries(panels)) panel.hidden = name !== view.dock;
      outbox.update(state, view);
      thread.update(state, view, names);
      guide.update(state);
      const unread = outbox.unread(state);
      const now = JSON.stringify([view.dock, view.wide, unread]);
      if (now === shown) return;
      shown = now;
      fill(header, back(), tabs(view, unread, actions), widen(view, actions));
    },
  };
}

function tabs(view: View, unread: number, actions: Actions): HTMLElement {
  return h(
    'div',
    { class: 'tabs', role: 'tablist' },
    TABS.map(({ dock, icon: name, label }) =>
      h(
        'button',
        {
          type: 'button',
          role: 'tab',
          'aria-selected': String(view.dock === dock),
          'data-testid': `tab-${dock}`,
          onclick: () => actions.change({ dock }),
        },
        icon(name),
        label,
        dock === 'mail' && unread > 0 && h('span', { class: 'count' }, String(unread)),
      ),
    ),
  );
}

function widen(view: View, actions: Actions): HTMLElement {
  const label = view.wide ? 'Show the channel again' : 'Use the whole width';
  return h(
    'button',
    {
      type: 'button',
      class: 'icon-button widen',
      title: label,
      'aria-label': label,
      'aria-pressed': String(view.wide),
      onclick: () => actions.change({ wide: !view.wide }),
    },
    icon('expand'),
  );
}

function back(): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: 'icon-button back',
      'aria-label': 'Back to the channel',
      'data-pane-to': 'main',
    },
    icon('back'),
  );
}
