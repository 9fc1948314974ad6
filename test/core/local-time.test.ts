import { describe, expect, it } from 'vitest';
import { daysToMonday, hourThere } from '../../src/core/local-time.ts';

const iso = (ms: number) => new Date(ms).toISOString();

describe('an hour of a day in a time zone', () => {
  it.each([
    ['UTC', '2026-11-23T22:00:00Z', 1, '2026-11-24T09:00:00.000Z'],
    // Already the next day there.
    ['Asia/Tokyo', '2026-11-23T22:00:00Z', 1, '2026-11-25T00:00:00.000Z'],
    // The clocks go back on the night before, and forward on the other.
    ['Europe/Berlin', '2026-10-24T12:00:00Z', 1, '2026-10-25T08:00:00.000Z'],
    ['America/New_York', '2026-03-07T15:00:00Z', 1, '2026-03-08T13:00:00.000Z'],
    ['Asia/Kolkata', '2026-12-31T20:00:00Z', 1, '2027-01-02T03:30:00.000Z'],
  ])('in %s, asked at %s, is what the clocks there show', (zone, at, days, expected) => {
    expect(iso(hourThere(Date.parse(at), days, 9, zone))).toBe(expected);
  });

  it('next Monday is never today', () => {
    expect(daysToMonday(Date.parse('2026-11-23T12:00:00Z'), 'UTC')).toBe(7);
    expect(daysToMonday(Date.parse('2026-11-22T12:00:00Z'), 'UTC')).toBe(1);
    expect(daysToMonday(Date.parse('2026-11-24T12:00:00Z'), 'UTC')).toBe(6);
  });
});
