import { localDate } from './local-date.ts';

/** An hour of the day, `days` after the one in which an instant (ms) falls in a time zone, as an instant. */
export function hourThere(at: number, days: number, hour: number, timeZone: string): number {
  const day = localDate(at, timeZone).getTime() + days * 24 * 3_600_000;
  const wall = day + hour * 3_600_000;
  // The clocks may change in between: what the first guess shows there tells by how much to correct it.
  let guess = wall;
  for (let tries = 0; tries < 2; tries += 1) guess += wall - wallClock(guess, timeZone);
  return guess;
}

/** How many days from an instant to the next Monday there, 1 to 7. */
export function daysToMonday(at: number, timeZone: string): number {
  const weekday = localDate(at, timeZone).getUTCDay();
  return (8 - weekday) % 7 || 7;
}

/** What the clocks there show at an instant, as if they showed UTC. */
function wallClock(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const minutes = (parts.get('hour') ?? 0) * 60 + (parts.get('minute') ?? 0);
  return localDate(at, timeZone).getTime() + minutes * 60_000;
}
