import { canonicalText } from '../core/canonical-text.ts';
import type { Message } from '../core/message.ts';

export interface QuotePlace {
  where: 'subject' | 'text';
  start: number;
  end: number;
}

const MIN_LETTERS = 2;

/**
 * Where words stand in a message, letter for letter but for the white space between them; null where they do not.
 * Which author's part of the text that is, is told by those who check the claim.
 */
export function locateQuote(quote: string, message: Pick<Message, 'subject' | 'text'>): QuotePlace | null {
  const words = canonicalText(quote).split(/\s+/).filter(Boolean);
  if (words.join('').replace(/[^\p{L}\p{N}]/gu, '').length < MIN_LETTERS) return null;
  const pattern = new RegExp(words.map(escaped).join('\\s+'), 'u');
  return find(pattern, message.text, 'text') ?? find(pattern, message.subject, 'subject');
}

function find(pattern: RegExp, text: string, where: QuotePlace['where']): QuotePlace | null {
  const match = pattern.exec(text);
  return match ? { where, start: match.index, end: match.index + match[0].length } : null;
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
