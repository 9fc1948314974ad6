import { h } from './dom.ts';
import { icon } from './icons.ts';

/** "More actions" of a message, where apps put their shortcuts. */
export function messageMenu(check: () => Promise<void>): HTMLElement {
  const menu = h(
    'div',
    { role: 'menu', hidden: true },
    h(
      'button',
      { type: 'button', role: 'menuitem', 'data-testid': 'shortcut-check', onclick: () => void pick() },
      'Check against the article',
    ),
  );
  const opener = h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      title: 'More actions',
      'aria-label': 'More actions',
      'aria-haspopup': 'menu',
      'data-testid': 'message-menu',
      onclick: () => show(menu.hidden !== false),
    },
    icon('more'),
  );
  const element = h(
    'div',
    {
      class: 'message-menu',
      onkeydown: (event) => {
        if ((event as KeyboardEvent).key === 'Escape') show(false);
      },
    },
    opener,
    menu,
  );
  element.addEventListener('focusout', (event) => {
    const { relatedTarget } = event;
    if (!(relatedTarget instanceof Node) || !element.contains(relatedTarget)) show(false);
  });

  function show(open: boolean): void {
    menu.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    if (open) menu.querySelector('button')?.focus();
  }
  async function pick(): Promise<void> {
    show(false);
    await check();
  }
  return element;
}
