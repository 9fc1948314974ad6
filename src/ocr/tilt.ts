import type { Box } from '../core/box.ts';

const FEWEST_LETTERS = 40;
const MOST_DEGREES = 6;
const STEP = 0.25;
/** Under this, lines stand straight enough for the engine. */
const LEAST_DEGREES = 0.4;
const CLEARLY_BETTER = 1.15;

/**
 * By how many degrees the lines of writing fall to the right, 0 where they stand straight or nobody can tell. At the
 * right angle the feet of the letters gather on few lines.
 */
export function tiltOf(letters: readonly Box[]): number {
  if (letters.length < FEWEST_LETTERS) return 0;
  const straight = gathering(letters, 0);
  let [best, most] = [0, straight];
  for (let degrees = -MOST_DEGREES; degrees <= MOST_DEGREES; degrees += STEP) {
    const score = gathering(letters, degrees);
    if (score > most) [best, most] = [degrees, score];
  }
  return Math.abs(best) >= LEAST_DEGREES && most > CLEARLY_BETTER * straight ? best : 0;
}

function gathering(letters: readonly Box[], degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const lines = new Map<number, number>();
  for (const { x, y, width, height } of letters) {
    const line = Math.round(y + height - slope * (x + width / 2));
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  let score = 0;
  for (const count of lines.values()) score += count * count;
  return score;
}
