import { isoWeek } from '../core/iso-week.ts';
import { localTime } from '../core/local-date.ts';
import { moveSend, newSend, sendId } from '../core/send.ts';
import { weekOf } from '../core/summary-id.ts';
import { dueJob } from '../core/transition.ts';
import { keptSummary } from './kept-summary.ts';
import { summaryMails } from './mail-summary.ts';
import { makeSummary, type Summary } from './make-summary.ts';
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

/** Posts the figures of an ISO week to the review channel, once, whatever restarts happen; the mails are owed then. */
export async function summariseWeek(parts: Parts, id: string): Promise<void> {
  const send = await parts.records.send(sendId.summary(id));
  if (send?.state !== 'due') return;
  const { report, pictures } = await summaryOf(parts, id);
  // The channel looks for a post with this key, and for each picture, before it posts: a second try posts the rest.
  await parts.review.postReport(send.id, report, pictures, send.dueAt - CLOCK_DIFFERENCE_MS);
  await transact(parts, async () => {
    const now = await parts.records.send(send.id);
    if (now?.state !== 'due') return null;
    const claimed = moveSend(now, 'claimed', { claim: { token: parts.random(), at: parts.clock.now() } });
    const outcome = { at: parts.clock.now(), detail: 'posted' };
    const mails = summaryMails(parts, id);
    return {
      writes: [
        { kind: 'send', record: moveSend(claimed, 'sent', { outcome }) },
        ...mails.map((record) => ({ kind: 'send' as const, record })),
      ],
      due: mails.map((mail) => dueJob('mail-summary', mail.id, 1, mail.dueAt)),
    };
  });
}

/** The summary under this id, made once. */
export function summaryOf(parts: Parts, id: string): Promise<Summary> {
  const make = () =>
    makeSummary(parts, weekOf(id), { key: `summary-${id}`, linkTo: (ref) => parts.review.linkTo(ref) });
  return keptSummary(parts.files, id, make);
}

/** Owes the summary of the week that ended last, once its time has come. `startedAt`: since when this desk runs. */
export async function oweSummary(
  parts: Pick<Parts, 'records' | 'queue' | 'log' | 'clock' | 'settings'>,
  at: SummaryTime,
  startedAt: number,
): Promise<void> {
  const now = parts.clock.now();
  const week = weekToTell(now, at, parts.settings.timeZone);
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

/**
 * The week whose summary is the newest one due at an instant (ms). Told by what the clocks on the wall show, so that
 * an hour more or less in a week changes nothing.
 */
export function weekToTell(now: number, at: SummaryTime, timeZone: string): string {
  const intoWeek = ((at.weekday - 1) * 24 + at.hour) * HOUR + at.minute * MINUTE;
  return isoWeek(localTime(now, timeZone) - intoWeek - WEEK, 'UTC');
}
