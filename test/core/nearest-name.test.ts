import { expect, it } from 'vitest';
import { nearestName } from '../../src/core/nearest-name.ts';

it.each([
  ['titel', 'title'],
  ['clossing', 'closing'],
  ['stage', 'stages'],
  ['wording', null],
  ['title', null],
])('%s most likely means %s', (name, meant) => {
  expect(nearestName(name, ['title', 'closing', 'stages'])).toBe(meant);
});
