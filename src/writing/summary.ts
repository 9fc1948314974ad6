import type { Article } from '../core/article.ts';
import type { Tally, WeekNumbers } from './week.ts';

/** Steps named in the summary. */
const STEPS_NAMED = 3;

/** The week in a few lines of plain text for the review channel. `open`: tickets open now. */
export function weeklySummary(
  isoWeek: string,
  numbers: WeekNumbers,
  articles: readonly Pick<Article, 'steps'>[],
  open: number,
): string {
  const heading = `Support in week ${isoWeek}`;
  const stillOpen = open === 0 ? 'Nothing is open.' : `${many(open, 'ticket')} still open.`;
  if (isEmpty(numbers)) return `${heading}: nothing came in. ${stillOpen}`;
  const lines = [
    ticketsLine(numbers),
    acknowledgementsLine(numbers),
    decisionsLine(numbers),
    repliesLine(numbers),
    missingLine(numbers, articles),
    stillOpen,
  ];
  return [heading, ...lines.filter((line) => line !== null).map((line) => `• ${line}`)].join('\n');
}

function isEmpty(numbers: WeekNumbers): boolean {
  const { opened, parked, joined, readings, decided, repliesSent, acknowledged, sendsFailed } = numbers;
  const counts = [
    sum(opened),
    sum(parked),
    joined,
    readings,
    sum(decided),
    repliesSent,
    acknowledged,
    sendsFailed,
  ];
  return counts.every((count) => count === 0);
}

function ticketsLine({ opened, joined, parked }: WeekNumbers): string {
  const aside = sum(parked) === 0 ? '' : `; ${sum(parked)} set aside as automatic (${listed(parked)})`;
  const followUps = joined === 0 ? '' : `; ${many(joined, 'follow-up message')}`;
  const byChannel = sum(opened) === 0 ? '' : ` (${listed(opened)})`;
  return `${many(sum(opened), 'new ticket')}${byChannel}${followUps}${aside}`;
}

function acknowledgementsLine({ acknowledged, notAcknowledged }: WeekNumbers): string {
  const refused =
    sum(notAcknowledged) === 0 ? '' : `, ${sum(notAcknowledged)} not (${listed(notAcknowledged)})`;
  return `${acknowledged} acknowledged${refused}`;
}

function decisionsLine({ decided, rejectReasons, decisionHalfWithin }: WeekNumbers): string {
  const why = decided.reject === 0 ? '' : ` (${listed(rejectReasons)})`;
  const undone = decided.undo === 0 ? '' : `, ${decided.undo} taken back`;
  const speed =
    decisionHalfWithin === null ? '' : `; half were decided within ${duration(decisionHalfWithin)}`;
  return `Drafts: ${decided.approve} approved unchanged, ${decided.edit} edited, ${decided.reject} rejected${why}${undone}${speed}`;
}

function repliesLine({ repliesSent, replyHalfWithin, sendsFailed }: WeekNumbers): string {
  const speed = replyHalfWithin === null ? '' : `, half of them within ${duration(replyHalfWithin)}`;
  const failed = sendsFailed === 0 ? '' : `; ${sendsFailed} could not be sent or have an unknown outcome`;
  return `${repliesSent === 1 ? '1 reply' : `${repliesSent} replies`} sent${speed}${failed}`;
}

function missingLine(
  { missing, readings }: WeekNumbers,
  articles: readonly Pick<Article, 'steps'>[],
): string | null {
  const steps = articles.flatMap((article) => article.steps);
  const most = Object.entries(missing)
    .sort(([, a], [, b]) => b - a)
    .slice(0, STEPS_NAMED)
    .map(([id, times]) => `${steps.find((step) => step.id === id)?.title ?? id} (${times})`);
  return most.length === 0 ? null : `Most often missing, of ${many(readings, 'reading')}: ${most.join(', ')}`;
}

function listed(tally: Tally): string {
  return Object.entries(tally)
    .sort(([, a], [, b]) => b - a)
    .map(([name, times]) => `${times} ${name.replaceAll('_', ' ')}`)
    .join(', ');
}

function sum(tally: Tally): number {
  return Object.values(tally).reduce((total, times) => total + times, 0);
}

function many(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function duration(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 60) return many(minutes, 'minute');
  if (minutes < 1440) return many(minutes / 60, 'hour');
  return many(minutes / 1440, 'day');
}
