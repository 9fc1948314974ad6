import { h } from './dom.ts';
import { withEmojiNames } from './emoji.ts';
import { link } from './mrkdwn.ts';

/** Slack's markdown block: standard Markdown, as far as a summary or a note uses it. */
export function markdown(source: string): HTMLElement {
  const box = h('div', { class: 'rich-text markdown' });
  const rows = source.split('\n');
  let paragraph: string[] = [];

  function endParagraph(): void {
    if (paragraph.length > 0) box.append(h('p', {}, ...withBreaks(paragraph)));
    paragraph = [];
  }

  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? '';
    const fence = /^\s*```/.test(row);
    const heading = /^(#{1,6})\s+(.*)$/.exec(row);
    if (fence || heading !== null || row.trim() === '' || STARTS_BLOCK.test(row)) endParagraph();
    if (fence) {
      const end = rows.findIndex((other, index) => index > at && /^\s*```/.test(other));
      const last = end === -1 ? rows.length : end;
      box.append(h('pre', {}, rows.slice(at + 1, last).join('\n')));
      at = last;
    } else if (heading !== null) {
      box.append(h('p', { class: 'heading' }, ...inline(heading[2] ?? '')));
    } else if (STARTS_BLOCK.test(row)) {
      appendToBlock(box, row);
    } else if (row.trim() !== '') {
      paragraph.push(row);
    }
  }
  endParagraph();
  return box;
}

const STARTS_BLOCK = /^\s*(?:[-*+]\s|\d+[.)]\s|>|(?:---|\*\*\*)\s*$)/;

/** A row of a list or a quote goes on with the list or quote before it. */
function appendToBlock(box: HTMLElement, row: string): void {
  if (/^\s*(?:---|\*\*\*)\s*$/.test(row)) {
    box.append(h('hr'));
    return;
  }
  const quote = /^\s*> ?(.*)$/.exec(row);
  if (quote !== null) {
    const block = lastOr(box, 'BLOCKQUOTE', () => h('blockquote'));
    if (block.childNodes.length > 0) block.append(h('br'));
    block.append(...inline(quote[1] ?? ''));
    return;
  }
  const ordered = /^\s*\d+[.)]\s/.test(row);
  const block = ordered ? lastOr(box, 'OL', () => h('ol')) : lastOr(box, 'UL', () => h('ul'));
  block.append(h('li', {}, ...inline(row.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, ''))));
}

function lastOr(box: HTMLElement, tag: string, make: () => HTMLElement): HTMLElement {
  const last = box.lastElementChild;
  if (last instanceof HTMLElement && last.tagName === tag) return last;
  const block = make();
  box.append(block);
  return block;
}

function withBreaks(rows: string[]): Node[] {
  return rows.flatMap((row, at) => (at === 0 ? inline(row) : [h('br'), ...inline(row)]));
}

const INLINE =
  /`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<url>[^\s)]+)\)|(?:\*\*|__)(?<bold>.+?)(?:\*\*|__)|(?<![\w*])[*_](?<italic>[^*_]+)[*_](?!\w)|~~(?<strike>.+?)~~/g;

function inline(source: string): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const match of source.matchAll(INLINE)) {
    nodes.push(...withEmojiNames(source.slice(at, match.index)));
    at = match.index + match[0].length;
    const { code, label, url, bold, italic, strike } = match.groups ?? {};
    if (code !== undefined) nodes.push(h('code', {}, code));
    else if (url !== undefined) nodes.push(link(url, label ?? url));
    else if (bold !== undefined) nodes.push(h('strong', {}, inline(bold)));
    else if (italic !== undefined) nodes.push(h('em', {}, inline(italic)));
    else nodes.push(h('s', {}, inline(strike ?? '')));
  }
  nodes.push(...withEmojiNames(source.slice(at)));
  return nodes;
}
