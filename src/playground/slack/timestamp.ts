/** Slack's `ts`: seconds and microseconds since 1970, "1732355000.000100". Microseconds fit a double until 2255. */
export function timestamp(microseconds: number): string {
  const seconds = Math.floor(microseconds / 1_000_000);
  const rest = String(microseconds % 1_000_000).padStart(6, '0');
  return `${seconds}.${rest}`;
}

/** The reverse, also for what callers write by hand ("0", "1732355000", "1732355000.5"). NaN for what is none. */
export function microseconds(ts: string): number {
  const match = /^(\d{1,10})(?:\.(\d{1,6}))?$/.exec(ts);
  if (match === null) return Number.NaN;
  return Number(match[1]) * 1_000_000 + Number((match[2] ?? '').padEnd(6, '0'));
}

/** The seconds alone, as `event_time` and `created` carry them. */
export function seconds(ts: string): number {
  return Math.floor(microseconds(ts) / 1_000_000);
}
