import { localDate } from './local-date.ts';

const DAY = 86_400_000;

/** The ISO 8601 week ("2026-W47") in which an instant (ms) falls in a time zone. */
export function isoWeek(at: number, timeZone: string): string {
  const date = localDate(at, timeZone);
  const weekday = (date.getUTCDay() + 6) % 7;
  // ISO 8601: a week belongs to the year of its Thursday.
  const thursday = new Date(date.getTime() + (3 - weekday) * DAY);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The Monday of an ISO week, as the beginning of that day in UTC (ms); null where there is no such week. */
export function mondayOf(week: string): number | null {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (year === undefined) return null;
  // The fourth of January always lies in the first week.
  const fourth = Date.UTC(Number(year), 0, 4);
  const first = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY;
  const monday = first + (Number(number) - 1) * 7 * DAY;
  return isoWeek(monday, 'UTC') === week ? monday : null;
}

/** The ISO week before another; the same where there is no such week. */
export function weekBefore(week: string): string {
  const monday = mondayOf(week);
  return monday === null ? week : isoWeek(monday - DAY, 'UTC');
}
