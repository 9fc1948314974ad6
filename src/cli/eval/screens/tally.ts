import type { Share } from '../table.ts';
import { isMiss, isNeedlessDoubt, type Score } from './score.ts';

export interface Tally {
  pictures: number;
  kind: Share;
  /** Over the pictures with a list. */
  count: Share;
  names: Share;
  /** Over the pictures that show none of the screens. */
  falseAlarms: Share;
  wrongForSure: number;
  /** Pictures that said they could not be read, or not all of them. */
  saidUnread: number;
  needlessDoubts: number;
  misses: number;
}

export function tally(scores: readonly Score[]): Tally {
  const listed = scores.filter(({ countRight }) => countRight !== null);
  const others = scores.filter(({ label }) => label.screen === 'other');
  return {
    pictures: scores.length,
    kind: { right: number(scores, ({ kindRight }) => kindRight), of: scores.length },
    count: { right: number(listed, ({ countRight }) => countRight === true), of: listed.length },
    names: {
      right: scores.reduce((sum, { namesFound }) => sum + namesFound, 0),
      of: scores.reduce((sum, { label }) => sum + label.names.length, 0),
    },
    falseAlarms: { right: number(others, ({ falseAlarm }) => falseAlarm), of: others.length },
    wrongForSure: number(scores, ({ wrongForSure }) => wrongForSure),
    saidUnread: number(scores, ({ problem, reading }) => problem !== null || reading?.cutOff === true),
    needlessDoubts: number(scores, isNeedlessDoubt),
    misses: number(scores, isMiss),
  };
}

/** All together, and each grade that there is. */
export function tallies(scores: readonly Score[]): Record<string, Tally> {
  const grades = { clean: 'clean', hard: 'hard', 'not graded': null };
  const groups = Object.entries(grades).map(
    ([name, grade]) => [name, scores.filter(({ label }) => label.grade === grade)] as const,
  );
  const filled = groups.filter(([, those]) => those.length > 0 && those.length < scores.length);
  return { all: tally(scores), ...Object.fromEntries(filled.map(([name, those]) => [name, tally(those)])) };
}

export interface Times {
  /** The first picture, with all that is loaded for it. */
  coldMs: number;
  meanMs: number;
  p95Ms: number;
  maxMs: number;
}

export function timesOf(scores: readonly Score[]): Times {
  const [coldMs = 0, ...warm] = scores.map(({ ms }) => ms);
  const sorted = (warm.length > 0 ? warm : [coldMs]).toSorted((a, b) => a - b);
  return {
    coldMs,
    meanMs: sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length,
    p95Ms: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0,
    maxMs: sorted.at(-1) ?? 0,
  };
}

function number(scores: readonly Score[], holds: (score: Score) => boolean): number {
  return scores.filter(holds).length;
}
