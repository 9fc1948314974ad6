import type { Message } from '../core/message.ts';
import { textParts } from './text-parts.ts';
import type { Voices } from './who-wrote.ts';

/** What the writer added in this message: no quote, no forwarded part, no signature. */
export function newWords(message: Message, voices: Voices): string {
  return textParts(message, voices)
    .filter(({ part, author }) => part === 'new' && author === 'customer')
    .map(({ start, end }) => message.text.slice(start, end))
    .join('\n')
    .trim();
}
