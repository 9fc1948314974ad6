import type { BlockContext } from './block-context.ts';
import { confirmFirst } from './confirm.ts';
import { h } from './dom.ts';
import { list, object, text } from './json.ts';
import type { Json } from './state.ts';
import { plain } from './text-object.ts';

/** Slack's menu of what is needed less often: three dots that open a list. */
export function overflowMenu(json: Json, block: Json, context: BlockContext): HTMLElement {
  const actionId = text(json, 'action_id');
  const items = list(json, 'options').map((option) =>
    h(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        class: 'menu-item',
        'data-testid': `option-${text(option, 'value').split('|')[0] ?? ''}`,
        onclick: () => void pick(option),
      },
      ...plain(object(option, 'text')),
    ),
  );
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': 'More actions', hidden: true }, items);
  const opener = h(
    'button',
    {
      type: 'button',
      class: 'block-button overflow',
      'data-testid': `action-${actionId}`,
      'aria-label': 'More actions',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      disabled: context.press === null,
      onclick: () => show(menu.hidden !== false),
    },
    '⋯',
  );
  const element = h('div', { class: 'overflow-box', onkeydown, onfocusout: leave }, opener, menu);
  return element;

  function show(open: boolean): void {
    menu.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    if (!open) return;
    place();
    items[0]?.focus();
  }

  /** Upwards and to the left where there is no room. */
  function place(): void {
    menu.classList.remove('up', 'left');
    const box = menu.getBoundingClientRect();
    const frame = element.closest('.log, .dialog-body')?.getBoundingClientRect();
    menu.classList.toggle('up', box.bottom > (frame?.bottom ?? window.innerHeight));
    menu.classList.toggle('left', box.right > (frame?.right ?? window.innerWidth));
  }

  function leave(event: Event): void {
    const to = (event as FocusEvent).relatedTarget;
    if (!(to instanceof Node && element.contains(to))) show(false);
  }

  function onkeydown(event: Event): void {
    const { key } = event as KeyboardEvent;
    if (menu.hidden) return;
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[key];
    if (key !== 'Escape' && to === undefined) return;
    event.preventDefault();
    if (to !== undefined) {
      items.at(to % items.length)?.focus();
      return;
    }
    show(false);
    opener.focus();
  }

  async function pick(option: Json): Promise<void> {
    show(false);
    opener.focus();
    const confirm = object(json, 'confirm');
    if (confirm !== null && !(await confirmFirst(confirm, context.names))) return;
    opener.classList.add('busy');
    await context
      .press?.({
        blockId: text(block, 'block_id'),
        actionId,
        value: '',
        text: text(object(option, 'text') ?? {}, 'text'),
        selected: text(option, 'value'),
      })
      .finally(() => opener.classList.remove('busy'));
  }
}
