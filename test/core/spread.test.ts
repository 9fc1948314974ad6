import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newSpread } from '../../src/core/spread.ts';

it('knows of none that there are none', () => {
  expect(newSpread().within(0.5)).toBeNull();
});

it('says the median and p90 of any times, at most 2.5% off', () => {
  const times = fc.array(fc.integer({ min: 1_000, max: 365 * 86_400_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(times, fc.constantFrom(0.5, 0.9), (all, share) => {
      const spread = newSpread();
      for (const ms of all) spread.add(ms);
      const exact = [...all].sort((a, b) => a - b)[Math.ceil(share * all.length) - 1] ?? 0;
      expect(Math.abs((spread.within(share) ?? 0) / exact - 1)).toBeLessThan(0.026);
    }),
  );
});

it('counts those between two bounds', () => {
  const spread = newSpread();
  for (const minutes of [1, 2, 20, 50, 70]) spread.add(minutes * 60_000);
  expect(spread.between(0, 15 * 60_000)).toBe(2);
  expect(spread.between(15 * 60_000, 60 * 60_000)).toBe(2);
  expect(spread.between(60 * 60_000, Number.POSITIVE_INFINITY)).toBe(1);
});

it('takes what no clock should say', () => {
  const spread = newSpread();
  for (const ms of [-5, 0, Number.NaN, Number.POSITIVE_INFINITY, 1e18]) spread.add(ms);
  expect(spread.count()).toBe(3);
});
