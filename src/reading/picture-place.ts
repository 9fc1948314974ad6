import type { Attachment, Message } from '../core/message.ts';
import { type Section, textParts } from './text-parts.ts';
import type { Voices } from './who-wrote.ts';

/** In whose words a picture stands: `part` of the message, and whether of the desk's quoted words or of a signature. */
export interface Place {
  part: Section['part'];
  author: Section['author'];
}

/** Of a picture that is not known to stand anywhere in the text nothing more is said than how it came. */
export function createPlaces(voices: Voices): (message: Message, attachment: Attachment) => Place {
  const known = new Map<string, Section[]>();
  return (message, { at, origin }) => {
    const sent: Place = { part: origin === 'forwarded' ? 'forwarded' : 'new', author: 'customer' };
    if (at === null) return sent;
    const sections = known.get(message.id) ?? textParts(message, voices);
    known.set(message.id, sections);
    const section = sectionAt(message.text, sections, at);
    return section === null ? sent : { part: section.part, author: section.author };
  };
}

/** A picture on a line of its own belongs to what stands above it, unless a quote's header comes between. */
function sectionAt(text: string, sections: readonly Section[], at: number): Section | null {
  const around = sections.find(({ start, end }) => start < at && at <= end);
  if (around) return around;
  const above = sections.findLast(({ end }) => end <= at);
  const below = sections.find(({ start }) => start >= at) ?? null;
  if (!above) return below;
  return text.slice(above.end, at).trim() === '' ? above : (below ?? above);
}
