import type { Redis } from 'ioredis';
import { localDate } from '../core/local-date.ts';
import type { Spending } from '../core/ports.ts';
import type { Keys } from './keys.ts';

const DAY_SECONDS = 86_400;
/** Longer than a day or a month is anywhere on earth. */
const KEPT = { day: 3 * DAY_SECONDS, month: 40 * DAY_SECONDS };

/** Two sums, of the day and of the month in the desk's time zone, that go by themselves. */
export function createSpending(redis: Redis, keys: Keys, timeZone: string): Spending {
  const namesOf = (at: number) => {
    const day = localDate(at, timeZone).toISOString().slice(0, 10);
    return { day: keys.spending(day), month: keys.spending(day.slice(0, 7)) };
  };
  return {
    async add(costUsd, at) {
      // Redis would take "NaN" for a fault and a negative sum for money back.
      if (!(costUsd > 0) || !Number.isFinite(costUsd)) return;
      const { day, month } = namesOf(at);
      // Written out: Redis knows no more of exponents than it must.
      const sum = costUsd.toFixed(12);
      await redis
        .multi()
        .incrbyfloat(day, sum)
        .expire(day, KEPT.day)
        .incrbyfloat(month, sum)
        .expire(month, KEPT.month)
        .exec();
    },
    async spent(at) {
      const { day, month } = namesOf(at);
      const [ofDay, ofMonth] = await redis.mget(day, month);
      return { day: Number(ofDay ?? 0), month: Number(ofMonth ?? 0) };
    },
  };
}
