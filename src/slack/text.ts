import type { types } from '@slack/bolt';
import { canonicalLine } from '../core/canonical-text.ts';
import { type Block, cut } from './limits.ts';

export type Inline = types.RichTextElement;
type Plain = types.PlainTextElement;

/** For the one place that Slack does parse, `text`. https://docs.slack.dev/messaging/formatting-message-text */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text that Slack shows as it is: no mentions, no markup, no emoji codes. */
export function plain(text: string, max: number): Plain {
  return { type: 'plain_text', text: cut(text, max) || '–', emoji: false };
}

/** One line of somebody else's words, harmless and short. */
export function line(text: string, max: number): string {
  return cut(canonicalLine(text), max);
}

export function words(text: string, style?: { bold?: boolean; italic?: boolean }): Inline {
  return { type: 'text', text, ...(style ? { style } : {}) };
}

/** One block of text in parts; rich text is never parsed. */
export function richText(elements: Inline[]): Block {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: filled(elements) }] };
}

/** The same with a bar at its left, for words that are somebody's. */
export function quoted(elements: Inline[]): Block {
  return { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: filled(elements) }] };
}

/** Slack refuses text without a character. */
function filled(elements: Inline[]): Inline[] {
  const kept = elements.filter((element) => element.type !== 'text' || element.text !== '');
  return kept.length > 0 ? kept : [words('–')];
}

export function context(lines: readonly string[]): Block {
  return { type: 'context', elements: lines.map((text) => plain(text, 300)) };
}

/** A person: as a name that Slack shows where the id is one of its own. */
export function person(id: string): Inline {
  return /^[UW][A-Z0-9]{4,}$/.test(id) ? { type: 'user', user_id: id } : words(line(id, 80));
}

/** A time in the reader's own zone. */
export function time(ms: number, format: string): Inline {
  const fallback = `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return { type: 'date', timestamp: Math.floor(ms / 1000), format, fallback };
}

/** Text whose web addresses can be followed: for our own words to a customer, never for a customer's. */
export function withLinks(text: string): Inline[] {
  // What a group catches stands at the odd places.
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]])/)
    .map((part, index): Inline => (index % 2 === 1 ? { type: 'link', url: part } : words(part)))
    .filter((part) => part.type !== 'text' || part.text !== '');
}

export interface Pieces {
  pieces: string[];
  /** What stood between piece n and n + 1: put back when they are joined. */
  joints: string[];
}

/** Cuts a text into pieces of at most `max` characters, between paragraphs, else lines, else words. */
export function split(text: string, max: number): Pieces {
  const result: Pieces = { pieces: [], joints: [] };
  let rest = text;
  while (rest.length > max) {
    const { end, joint } = bestCut(rest, max);
    result.pieces.push(rest.slice(0, end));
    result.joints.push(joint);
    rest = rest.slice(end + joint.length);
  }
  result.pieces.push(rest);
  return result;
}

export function join({ pieces, joints }: Pieces): string {
  return pieces
    .map((piece, index) => piece + (index < pieces.length - 1 ? (joints[index] ?? '') : ''))
    .join('');
}

function bestCut(text: string, max: number): { end: number; joint: string } {
  for (const joint of ['\n\n', '\n', ' ']) {
    const end = text.lastIndexOf(joint, max);
    if (end > max / 3) return { end, joint };
  }
  return { end: /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) ? max - 1 : max, joint: '' };
}
