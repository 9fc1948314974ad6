import type { Box } from '../core/box.ts';

const FEWEST_LETTERS = 20;

/**
 * The height of the small letters (x-height) that most of the writing has; null where there is too little of it.
 * Small letters without a stem are the most common shapes, letters with one are about 1.4 times as high.
 */
export function typeHeight(letters: readonly Box[]): number | null {
  if (letters.length < FEWEST_LETTERS) return null;
  const counts = new Array<number>(128).fill(0);
  for (const { height } of letters) counts[Math.min(height, 127)] = (counts[Math.min(height, 127)] ?? 0) + 1;
  const around = counts.map((count, at) => (counts[at - 1] ?? 0) / 2 + count + (counts[at + 1] ?? 0) / 2);
  const most = Math.max(...around);
  // The lowest height that is about as common as the most common one.
  return around.findIndex((count) => count >= 0.6 * most);
}
