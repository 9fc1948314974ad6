// Zero-width, direction, variation, tag and filler characters: one Unicode property names them all.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g;

// The work of normalising grows with the square of a run of marks; no writing has so many (UAX 15, stream-safe text).
const PILED_MARKS = /(\p{M}{30})\p{M}{30,}/gu;

/**
 * The one form in which text is stored and quoted (promise 1): NFC, no invisible or control characters, white
 * space folded to single spaces, lines kept, at most one blank line between paragraphs, none at either end.
 */
export function canonicalText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029|\v|\f|\u0085/g, '\n')
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(PILED_MARKS, '$1')
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A subject or another one-line value in the same form. */
export function canonicalLine(text: string): string {
  return canonicalText(text).replace(/\n+/g, ' ');
}
