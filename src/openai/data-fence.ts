import { createHash } from 'node:crypto';

/** Lone halves of a character, as a cut leaves them, are no text for a server. */
const LONE_HALF = /\p{Surrogate}/gu;

/** Text as data between two lines with one code. The code is made of `seed` and the text, so no text can hold its own. */
export function fenced(text: string, seed: string): string {
  const code = createHash('sha256').update(`${seed}\n${text}`).digest('hex').slice(0, 20);
  const fence = `===== ${code} =====`;
  return `${fence}\n${text.replace(LONE_HALF, ' ')}\n${fence}`;
}
