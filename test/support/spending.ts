import { isoWeek } from '../../src/core/iso-week.ts';
import { localDate } from '../../src/core/local-date.ts';
import type { Spending } from '../../src/core/ports.ts';

/** A book of what was spent, in memory. */
export function spendingInMemory(timeZone: string): Spending {
  const sums = new Map<string, number>();
  const periods = (at: number) => {
    const day = localDate(at, timeZone).toISOString().slice(0, 10);
    return { day, week: isoWeek(at, timeZone), month: day.slice(0, 7) };
  };
  return {
    async add(costUsd, at) {
      if (!(costUsd > 0) || !Number.isFinite(costUsd)) return;
      const { day, week, month } = periods(at);
      for (const period of [day, week, month]) sums.set(period, (sums.get(period) ?? 0) + costUsd);
    },
    spentInWeek: async (week) => sums.get(week) ?? 0,
    async spent(at) {
      const { day, month } = periods(at);
      return { day: sums.get(day) ?? 0, month: sums.get(month) ?? 0 };
    },
  };
}
