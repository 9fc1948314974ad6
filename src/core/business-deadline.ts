import { type BusinessHours, businessTime } from './business-time.ts';
import { instantOf, localTime } from './local-date.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Some two years: where nobody works in all that time, the deadline is then. */
const MOST_DAYS = 750;

/** The instant (ms) at which so much working time (ms) has passed. */
export function addBusinessMs(from: number, ms: number, hours: BusinessHours, timeZone: string): number {
  const worked = businessTime(hours, timeZone);
  let day = 0;
  let left = ms;
  while (day < MOST_DAYS && worked(from + day * DAY, from + (day + 1) * DAY) < left) {
    left -= worked(from + day * DAY, from + (day + 1) * DAY);
    day += 1;
  }
  const start = from + day * DAY;
  let [low, high] = [0, DAY];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (worked(start, start + middle) < left) low = middle;
    else high = middle;
  }
  return start + high;
}

/** The same time of day, so many days with work later. */
export function addBusinessDays(from: number, days: number, hours: BusinessHours, timeZone: string): number {
  const worked = businessTime(hours, timeZone);
  const local = localTime(from, timeZone);
  const midnight = local - (local % DAY);
  let count = 0;
  let day = 0;
  while (count < days && day < MOST_DAYS) {
    day += 1;
    const [start, end] = [day, day + 1].map((one) => instantOf(midnight + one * DAY, timeZone));
    if (worked(start ?? from, end ?? from) > 0) count += 1;
  }
  return instantOf(local + day * DAY, timeZone);
}
