import { canonicalText } from '../core/canonical-text.ts';

interface QuotePlace {
  where: 'subject' | 'text';
  start: number;
  end: number;
}

/** Finds words in one message. */
export type LocateQuote = (quote: string) => QuotePlace | null;

const MIN_LETTERS = 2;
/** A quote is one short run of words; what is longer proves nothing better and takes longer to find. */
const MAX_QUOTE = 500;

/**
 * Where words stand in what a model was shown, letter for letter but for white space and curly marks; null where
 * they do not. Which author's part of the text that is, is told by those who check the claim.
 */
export function quotesIn(shown: { subject: string; text: string }): LocateQuote {
  const text = folded(shown.text);
  const subject = folded(shown.subject);
  return (quote) => {
    if (quote.length > MAX_QUOTE) return null;
    const words = plainMarks(canonicalText(quote).replace(/\s+/g, ' '));
    if (words.replace(/[^\p{L}\p{N}]/gu, '').length < MIN_LETTERS) return null;
    return find(words, text, 'text') ?? find(words, subject, 'subject');
  };
}

interface Folded {
  words: string;
  /** Where each letter of `words` stands in the text. */
  at: Int32Array;
}

/** With single spaces only, so that a plain search does: a pattern of the model's making could take for ever. */
function folded(text: string): Folded {
  const at = new Int32Array(text.length + 1);
  const kept: string[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const space = /\s/.test(text.charAt(index));
    if (space && kept.at(-1) === ' ') continue;
    at[kept.length] = index;
    kept.push(space ? ' ' : text.charAt(index));
  }
  return { words: plainMarks(kept.join('')), at };
}

/** Models copy words faithfully and the marks around them as they please. */
function plainMarks(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

function find(quote: string, { words, at }: Folded, where: QuotePlace['where']): QuotePlace | null {
  const found = words.indexOf(quote);
  if (found < 0) return null;
  return { where, start: at[found] ?? 0, end: (at[found + quote.length - 1] ?? 0) + 1 };
}
