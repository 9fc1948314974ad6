import type { Message } from '../core/message.ts';
import { type Section, textParts } from './text-parts.ts';
import type { Voices } from './who-wrote.ts';

type Stretch = Pick<Section, 'part' | 'by' | 'start' | 'end'>;

const LABEL = { quoted: 'Quoted', forwarded: 'Forwarded' };

/**
 * The whole text as people are to read it: every word of it, each quoted part under a line that says who wrote it where
 * that is known, and what the writer added below a quote above it. Answers between quoted lines stay where they are.
 */
export function originalText(message: Message, voices: Voices): string {
  const stretches = stretchesOf(message, voices);
  if (stretches.every(({ part }) => part === 'new')) return message.text;
  const added = stretches.filter(({ part }) => part === 'new');
  const isBelow = added.length === 1 && stretches.at(-1) === added[0];
  const ordered = isBelow ? [...added, ...stretches.slice(0, -1)] : stretches;
  return ordered
    .map(({ part, by, start, end }) => {
      const words = message.text.slice(start, end).trim();
      if (part === 'new') return words;
      return `${LABEL[part]}${by === null ? '' : `, written by ${by}`}:\n${words}`;
    })
    .join('\n\n');
}

/** From edge to edge: the header that announces a quote lies in front of the section and belongs to it. */
function stretchesOf(message: Message, voices: Voices): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { part, by, end } of textParts(message, voices)) {
    const last = stretches.at(-1);
    if (last && last.part === part && last.by === by) last.end = end;
    else stretches.push({ part, by, start: last?.end ?? 0, end });
  }
  const last = stretches.at(-1);
  if (last) last.end = message.text.length;
  return stretches;
}
