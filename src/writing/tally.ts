/** Names with how often each came. */
export type Tally = Record<string, number>;

/** More names than this in one tally can only be a fault: the rest is counted as "other". */
const MOST_NAMES = 50;

export function count(tally: Tally, name: string): void {
  const key = nameIn(tally, name);
  tally[key] = (Object.hasOwn(tally, key) ? (tally[key] ?? 0) : 0) + 1;
}

/** Under which name something new is kept, so that a tally does not grow without end. */
export function nameIn(tally: object, name: string): string {
  return Object.hasOwn(tally, name) || Object.keys(tally).length < MOST_NAMES ? name : 'other';
}

export function sum(tally: Tally): number {
  return Object.values(tally).reduce((total, times) => total + times, 0);
}

/** The most frequent first. */
export function most(tally: Tally): [string, number][] {
  return Object.entries(tally).sort(([, a], [, b]) => b - a);
}
