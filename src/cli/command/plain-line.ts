// Line ends, terminal commands, and characters that turn the direction of what follows them.
const HARMFUL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** A text from outside as one line that is safe to print to a terminal. */
export function plainLine(text: string): string {
  return text.replace(HARMFUL, ' ').replace(/ {2,}/g, ' ').trim();
}
