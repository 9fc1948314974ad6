import { isoWeek } from '../core/iso-week.ts';
import { moveSend, newSend, sendId } from '../core/send.ts';
import { dueJob } from '../core/transition.ts';
import { weeklySummary } from '../writing/summary.ts';
import { weekNumbers } from '../writing/week.ts';
import type { Parts } from './parts.ts';
import { CLOCK_DIFFERENCE_MS } from './retry-policies.ts';
import { transact } from './transact.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 7 * 24 * HOUR;

/** When in the week the summary of the week before is posted; weekday 1 is Monday. Time in the desk's time zone. */
export interface SummaryTime {
  weekday: number;
  hour: number;
  minute: number;
}

/** Posts the figures of an ISO week to the review channel, once, whatever restarts happen. */
export async function summariseWeek(parts: Parts, week: string): Promise<void> {
  const send = await parts.records.send(sendId.summary(week));
  if (send?.state !== 'due') return;
  const numbers = await weekNumbers(parts.lookup.facts(week));
  const open = (await parts.lookup.openTickets()).length;
  // The channel looks for a post with this key before it posts: a second try cannot post twice.
  await parts.review.announce(
    send.id,
    weeklySummary(week, numbers, parts.articles.all, open),
    send.dueAt - CLOCK_DIFFERENCE_MS,
  );
  await transact(parts, async () => {
    const now = await parts.records.send(send.id);
    if (now?.state !== 'due') return null;
    const claimed = moveSend(now, 'claimed', { claim: { token: parts.random(), at: parts.clock.now() } });
    const outcome = { at: parts.clock.now(), detail: 'posted' };
    return { writes: [{ kind: 'send', record: moveSend(claimed, 'sent', { outcome }) }] };
  });
}

/** Owes the summary of the week that ended last, once its time has come. `startedAt`: since when this desk runs. */
export async function oweSummary(parts: Parts, at: SummaryTime, startedAt: number): Promise<void> {
  const now = parts.clock.now();
  const intoWeek = ((at.weekday - 1) * 24 + at.hour) * HOUR + at.minute * MINUTE;
  const week = isoWeek(now - intoWeek - WEEK, parts.settings.timeZone);
  if (week < isoWeek(startedAt, parts.settings.timeZone)) return;
  const id = sendId.summary(week);
  await transact(parts, async () => {
    if (await parts.records.send(id)) return null;
    return {
      writes: [{ kind: 'send', record: newSend({ id, kind: 'summary', ticketId: null, dueAt: now }) }],
      due: [dueJob('summarise-week', week, 1, now)],
    };
  });
}
