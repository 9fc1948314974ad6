import { describe, expect, it } from 'vitest';
import { comparableSubject } from '../../src/reading/same-subject.ts';

describe('two subjects', () => {
  it.each([
    ['Cannot sign in', 'Re: cannot  sign in'],
    ['Cannot sign in', 'AW: WG: Re[3]: [Ticket #4711] Cannot sign in [T1001]'],
    ['Ticket 4711 received', 'Ticket 4712 received'],
    ['', 'Re: '],
  ])('of one loop are the same: %s / %s', (one, other) => {
    expect(comparableSubject(one)).toBe(comparableSubject(other));
  });

  it('of two problems are not', () => {
    expect(comparableSubject('Cannot sign in')).not.toBe(comparableSubject('Cannot sign out'));
  });

  it('of any length are compared in no time', () => {
    const started = performance.now();
    comparableSubject('Re: '.repeat(50_000));
    comparableSubject('['.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(200);
  });
});
