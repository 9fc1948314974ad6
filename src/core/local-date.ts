const SECOND = 1_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day in which an instant (ms) falls in a time zone, as the beginning of that day in UTC. */
export function localDate(at: number, timeZone: string): Date {
  const local = new Date(localTime(at, timeZone));
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()));
}

/** What the clocks of a time zone show at an instant (ms), as the instant (ms) at which they show it in UTC. */
export function localTime(at: number, timeZone: string): number {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

/**
 * The instant (ms) at which the clocks of a time zone show this (`localTime`). Of a time that comes twice it is the
 * first; of one that the clocks jump over, as much after the jump as it would have been.
 */
export function instantOf(local: number, timeZone: string): number {
  const offsetAt = (at: number) => localTime(at, timeZone) - Math.floor(at / SECOND) * SECOND;
  // A day before and after: between them lies at most one change of the clocks.
  const [before, after] = [offsetAt(local - DAY), offsetAt(local + DAY)];
  return offsetAt(local - before) === before ? local - before : resolved(local, before, after, offsetAt);
}

const DAY = 86_400_000;

function resolved(local: number, before: number, after: number, offsetAt: (at: number) => number): number {
  return offsetAt(local - after) === after ? local - after : local - before;
}

/** Making one takes a hundred times as long as using it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
