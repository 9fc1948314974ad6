import { h } from './dom.ts';
import type { Person } from './state.ts';

/** A coloured square with initials, or the app's own sign. */
export function avatar(person: Person, size = ''): HTMLElement {
  if (person.isBot) return h('img', { class: `avatar ${size}`, src: 'icon.svg', alt: '' });
  return initialsOf(person.realName, person.id, size);
}

export function initialsOf(name: string, seed: string, size = ''): HTMLElement {
  const initials = name
    .split(/[\s@.]+/)
    .filter((part) => part !== '')
    .slice(0, 2)
    .map((part) => [...part][0]?.toUpperCase() ?? '')
    .join('');
  return h('span', { class: `avatar ${size} tone-${tone(seed)}`, 'aria-hidden': 'true' }, initials || '?');
}

function tone(seed: string): number {
  let sum = 0;
  for (const character of seed) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % 8;
}
