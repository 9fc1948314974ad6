import { instantOf } from './local-date.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Some ten years: nothing here takes longer, and a wrong date must not count for minutes. */
const MOST_DAYS = 3_700;

/** When somebody works: each line a range of weekdays (1 is Monday) and of minutes of the day. */
export interface BusinessHours {
  spans: readonly { firstDay: number; lastDay: number; from: number; to: number }[];
  /** Days without work, as "2026-12-25". */
  holidays: readonly string[];
}

/** The ms of work between two instants (ms). */
export type BusinessTime = (from: number, to: number) => number;

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const SPAN = /^([a-z]{3})(?:-([a-z]{3}))? (\d{2}):([0-5]\d)-(\d{2}):([0-5]\d)$/;

/** Reads "Mon-Thu 09:00-17:00, Fri 09:00-15:00"; null where it is no such text, or two of them lie over each other. */
export function readBusinessHours(text: string): BusinessHours['spans'] | null {
  const spans = text.split(',').map((part) => readSpan(part.trim().toLowerCase()));
  if (!spans.every((span) => span !== null)) return null;
  const overlap = spans.some((one, index) => spans.slice(index + 1).some((other) => meet(one, other)));
  return overlap ? null : spans;
}

/**
 * A clock that runs in business hours only, by the wall clocks of a time zone: a day on which the clocks are changed
 * has the hours that it has. Working days are looked up once.
 */
export function businessTime(hours: BusinessHours, timeZone: string): BusinessTime {
  const holidays = new Set(hours.holidays);
  const known = new Map<number, [number, number][]>();
  const workOf = (day: number) => {
    const found = known.get(day) ?? workOn(day, hours.spans, holidays, timeZone);
    known.set(day, found);
    return found;
  };
  return (from, to) => {
    // A zone's day begins at most 14 hours before and 12 after that of UTC: one more at each end.
    const first = Math.floor(from / DAY) - 1;
    const last = Math.min(Math.floor(to / DAY) + 1, first + MOST_DAYS);
    let sum = 0;
    for (let day = first; day <= last; day++) {
      for (const [start, end] of workOf(day)) sum += Math.max(0, Math.min(end, to) - Math.max(start, from));
    }
    return sum;
  };
}

/** The instants between which a day (counted from 1970) has work. */
function workOn(
  day: number,
  spans: BusinessHours['spans'],
  holidays: ReadonlySet<string>,
  timeZone: string,
): [number, number][] {
  const date = new Date(day * DAY);
  if (holidays.has(date.toISOString().slice(0, 10))) return [];
  const weekday = ((date.getUTCDay() + 6) % 7) + 1;
  return spans
    .filter(({ firstDay, lastDay }) => isWithin(weekday, firstDay, lastDay))
    .map(({ from, to }) => [
      instantOf(day * DAY + from * MINUTE, timeZone),
      instantOf(day * DAY + to * MINUTE, timeZone),
    ]);
}

function readSpan(text: string): BusinessHours['spans'][number] | null {
  const [, first = '', last = first, fromHour, fromMinute, toHour, toMinute] = SPAN.exec(text) ?? [];
  const [firstDay, lastDay] = [DAYS.indexOf(first) + 1, DAYS.indexOf(last) + 1];
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = Number(toHour) * 60 + Number(toMinute);
  const isGood = firstDay > 0 && lastDay > 0 && from < to && to <= 24 * 60;
  return isGood ? { firstDay, lastDay, from, to } : null;
}

/** "Sat-Tue" goes over the end of the week. */
function isWithin(weekday: number, first: number, last: number): boolean {
  return first <= last ? weekday >= first && weekday <= last : weekday >= first || weekday <= last;
}

function meet(a: BusinessHours['spans'][number], b: BusinessHours['spans'][number]): boolean {
  const sameDay = DAYS.some(
    (_, index) => isWithin(index + 1, a.firstDay, a.lastDay) && isWithin(index + 1, b.firstDay, b.lastDay),
  );
  return sameDay && a.from < b.to && b.from < a.to;
}
