import type { ReviewCard } from '../core/review.ts';
import type { Escalation } from '../core/ticket.ts';
import type { Block } from './limits.ts';
import { type Inline, line, person, richText, time, words } from './text.ts';

/** Who has the case, until when it rests, and to whom it was handed: only while something is left to do. */
export function handlingBlocks({ handling, owner, snoozedUntil, escalation }: ReviewCard): Block[] {
  if (handling.length === 0) return [];
  const lines = [
    ...(escalation ? [escalated(escalation)] : []),
    ...(owner ? [[words('👤 '), person(owner.id), words(' has this case')]] : []),
    ...(snoozedUntil === null
      ? []
      : [[words('💤 Snoozed until '), time(snoozedUntil, '{date_short_pretty} at {time}')]]),
  ];
  const parts = lines.flatMap((one, index) => (index === 0 ? one : [words('\n'), ...one]));
  return parts.length === 0 ? [] : [richText(parts)];
}

function escalated({ to, note, by }: Escalation): Inline[] {
  const whom = to.kind === 'user' ? person(to.id) : words(line(to.name, 80), { bold: true });
  const why = note === '' ? [] : [words(`: ${line(note, 300)}`)];
  return [words('📣 Escalated to '), whom, words(' by '), person(by.id), ...why];
}
