import { h } from './dom.ts';
import { emoji, withEmoji } from './emoji.ts';
import { slackDate } from './times.ts';

/** How ids in texts become names. */
export interface Names {
  person(id: string): string | null;
  channel(id: string): string | null;
  /** Everybody who can be chosen in a dialog. */
  people?(): { id: string; name: string }[];
}

/** One alternative a construct, in the order in which Slack gives precedence. */
const INLINE = new RegExp(
  [
    '```(?<pre>[\\s\\S]+?)```',
    '`(?<code>[^`\\n]+)`',
    '<(?<entity>[^<>\\n]+)>',
    '(?<![\\w*])\\*(?=\\S)(?<bold>[^*\\n]+?)(?<=\\S)\\*(?![\\w*])',
    '(?<![\\w_])_(?=\\S)(?<italic>[^_\\n]+?)(?<=\\S)_(?![\\w_])',
    '(?<![\\w~])~(?=\\S)(?<strike>[^~\\n]+?)(?<=\\S)~(?![\\w~])',
    ':(?<emoji>[a-z0-9_+-]+):',
    '(?<url>https?://[^\\s<>|]+[^\\s<>|.,;:!?)\'"])',
  ].join('|'),
  'g',
);

/** Slack's markup as nodes. Everything becomes text nodes and known elements: no HTML is ever parsed. */
export function mrkdwn(text: string, names: Names): Node[] {
  const nodes: Node[] = [];
  let quote: Node[] | null = null;
  for (const line of lines(text)) {
    const quoted = /^(?:&gt;|>) ?(.*)$/s.exec(line);
    if (quoted === null) {
      quote = null;
      if (nodes.length > 0 && !isBlock(nodes.at(-1))) nodes.push(h('br'));
      nodes.push(...inline(line, names));
      continue;
    }
    const content = inline(quoted[1] ?? '', names);
    if (quote === null) {
      quote = [];
      nodes.push(h('blockquote'));
    } else {
      quote.push(h('br'));
    }
    quote.push(...content);
    (nodes.at(-1) as HTMLElement).replaceChildren(...quote);
  }
  return nodes;
}

/** Lines, but a code block is one. */
function lines(text: string): string[] {
  return text.match(/(?:```[\s\S]+?```|[^\n])+|(?<=\n)(?=\n)/g) ?? [];
}

function isBlock(node: Node | undefined): boolean {
  return node instanceof HTMLElement && (node.tagName === 'BLOCKQUOTE' || node.tagName === 'PRE');
}

function inline(text: string, names: Names): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(...withEmoji(unescaped(text.slice(at, match.index))));
    nodes.push(one(match, names));
    at = match.index + match[0].length;
  }
  nodes.push(...withEmoji(unescaped(text.slice(at))));
  return nodes;
}

function one(match: RegExpMatchArray, names: Names): Node {
  const { pre, code, entity, bold, italic, strike, emoji: name, url } = match.groups ?? {};
  if (pre !== undefined) return h('pre', {}, unescaped(pre.replace(/^\n|\n$/g, '')));
  if (code !== undefined) return h('code', {}, unescaped(code));
  if (entity !== undefined) return entityNode(entity, names);
  if (bold !== undefined) return h('strong', {}, inline(bold, names));
  if (italic !== undefined) return h('em', {}, inline(italic, names));
  if (strike !== undefined) return h('s', {}, inline(strike, names));
  if (name !== undefined) return emoji(name);
  return link(unescaped(url ?? ''), unescaped(url ?? ''));
}

function entityNode(entity: string, names: Names): Node {
  const [target = '', label] = entity.split('|', 2);
  if (target.startsWith('@')) return mention(`@${names.person(target.slice(1)) ?? label ?? target.slice(1)}`);
  if (target.startsWith('#'))
    return mention(`#${names.channel(target.slice(1)) ?? label ?? target.slice(1)}`);
  if (target.startsWith('!date^')) {
    const [, seconds = '', format = ''] = target.split('^');
    const shown = Number.isFinite(Number(seconds)) ? slackDate(Number(seconds), format) : (label ?? '');
    return document.createTextNode(shown);
  }
  if (target.startsWith('!')) return mention(`@${label ?? target.slice(1)}`);
  return link(unescaped(target), unescaped(label ?? target));
}

export function mention(text: string): HTMLElement {
  return h('span', { class: 'mention' }, text);
}

/** A link where the address is one that cannot run anything, else its words. */
export function link(url: string, label: string): Node {
  if (!/^(https?:|mailto:)/i.test(url)) return document.createTextNode(label);
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label.replace(/^mailto:/, ''));
}

function unescaped(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}
