import { duration } from './duration.ts';
import { sum } from './tally.ts';
import type { WeekNumbers } from './week.ts';

/** What changed from the week before, in one line; null where nothing happened in it. */
export function againstLine(now: WeekNumbers, before: WeekNumbers): string | null {
  if (sum(before.opened) === 0 && before.repliesSent === 0) return null;
  const parts = [
    `tickets ${from(sum(before.opened), sum(now.opened))}`,
    `replies ${from(before.repliesSent, now.repliesSent)}`,
    half(before, now),
    unchanged(before, now),
  ];
  return `Against the week before: ${parts.filter((part) => part !== null).join('; ')}`;
}

function from(before: number, now: number): string {
  if (before === now) return `${now}, as many`;
  return `${now} (${before} before, ${now > before ? '+' : '−'}${Math.abs(now - before)})`;
}

function half(before: WeekNumbers, now: WeekNumbers): string | null {
  const [was, is] = [before.times.reply.median, now.times.reply.median];
  return was === null || is === null
    ? null
    : `half of the replies within ${duration(is)} (${duration(was)} before)`;
}

function unchanged(before: WeekNumbers, now: WeekNumbers): string | null {
  const [was, is] = [shareApproved(before), shareApproved(now)];
  return was === null || is === null ? null : `${is}% of the drafts approved unchanged (${was}% before)`;
}

function shareApproved({ decided: { approve, edit, reject } }: WeekNumbers): number | null {
  const all = approve + edit + reject;
  return all === 0 ? null : Math.round((100 * approve) / all);
}
