import { expect, it } from 'vitest';
import { isoWeek } from '../../src/core/iso-week.ts';

it.each([
  ['2026-11-23T09:00:00Z', 'UTC', '2026-W48'],
  ['2026-12-31T12:00:00Z', 'UTC', '2026-W53'],
  ['2027-01-03T12:00:00Z', 'UTC', '2026-W53'],
  ['2027-01-04T00:00:00Z', 'UTC', '2027-W01'],
  ['2024-12-30T12:00:00Z', 'UTC', '2025-W01'],
  ['2023-01-01T12:00:00Z', 'UTC', '2022-W52'],
  // Sunday evening in New York is Monday in Greenwich, and the other way round in Auckland.
  ['2026-11-23T03:00:00Z', 'America/New_York', '2026-W47'],
  ['2026-11-22T12:00:00Z', 'Pacific/Auckland', '2026-W48'],
])('%s in %s lies in %s', (instant, timeZone, week) => {
  expect(isoWeek(Date.parse(instant), timeZone)).toBe(week);
});
