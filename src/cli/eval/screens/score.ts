import { distance } from 'fastest-levenshtein';
import type { ScreenReading } from '../../../core/screen.ts';
import { hasList, type Label } from './label.ts';

/** How the reading of one picture compares with its label. */
export interface Score {
  label: Label;
  /** Null where the reader itself failed. */
  reading: ScreenReading | null;
  ms: number;
  kindRight: boolean;
  /** Null for a screen without a list. */
  countRight: boolean | null;
  namesFound: number;
  missedNames: string[];
  /** A list of permissions is claimed for a picture that shows none of the screens. */
  falseAlarm: boolean;
  /** A number is claimed for certain that is not what the picture shows: the worst that can happen. */
  wrongForSure: boolean;
  problem: string | null;
}

const MOST_EDITS = 0.1;

export function scorePicture(
  label: Label,
  reading: ScreenReading | null,
  ms: number,
  failure: string | null = null,
): Score {
  const missedNames = reading === null ? label.names : namesMissed(label.names, reading.rows);
  const claims = reading !== null && reading.count !== null && !reading.cutOff && reading.problem === null;
  return {
    label,
    reading,
    ms,
    kindRight: reading?.screen === label.screen,
    countRight: label.count === null ? null : reading?.count === label.count,
    namesFound: label.names.length - missedNames.length,
    missedNames,
    falseAlarm: label.screen === 'other' && reading !== null && hasList(reading.screen),
    wrongForSure: claims && (reading.count !== label.count || label.cutOff),
    problem: failure ?? reading?.problem ?? null,
  };
}

/** Whether anything is to be told about a picture. */
export function isMiss(score: Score): boolean {
  return !score.kindRight || score.countRight === false || score.wrongForSure || score.missedNames.length > 0;
}

/** Read right, yet said to be unreadable or to go on outside of the picture: a customer is asked for more without need. */
export function isNeedlessDoubt(score: Score): boolean {
  if (score.reading === null || score.label.cutOff || isMiss(score)) return false;
  return score.problem !== null || score.reading.cutOff;
}

type Named = Pick<ScreenReading['rows'][number], 'name' | 'raw' | 'scope'>;

/** The names for which no row is left, each row standing for one name; the nearest pairs are made first. */
function namesMissed(names: readonly string[], rows: readonly Named[]): string[] {
  const pairs = names
    .flatMap((name, at) => rows.map((row, rowAt) => ({ at, rowAt, edits: editsBetween(name, row) })))
    .filter(({ at, edits }) => edits <= folded(names[at] ?? '').length * MOST_EDITS)
    .sort((a, b) => a.edits - b.edits);
  const found = new Set<number>();
  const used = new Set<number>();
  for (const { at, rowAt } of pairs) {
    if (found.has(at) || used.has(rowAt)) continue;
    found.add(at);
    used.add(rowAt);
  }
  return names.filter((_, at) => !found.has(at));
}

function editsBetween(name: string, { name: read, raw, scope }: Named): number {
  const wanted = folded(name);
  return Math.min(...[read, raw, scope ?? ''].map((text) => distance(wanted, folded(text))));
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, '').replace(/’/g, "'");
}
