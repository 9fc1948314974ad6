/** A time in words, as short as it may be: "40 seconds", "12 minutes", "1.5 hours", "2.3 days". */
export function duration(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 1) return many(Math.max(1, Math.round(ms / 1000)), 'second');
  if (minutes < 60) return many(Math.round(minutes), 'minute');
  if (minutes < 48 * 60) return many(short(minutes / 60), 'hour');
  return many(short(minutes / 1440), 'day');
}

export function many(count: number, one: string): string {
  return `${count.toLocaleString('en-US')} ${one}${count === 1 ? '' : 's'}`;
}

function short(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}
