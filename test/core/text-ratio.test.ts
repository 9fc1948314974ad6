import { describe, expect, it } from 'vitest';
import { draftUse, textRatio } from '../../src/core/text-ratio.ts';

describe('how much of a draft stayed', () => {
  it.each([
    ['the same', 'Hi Mia,\n\nplease try again.', 'Hi Mia,\n\nplease try again.', 1],
    ['other spaces', 'Hi Mia,\n\nplease try again.', 'Hi Mia, please  try again.', 1],
    ['nothing', 'one two', 'three four', 0],
    ['both empty', '', ' ', 1],
    ['all gone', 'one two', '', 0],
    ['half of it', 'aaaa bbbb', 'aaaa cccc', 0.5],
    ['something added', 'aaaa bbbb', 'aaaa bbbb cccc dddd', 16 / 24],
    ['another order', 'aaaa bbbb', 'bbbb aaaa', 0.5],
  ])('%s', (_, before, after, ratio) => {
    expect(textRatio(before, after)).toBeCloseTo(ratio, 9);
  });

  it('takes texts of any length', () => {
    const long = Array.from({ length: 50_000 }, (_, index) => `word${index % 97}`).join(' ');
    expect(textRatio(long, `${long} and more`)).toBeGreaterThan(0.99);
  });
});

it.each([
  [1, 'used'],
  [0.85, 'used'],
  [0.84, 'edited'],
  [0.4, 'edited'],
  [0.39, 'rewritten'],
])('a draft of which %d stayed was %s', (ratio, use) => {
  expect(draftUse(ratio)).toBe(use);
});
