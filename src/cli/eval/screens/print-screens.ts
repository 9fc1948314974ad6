import { plainLine } from '../../command/plain-line.ts';
import { columns, shareWords } from '../table.ts';
import { isMiss, isNeedlessDoubt, type Score } from './score.ts';
import { type Tally, tallies, timesOf } from './tally.ts';

/** What the run itself took. */
export interface Cost {
  /** All threads together, for each picture: what a busy machine does not change. */
  cpuSecondsEach: number;
  peakRssMb: number;
  /** The longest time in which the main thread did nothing else. */
  longestBlockMs: number;
}

/** The table and every miss, for people. */
export function printScreens(scores: readonly Score[], cost: Cost): string {
  const groups = tallies(scores);
  const head = ['', ...Object.entries(groups).map(([name, { pictures }]) => `${name} (${pictures})`)];
  const line = (name: string, cell: (group: Tally) => string) => [name, ...Object.values(groups).map(cell)];
  const table = columns([
    head,
    line('kind right', ({ kind }) => shareWords(kind)),
    line('count right', ({ count }) => shareWords(count)),
    line('names found', ({ names }) => shareWords(names)),
    line('false alarms', ({ falseAlarms }) => `${falseAlarms.right} of ${falseAlarms.of}`),
    line('wrong count said for sure', ({ wrongForSure }) => String(wrongForSure)),
    line('said it could not read all', ({ saidUnread }) => String(saidUnread)),
    line('doubted without need', ({ needlessDoubts }) => String(needlessDoubts)),
  ]);
  return [...table, '', ...costLines(scores, cost), '', ...missLines(scores), ...doubtLines(scores)].join(
    '\n',
  );
}

/** The same as one object. */
export function screensAsJson(scores: readonly Score[], cost: Cost) {
  return {
    what: 'screens',
    groups: tallies(scores),
    times: timesOf(scores),
    ...cost,
    doubts: scores.filter(isNeedlessDoubt).map(({ label, problem }) => ({ file: label.file, problem })),
    misses: scores.filter(isMiss).map((score) => ({
      file: score.label.file,
      wrongForSure: score.wrongForSure,
      expected: {
        screen: score.label.screen,
        count: score.label.count,
        cutOff: score.label.cutOff,
        names: score.label.names,
      },
      read: score.reading && {
        screen: score.reading.screen,
        count: score.reading.count,
        cutOff: score.reading.cutOff,
        names: score.reading.rows.map(({ name }) => name),
        raw: score.reading.rows.map(({ raw }) => raw),
      },
      missedNames: score.missedNames,
      problem: score.problem,
    })),
  };
}

function costLines(scores: readonly Score[], { cpuSecondsEach, peakRssMb, longestBlockMs }: Cost): string[] {
  const { coldMs, meanMs, p95Ms, maxMs } = timesOf(scores);
  return [
    `seconds a picture   mean ${seconds(meanMs)}, p95 ${seconds(p95Ms)}, slowest ${seconds(maxMs)}; the first (cold) ${seconds(coldMs)}`,
    `of them computing   ${cpuSecondsEach.toFixed(2)}`,
    `memory at its peak  ${Math.round(peakRssMb)} MB`,
    `longest block       ${Math.round(longestBlockMs)} ms of the main thread`,
  ];
}

function missLines(scores: readonly Score[]): string[] {
  const misses = scores.filter(isMiss);
  if (misses.length === 0) return ['No misses.'];
  return [`${misses.length} ${misses.length === 1 ? 'miss' : 'misses'}:`, ...misses.flatMap(missOf)];
}

function doubtLines(scores: readonly Score[]): string[] {
  const doubts = scores.filter(isNeedlessDoubt);
  if (doubts.length === 0) return [];
  const lines = doubts.map(
    ({ label, problem }) => `  ${plainLine(label.file)}: ${plainLine(problem ?? 'the list is cut off')}`,
  );
  return ['', 'Right, and doubted without need:', ...lines];
}

function missOf({ label, reading, problem, missedNames, wrongForSure }: Score): string[] {
  const read = reading && described(reading.screen, reading.count, reading.cutOff);
  const rows = reading?.rows.map(({ raw, name }) => (raw === name ? raw : `${name} [${raw}]`)) ?? [];
  const told = [
    ['expected', `${described(label.screen, label.count, label.cutOff)} (${label.notes})`],
    ['read', read ?? 'nothing'],
    ['said', problem ?? ''],
    ['missed', missedNames.join(' | ')],
    ['rows', missedNames.length > 0 || rows.length !== (label.count ?? 0) ? rows.join(' | ') : ''],
  ];
  return [
    `${plainLine(label.file)}${wrongForSure ? '  WRONG FOR SURE' : ''}`,
    ...told
      .filter(([, text]) => text !== '')
      .map(([word = '', text = '']) => `  ${word.padEnd(8)} ${plainLine(text)}`),
  ];
}

function described(screen: string, count: number | null, cutOff: boolean): string {
  if (count === null) return screen;
  return `${screen}, ${count} ${count === 1 ? 'row' : 'rows'}${cutOff ? ', cut off' : ''}`;
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(2);
}
