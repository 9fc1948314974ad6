import { expect, it } from 'vitest';
import { isoWeek, mondayOf, weekBefore } from '../../src/core/iso-week.ts';

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

it.each([
  ['2026-W47', '2026-11-16', '2026-W46'],
  ['2026-W53', '2026-12-28', '2026-W52'],
  ['2027-W01', '2027-01-04', '2026-W53'],
  ['2026-W01', '2025-12-29', '2025-W52'],
  ['2021-W01', '2021-01-04', '2020-W53'],
])('%s begins on %s, and before it was %s', (week, monday, before) => {
  expect(new Date(mondayOf(week) ?? 0).toISOString().slice(0, 10)).toBe(monday);
  expect(weekBefore(week)).toBe(before);
});

it.each(['2025-W53', '2026-W54', '2026-W00', '2026-47', 'last'])('%s is no week', (week) => {
  expect(mondayOf(week)).toBeNull();
});
