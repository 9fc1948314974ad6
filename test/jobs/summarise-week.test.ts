import { describe, expect, it } from 'vitest';
import { type SummaryTime, weekToTell } from '../../src/jobs/summarise-week.ts';

const MONDAY_NINE: SummaryTime = { weekday: 1, hour: 9, minute: 0 };
const SUNDAY_LATE: SummaryTime = { weekday: 7, hour: 23, minute: 0 };

/** The first minute of some days at which another week is told, as UTC. */
function turn(from: string, at: SummaryTime, timeZone: string) {
  const start = Date.parse(from);
  const first = weekToTell(start, at, timeZone);
  for (let minute = 1; minute < 8 * 24 * 60; minute++) {
    const week = weekToTell(start + minute * 60_000, at, timeZone);
    if (week !== first) return `${week} ${new Date(start + minute * 60_000).toISOString().slice(0, 16)}`;
  }
  return first;
}

describe('the week that is told', () => {
  it.each([
    ['in winter', '2026-11-20T00:00:00Z', MONDAY_NINE, 'Europe/Berlin', '2026-W47 2026-11-23T08:00'],
    [
      'after the clocks went forward',
      '2026-03-28T00:00:00Z',
      MONDAY_NINE,
      'Europe/Berlin',
      '2026-W13 2026-03-30T07:00',
    ],
    [
      'after they went back',
      '2026-10-24T00:00:00Z',
      MONDAY_NINE,
      'Europe/Berlin',
      '2026-W43 2026-10-26T08:00',
    ],
    [
      'at the end of a week of 167 hours',
      '2026-03-28T00:00:00Z',
      SUNDAY_LATE,
      'Europe/Berlin',
      '2026-W12 2026-03-29T21:00',
    ],
    [
      'at the end of a week of 169 hours',
      '2026-10-24T00:00:00Z',
      SUNDAY_LATE,
      'Europe/Berlin',
      '2026-W42 2026-10-25T22:00',
    ],
    ["before the year's end", '2026-12-26T00:00:00Z', MONDAY_NINE, 'UTC', '2026-W52 2026-12-28T09:00'],
    ["after the year's end", '2027-01-02T00:00:00Z', MONDAY_NINE, 'UTC', '2026-W53 2027-01-04T09:00'],
    ['of the first week of a year', '2027-01-09T00:00:00Z', MONDAY_NINE, 'UTC', '2027-W01 2027-01-11T09:00'],
    [
      'far east of Greenwich',
      '2026-11-21T00:00:00Z',
      MONDAY_NINE,
      'Pacific/Auckland',
      '2026-W47 2026-11-22T20:00',
    ],
  ])('turns at the time that is set %s', (_, from, at, timeZone, expected) => {
    expect(turn(from, at, timeZone)).toBe(expected);
  });
});
