import { h } from './dom.ts';
import { emoji, withEmoji } from './emoji.ts';
import { list, object, text } from './json.ts';
import { link, mention, type Names } from './mrkdwn.ts';
import type { Json } from './state.ts';
import { slackDate } from './times.ts';

/** A rich_text block: nothing in it is parsed, so customers' words can stand in it as they are. */
export function richText(block: Json, names: Names): HTMLElement {
  return h('div', { class: 'rich-text' }, ...richLists(list(block, 'elements'), names));
}

function richLists(elements: Json[], names: Names): HTMLElement[] {
  return elements.map((element) => {
    const children = list(element, 'elements');
    const border = element.border ? 'bordered' : null;
    switch (element.type) {
      case 'rich_text_section':
        return h('p', {}, ...inlines(children, names));
      case 'rich_text_quote':
        return h('blockquote', {}, ...inlines(children, names));
      case 'rich_text_preformatted':
        return h('pre', { class: border }, ...inlines(children, names));
      case 'rich_text_list':
        return richList(element, children, names);
      default:
        return h(
          'div',
          { class: 'unknown-block' },
          `A ${text(element, 'type') || 'nameless'} that this page cannot show`,
        );
    }
  });
}

function richList(element: Json, items: Json[], names: Names): HTMLElement {
  const indent = typeof element.indent === 'number' ? Math.min(element.indent, 8) : 0;
  const entries = items.map((item) => h('li', {}, ...inlines(list(item, 'elements'), names)));
  if (element.style === 'ordered') {
    const start = typeof element.offset === 'number' ? element.offset + 1 : null;
    return h('ol', { class: `indent-${indent}`, start }, ...entries);
  }
  return h('ul', { class: `indent-${indent}` }, ...entries);
}

function inlines(elements: Json[], names: Names): Node[] {
  return elements.flatMap((element) => styled(element, inlineNodes(element, names)));
}

function inlineNodes(element: Json, names: Names): Node[] {
  switch (element.type) {
    case 'text':
      return withEmoji(text(element, 'text'));
    case 'emoji':
      return [emoji(text(element, 'name'))];
    case 'link':
      return [link(text(element, 'url'), text(element, 'text') || text(element, 'url'))];
    case 'user': {
      const id = text(element, 'user_id');
      return [mention(`@${names.person(id) ?? id}`)];
    }
    case 'channel': {
      const id = text(element, 'channel_id');
      return [mention(`#${names.channel(id) ?? id}`)];
    }
    case 'usergroup':
      return [mention(`@${text(element, 'usergroup_id')}`)];
    case 'broadcast':
      return [mention(`@${text(element, 'range')}`)];
    case 'date':
      return [document.createTextNode(slackDate(Number(element.timestamp), text(element, 'format')))];
    case 'color':
      return [document.createTextNode(text(element, 'value'))];
    default:
      return [h('span', { class: 'unknown-block' }, `[${text(element, 'type')}]`)];
  }
}

function styled(element: Json, nodes: Node[]): Node[] {
  const style = object(element, 'style');
  if (style === null) return nodes;
  let inner: Node[] = nodes;
  if (style.code === true) inner = [h('code', {}, inner)];
  if (style.strike === true) inner = [h('s', {}, inner)];
  if (style.italic === true) inner = [h('em', {}, inner)];
  if (style.bold === true) inner = [h('strong', {}, inner)];
  if (style.underline === true) inner = [h('u', {}, inner)];
  return inner;
}
