import { DRAWINGS, type Drawing, UNICODE } from './emoji-table.ts';

/** An emoji by Slack's name: drawn where we have a drawing, else the character, else `:name:` as it stands. */
export function emoji(name: string): Node {
  const drawing = DRAWINGS[name];
  if (drawing !== undefined) return draw(name, drawing);
  return document.createTextNode(UNICODE[name] ?? `:${name}:`);
}

/** Text in which emoji characters that we can draw are drawn: they look the same on every machine. */
export function withEmoji(text: string): Node[] {
  return text
    .split(CHARACTERS)
    .filter((part) => part !== '')
    .map((part) => {
      const name = NAMES.get(part.replace(/\uFE0F/g, ''));
      const drawing = name === undefined ? undefined : DRAWINGS[name];
      if (name === undefined || drawing === undefined) return document.createTextNode(part);
      return draw(name, drawing);
    });
}

/** Text with `:names:` as well, as in Slack's plain_text objects. */
export function withEmojiNames(text: string): Node[] {
  return text.split(/(:[a-z0-9_+-]+:)/).flatMap((part) => {
    const name = /^:([a-z0-9_+-]+):$/.exec(part)?.[1];
    return name !== undefined && (name in DRAWINGS || name in UNICODE) ? [emoji(name)] : withEmoji(part);
  });
}

const NAMES = new Map(
  Object.entries(UNICODE).map(([name, character]) => [character.replace(/\uFE0F/g, ''), name]),
);
const CHARACTERS = new RegExp(
  `((?:${[...NAMES.keys()].map((one) => one.replace(/[*+?]/g, '\\$&')).join('|')})\uFE0F?)`,
  'u',
);

function draw(name: string, drawing: Drawing): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'emoji');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', name.replace(/_/g, ' '));
  for (const { d, fill, stroke, width } of drawing) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', d);
    path.setAttribute('fill', fill ?? 'none');
    if (stroke !== undefined) path.setAttribute('stroke', stroke);
    if (stroke !== undefined) path.setAttribute('stroke-width', String(width ?? 2));
    path.setAttribute('stroke-linecap', 'round');
    path.setAttribute('stroke-linejoin', 'round');
    svg.append(path);
  }
  return svg;
}
