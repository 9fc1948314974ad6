import { instantOf, localDate } from './local-date.ts';

const HOUR = 3_600_000;

/** An hour of the day, `days` after the one in which an instant (ms) falls in a time zone, as an instant. */
export function hourThere(at: number, days: number, hour: number, timeZone: string): number {
  return instantOf(localDate(at, timeZone).getTime() + (days * 24 + hour) * HOUR, timeZone);
}

/** How many days from an instant to the next Monday there, 1 to 7. */
export function daysToMonday(at: number, timeZone: string): number {
  const weekday = localDate(at, timeZone).getUTCDay();
  return (8 - weekday) % 7 || 7;
}
