import { describe, expect, it } from 'vitest';
import type { Spending } from '../../src/core/ports.ts';

const at = (text: string) => Date.parse(text);

/** What everything that adds up a model's cost must do. */
export function spendingContract(name: string, open: (timeZone: string) => Spending): void {
  describe(`${name} as a book of what was spent`, () => {
    it('knows nothing of a day on which nothing was spent', async () => {
      expect(await open('UTC').spent(at('2026-11-23T12:00:00Z'))).toEqual({ day: 0, month: 0 });
    });

    it('adds up a day and a month', async () => {
      const spending = open('UTC');
      await spending.add(0.25, at('2026-11-22T23:59:59Z'));
      await spending.add(0.5, at('2026-11-23T00:00:00Z'));
      await spending.add(0.000_000_4, at('2026-11-23T12:00:00Z'));
      const spent = await spending.spent(at('2026-11-23T18:00:00Z'));
      expect(spent.day).toBeCloseTo(0.500_000_4, 12);
      expect(spent.month).toBeCloseTo(0.750_000_4, 12);
    });

    it("begins anew with the day and the month of the desk's time zone", async () => {
      const spending = open('America/Los_Angeles');
      await spending.add(1, at('2026-12-01T07:59:00Z'));
      expect(await spending.spent(at('2026-12-01T07:59:59Z'))).toEqual({ day: 1, month: 1 });
      expect(await spending.spent(at('2026-12-01T08:00:00Z'))).toEqual({ day: 0, month: 0 });
      await spending.add(2, at('2026-12-01T08:00:00Z'));
      expect(await spending.spent(at('2026-12-02T12:00:00Z'))).toEqual({ day: 0, month: 2 });
    });

    it('knows a whole week, over the turn of the month too', async () => {
      const spending = open('UTC');
      await spending.add(1, at('2026-11-29T23:59:00Z'));
      await spending.add(2, at('2026-11-30T00:00:00Z'));
      await spending.add(4, at('2026-12-06T23:59:00Z'));
      expect(await spending.spentInWeek('2026-W49')).toBe(6);
      expect(await spending.spentInWeek('2026-W50')).toBe(0);
    });

    it('loses nothing where many spend at once', async () => {
      const spending = open('UTC');
      const now = at('2026-11-23T12:00:00Z');
      await Promise.all(Array.from({ length: 50 }, () => spending.add(0.01, now)));
      expect((await spending.spent(now)).day).toBeCloseTo(0.5, 9);
    });

    it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('takes no %d', async (cost) => {
      const spending = open('UTC');
      const now = at('2026-11-23T12:00:00Z');
      await spending.add(cost, now);
      expect(await spending.spent(now)).toEqual({ day: 0, month: 0 });
    });
  });
}
