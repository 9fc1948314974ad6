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
