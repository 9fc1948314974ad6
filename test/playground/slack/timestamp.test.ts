import { expect, test } from 'vitest';
import { microseconds, seconds, timestamp } from '../../../src/playground/slack/timestamp.ts';

test('a ts is seconds and six digits, and reads back as it was', () => {
  expect(timestamp(1_732_355_000_000_100)).toBe('1732355000.000100');
  expect(microseconds('1732355000.000100')).toBe(1_732_355_000_000_100);
  expect(seconds('1732355000.999999')).toBe(1_732_355_000);
});

test('short forms are read, anything else is none', () => {
  expect(microseconds('0')).toBe(0);
  expect(microseconds('12.5')).toBe(12_500_000);
  expect(microseconds('now')).toBeNaN();
});
