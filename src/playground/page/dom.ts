type Child = Node | string | null | undefined | false;
type Value = string | number | boolean | null | undefined | ((event: Event) => void);

/** Makes an element. Text is always text, never HTML; `on...` attributes are listeners. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: (Child | Child[])[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...present(children.flat()));
  return element;
}

function present(children: Child[]): (Node | string)[] {
  return children.filter((child) => child !== null && child !== undefined && child !== false);
}

export function fill(parent: Element, ...children: (Child | Child[])[]): void {
  parent.replaceChildren(...present(children.flat()));
}

interface Shown {
  version: string;
  element: HTMLElement;
}
const shownIn = new WeakMap<Element, Map<string, Shown>>();

/**
 * Shows a list and touches only what changed, so that an open menu, a selection or a focus elsewhere survives.
 * A replaced element that held the focus passes it to its successor.
 */
export function showList<T>(
  parent: Element,
  items: readonly T[],
  key: (item: T) => string,
  version: (item: T) => string,
  make: (item: T) => HTMLElement,
): void {
  const before = shownIn.get(parent) ?? new Map<string, Shown>();
  const after = new Map<string, Shown>();
  let place: ChildNode | null = parent.firstChild;
  for (const item of items) {
    const id = key(item);
    const now = version(item);
    const old = before.get(id);
    if (old?.version === now) {
      after.set(id, old);
      if (place === old.element) place = place.nextSibling;
      else parent.insertBefore(old.element, place);
      continue;
    }
    const element = make(item);
    after.set(id, { version: now, element });
    if (old === undefined) {
      parent.insertBefore(element, place);
      continue;
    }
    if (place === old.element) place = place.nextSibling;
    const focused = document.activeElement;
    const hadFocus = old.element.contains(focused);
    old.element.replaceWith(element);
    if (hadFocus) (sameIn(element, focused) ?? firstFocusable(element))?.focus();
    if (element.nextSibling !== place) parent.insertBefore(element, place);
  }
  for (const [id, { element }] of before) {
    if (!after.has(id)) element.remove();
  }
  shownIn.set(parent, after);
}

/** The button that stands where the focused one stood: a key pressed meanwhile must not meet another one. */
function sameIn(element: HTMLElement, focused: Element | null): HTMLElement | null {
  const id = focused?.getAttribute('data-testid');
  return id == null ? null : element.querySelector<HTMLElement>(`[data-testid="${CSS.escape(id)}"]`);
}

function firstFocusable(element: HTMLElement): HTMLElement | null {
  if (element.matches('button, a, [tabindex]')) return element;
  return element.querySelector<HTMLElement>('button, a, [tabindex]');
}

export function toast(text: string, kind: 'info' | 'problem' = 'info'): void {
  const element = h('div', { class: `toast ${kind}`, 'data-testid': 'toast' }, text);
  document.getElementById('toasts')?.append(element);
  setTimeout(() => element.remove(), kind === 'problem' ? 9000 : 4000);
}
