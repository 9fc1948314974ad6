import { describe, expect, it } from 'vitest';
import { addBusinessDays, addBusinessMs } from '../../src/core/business-deadline.ts';
import { readBusinessHours } from '../../src/core/business-time.ts';
import { createReminders } from '../../src/core/reminders.ts';

const HOUR = 3_600_000;
const BERLIN = 'Europe/Berlin';

function hours(text = 'Mon-Fri 09:00-17:00', holidays: string[] = []) {
  return { spans: readBusinessHours(text) ?? [], holidays };
}

function plus(from: string, count: number, holidays: string[] = []): string {
  return new Date(
    addBusinessMs(Date.parse(from), count * HOUR, hours(undefined, holidays), 'UTC'),
  ).toISOString();
}

describe('so many business hours later', () => {
  it('is the same day where the day has so many left', () => {
    expect(plus('2026-11-23T10:00:00Z', 4)).toBe('2026-11-23T14:00:00.000Z');
  });
  it('goes on in the morning where the evening ended it', () => {
    expect(plus('2026-11-23T15:30:00Z', 4)).toBe('2026-11-24T11:30:00.000Z');
  });
  it('leaves out weekends and holidays', () => {
    expect(plus('2026-11-20T16:00:00Z', 4)).toBe('2026-11-23T12:00:00.000Z');
    expect(plus('2026-11-20T16:00:00Z', 4, ['2026-11-23'])).toBe('2026-11-24T12:00:00.000Z');
  });
  it('begins with the day where a mail came at night', () => {
    expect(plus('2026-11-23T03:00:00Z', 4)).toBe('2026-11-23T13:00:00.000Z');
  });
  it('goes by the wall clocks of the desk, on the day they are changed too', () => {
    const around = hours('Mon-Sun 00:00-24:00');
    const at = addBusinessMs(Date.parse('2026-10-24T22:00:00Z'), 25 * HOUR, around, BERLIN);
    expect(new Date(at).toISOString()).toBe('2026-10-25T23:00:00.000Z');
  });
  it('ends somewhere even where nobody ever works', () => {
    expect(addBusinessMs(0, HOUR, { spans: [], holidays: [] }, 'UTC')).toBeLessThan(1e12);
  });
});

describe('so many business days later', () => {
  const days = (from: string, count: number, holidays: string[] = []) =>
    new Date(addBusinessDays(Date.parse(from), count, hours(undefined, holidays), BERLIN)).toISOString();
  it('is the same time of day', () => {
    expect(days('2026-11-20T15:00:00Z', 2)).toBe('2026-11-24T15:00:00.000Z');
    expect(days('2026-11-20T15:00:00Z', 5, ['2026-11-24'])).toBe('2026-11-30T15:00:00.000Z');
  });
  it('is so by the wall clock where the clocks were changed in between', () => {
    expect(days('2026-10-23T08:00:00Z', 1)).toBe('2026-10-26T09:00:00.000Z');
  });
});

it('a reminder that is set to 0 is never due', () => {
  const none = createReminders({ untakenHours: 0, silentDays: 0 }, hours(), 'UTC');
  expect([none.untakenAt(1), none.silentAt(1)]).toEqual([null, null]);
});
