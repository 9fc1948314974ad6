import { describe, expect, it } from 'vitest';
import { businessTime, readBusinessHours } from '../../src/core/business-time.ts';

const HOUR = 3_600_000;

/** Hours of work between two instants. */
function hours(text: string, timeZone: string, from: string, to: string, holidays: string[] = []): number {
  const spans = readBusinessHours(text);
  if (!spans) throw new Error(`not read: ${text}`);
  return businessTime({ spans, holidays }, timeZone)(Date.parse(from), Date.parse(to)) / HOUR;
}

describe('business time', () => {
  it.each([
    ['within a day', '2026-11-23T10:00:00Z', '2026-11-23T12:30:00Z', 2.5],
    ['before and after hours', '2026-11-23T05:00:00Z', '2026-11-23T20:00:00Z', 8],
    ['over a night', '2026-11-23T16:00:00Z', '2026-11-24T10:00:00Z', 2],
    ['over a weekend', '2026-11-20T16:00:00Z', '2026-11-23T10:00:00Z', 2],
    ['in a weekend', '2026-11-21T08:00:00Z', '2026-11-22T18:00:00Z', 0],
    ['backwards', '2026-11-24T10:00:00Z', '2026-11-23T10:00:00Z', 0],
    ['a whole year with its 261 weekdays', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', 261 * 8],
  ])('%s', (_, from, to, expected) => {
    expect(hours('Mon-Fri 09:00-17:00', 'UTC', from, to)).toBe(expected);
  });

  it('leaves holidays out', () => {
    const week = ['2026-12-21T00:00:00Z', '2026-12-28T00:00:00Z'] as const;
    expect(hours('Mon-Fri 09:00-17:00', 'UTC', ...week, ['2026-12-25'])).toBe(32);
  });

  it('goes by the clocks of the zone, on both sides of a change', () => {
    // In Berlin nine o'clock is 08:00 UTC in winter and 07:00 UTC in summer; the clocks change on Sunday night.
    const at = (day: string) => [`${day}T00:00:00Z`, `${day}T07:30:00Z`] as const;
    expect(hours('Mon-Fri 09:00-17:00', 'Europe/Berlin', ...at('2026-03-27'))).toBe(0);
    expect(hours('Mon-Fri 09:00-17:00', 'Europe/Berlin', ...at('2026-03-30'))).toBe(0.5);
    expect(hours('Mon-Fri 09:00-17:00', 'Europe/Berlin', ...at('2026-10-23'))).toBe(0.5);
    expect(hours('Mon-Fri 09:00-17:00', 'Europe/Berlin', ...at('2026-10-26'))).toBe(0);
  });

  it('has the hours that a day has on which the clocks change', () => {
    const sunday = (day: string) => [`${day}T00:00:00+14:00`, `${day}T23:59:59-11:00`] as const;
    expect(hours('Sun 00:00-24:00', 'Europe/Berlin', ...sunday('2026-03-29'))).toBe(23);
    expect(hours('Sun 00:00-24:00', 'Europe/Berlin', ...sunday('2026-10-25'))).toBe(25);
    expect(hours('Sun 01:00-04:00', 'Europe/Berlin', ...sunday('2026-03-29'))).toBe(2);
    expect(hours('Sun 01:00-04:00', 'Europe/Berlin', ...sunday('2026-10-25'))).toBe(4);
    expect(hours('Sun 01:00-04:00', 'America/New_York', ...sunday('2026-11-01'))).toBe(4);
    expect(hours('Sun 01:00-04:00', 'America/New_York', ...sunday('2026-03-08'))).toBe(2);
  });

  it('knows zones far from Greenwich', () => {
    // Monday morning in Auckland is still Sunday in Greenwich.
    const morning = ['2026-11-22T19:00:00Z', '2026-11-22T22:00:00Z'] as const;
    expect(hours('Mon-Fri 09:00-17:00', 'Pacific/Auckland', ...morning)).toBe(2);
    const evening = ['2026-11-24T00:00:00Z', '2026-11-24T02:00:00Z'] as const;
    expect(hours('Mon 09:00-17:00', 'Pacific/Pago_Pago', ...evening)).toBe(2);
  });

  it('takes several spans, and weeks that begin elsewhere', () => {
    const week = ['2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z'] as const;
    expect(hours('Mon-Thu 08:00-12:00, Mon-Thu 13:00-17:00, Fri 08:00-13:00', 'UTC', ...week)).toBe(37);
    expect(hours('Sun-Thu 09:00-17:00', 'UTC', ...week)).toBe(40);
  });
});

it.each([
  '',
  'Mon',
  'Mon-Fri',
  'Mon-Fri 9-17',
  'Mon-Fri 17:00-09:00',
  'Mon-Fri 09:00-25:00',
  'Mon-Fry 09:00-17:00',
])('"%s" is no text for business hours', (text) => {
  expect(readBusinessHours(text)).toBeNull();
});

it('hours that lie over each other are refused: they would count twice', () => {
  expect(readBusinessHours('Mon-Fri 09:00-17:00, Fri 16:00-18:00')).toBeNull();
});
