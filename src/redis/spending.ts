import type { Redis } from 'ioredis';
import { isoWeek } from '../core/iso-week.ts';
import { localDate } from '../core/local-date.ts';
import type { Spending } from '../core/ports.ts';
import type { Keys } from './keys.ts';

const DAY_SECONDS = 86_400;
/** Longer than a day or a month is anywhere on earth. */
const KEPT = { day: 3 * DAY_SECONDS, week: 190 * DAY_SECONDS, month: 40 * DAY_SECONDS };

/** Three sums, of the day, the week and the month in the desk's time zone, that go by themselves. */
export function createSpending(redis: Redis, keys: Keys, timeZone: string): Spending {
  const namesOf = (at: number) => {
    const day = localDate(at, timeZone).toISOString().slice(0, 10);
    return {
      day: keys.spending(day),
      week: keys.spending(isoWeek(at, timeZone)),
      month: keys.spending(day.slice(0, 7)),
    };
  };
  return {
    async add(costUsd, at) {
      // Redis would take "NaN" for a fault and a negative sum for money back.
      if (!(costUsd > 0) || !Number.isFinite(costUsd)) return;
      const { day, week, month } = namesOf(at);
      // Written out: Redis knows no more of exponents than it must.
      const sum = costUsd.toFixed(12);
      await redis
        .multi()
        .incrbyfloat(day, sum)
        .expire(day, KEPT.day)
        .incrbyfloat(week, sum)
        .expire(week, KEPT.week)
        .incrbyfloat(month, sum)
        .expire(month, KEPT.month)
        .exec();
    },
    spentInWeek: async (week) => Number((await redis.get(keys.spending(week))) ?? 0),
    async spent(at) {
      const { day, month } = namesOf(at);
      const [ofDay, ofMonth] = await redis.mget(day, month);
      return { day: Number(ofDay ?? 0), month: Number(ofMonth ?? 0) };
    },
  };
}
