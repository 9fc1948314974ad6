import { boxTitle, closesBox } from './box.ts';

// Mail programs drop style sheets, so every style stands on its element.
const PAGE = 'font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;color:#1f2328';
const BOX = 'margin:16px 0;padding:12px 16px;border-left:4px solid #8a94a6;background-color:#f4f6f8';
const PARAGRAPH = 'margin:0 0 12px';

/** Plain text as simple HTML that says the same: paragraphs, lists, the note to forward as a box, http(s) links. */
export function textToHtml(text: string): string {
  return `<div style="${PAGE}">\n${blocks(text.replace(/\r\n?/g, '\n').split('\n')).join('\n')}\n</div>`;
}

function blocks(lines: string[]): string[] {
  const html: string[] = [];
  let paragraph: string[] = [];
  const endParagraph = () => {
    html.push(...paragraphHtml(paragraph));
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const title = boxTitle(line);
    const end = title === null ? -1 : lines.findIndex((other, index) => index > at && closesBox(other));
    if (title !== null && end > at) {
      endParagraph();
      html.push(boxHtml(title, lines.slice(at + 1, end)));
      at = end;
    } else if (line.trim() === '') endParagraph();
    else paragraph.push(line.trim());
  }
  endParagraph();
  return html;
}

function boxHtml(title: string, lines: string[]): string {
  const heading = `<p style="${PARAGRAPH}"><strong>${inline(title)}</strong></p>`;
  return `<blockquote style="${BOX}">\n${[heading, ...blocks(lines)].join('\n')}\n</blockquote>`;
}

/** Lines without a blank one between them: runs of list items become lists, the rest paragraphs. */
function paragraphHtml(lines: string[]): string[] {
  const runs: { tag: 'p' | 'ol' | 'ul'; start: number; items: string[][] }[] = [];
  for (const line of lines) {
    const item = listItem(line);
    const last = runs.at(-1);
    if (item && last?.tag === item.tag) last.items.push([item.text]);
    else if (item) runs.push({ tag: item.tag, start: item.number, items: [[item.text]] });
    else if (last) last.items.at(-1)?.push(line);
    else runs.push({ tag: 'p', start: 0, items: [[line]] });
  }
  return runs.map(({ tag, start, items }) => {
    const texts = items.map((item) => item.map(inline).join('<br>'));
    if (tag === 'p') return `<p style="${PARAGRAPH}">${texts.join('<br>')}</p>`;
    const opening = tag === 'ol' && start !== 1 ? `<ol start="${start}"` : `<${tag}`;
    const list = texts.map((item) => `<li style="margin:0 0 8px">${item}</li>`).join('\n');
    return `${opening} style="margin:0 0 12px;padding-left:24px">\n${list}\n</${tag}>`;
  });
}

function listItem(line: string): { tag: 'ol' | 'ul'; number: number; text: string } | null {
  const ordered = /^(\d{1,3})[.)] (.+)$/.exec(line);
  if (ordered) return { tag: 'ol', number: Number(ordered[1]), text: ordered[2] ?? '' };
  const bullet = /^[-*•] (.+)$/.exec(line);
  return bullet ? { tag: 'ul', number: 1, text: bullet[1] ?? '' } : null;
}

/** Escaped text with its http(s) addresses as links. Punctuation after an address is no part of it. */
function inline(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}])/i)
    .map((piece, index) => {
      const escaped = escapeHtml(piece);
      return index % 2 === 1 ? `<a href="${escaped}">${escaped}</a>` : escaped;
    })
    .join('');
}

/** For text between tags and in attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
