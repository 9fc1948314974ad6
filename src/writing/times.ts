import type { BusinessTime } from '../core/business-time.ts';
import { newSpread } from '../core/spread.ts';

/** How long something took, in ms; at most 2.5% off. */
export interface Times {
  count: number;
  median: number | null;
  p90: number | null;
  /** The same in business hours; null where none are set. */
  business: { median: number | null; p90: number | null } | null;
  /** How many took up to each of `BOUNDS`, and how many longer. */
  within: number[];
}

export interface TakenTimes {
  /** Something that was over at `at`, after `ms`; what is no number of ms is left out. */
  add(at: number, ms: string | number | undefined): void;
  times(): Times;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Up to where each group of a chart goes, in words. */
export const BOUNDS = [
  { label: '15 minutes', ms: 15 * MINUTE },
  { label: '1 hour', ms: HOUR },
  { label: '4 hours', ms: 4 * HOUR },
  { label: '8 hours', ms: 8 * HOUR },
  { label: '1 day', ms: 24 * HOUR },
  { label: '3 days', ms: 72 * HOUR },
] as const;

export function newTimes(businessTime: BusinessTime | null): TakenTimes {
  const all = newSpread();
  const inHours = newSpread();
  return {
    add(at, ms) {
      if (typeof ms !== 'number') return;
      all.add(ms);
      if (businessTime) inHours.add(businessTime(at - ms, at));
    },
    times() {
      const last = BOUNDS.at(-1)?.ms ?? 0;
      const within = BOUNDS.map(({ ms }, index) => all.between(BOUNDS[index - 1]?.ms ?? 0, ms));
      return {
        count: all.count(),
        median: all.within(0.5),
        p90: all.within(0.9),
        business: businessTime && { median: inHours.within(0.5), p90: inHours.within(0.9) },
        within: [...within, all.between(last, Number.POSITIVE_INFINITY)],
      };
    },
  };
}
