import { columns, percent, type Share } from '../table.ts';
import { figureOf } from './figures.ts';
import type { Miss } from './mark.ts';
import { printMisses } from './print-cases.ts';
import type { CasesResult } from './result.ts';

interface Change {
  figure: string;
  before: Share;
  now: Share;
}

/** What one run does better and worse than another. */
export interface Compared {
  sameMails: number;
  better: Change[];
  worse: Change[];
  /** Null where one of the two runs does not tell its misses. Of mails that both runs read. */
  mended: Miss[] | null;
  broken: Miss[] | null;
}

export function compareRuns(before: CasesResult, now: CasesResult): Compared {
  const changes = Object.entries(now.groups.all).flatMap(([figure, share]) => {
    const was = before.groups.all[figure];
    return was && rate(was) !== rate(share) ? [{ figure, before: was, now: share }] : [];
  });
  const isBetter = ({ figure, before: was, now: is }: Change) =>
    rate(is) > rate(was) !== (figureOf(figure).lowerIsBetter === true);
  const known = before.misses !== null && now.misses !== null;
  return {
    sameMails: now.files.filter((file) => before.files.includes(file)).length,
    better: changes.filter(isBetter),
    worse: changes.filter((change) => !isBetter(change)),
    mended: known ? only(before.misses ?? [], now.misses ?? [], now.files) : null,
    broken: known ? only(now.misses ?? [], before.misses ?? [], before.files) : null,
  };
}

export function printCompared({ sameMails, better, worse, mended, broken }: Compared): string {
  return [
    `Compared with the earlier run (${sameMails} mails are in both)`,
    '',
    `figures that are better: ${better.length}`,
    ...changeLines(better),
    `figures that are worse: ${worse.length}`,
    ...changeLines(worse),
    ...missLines('misses that are gone', mended),
    ...missLines('misses that are new', broken),
  ].join('\n');
}

function missLines(title: string, misses: readonly Miss[] | null): string[] {
  if (misses === null) return [];
  const head = ['', `${title}: ${misses.length}`];
  return misses.length === 0 ? head : [...head, printMisses(misses)];
}

function changeLines(changes: readonly Change[]): string[] {
  return columns(
    changes.map(({ figure, before, now }) => [
      `  ${figureOf(figure).title}`,
      percent(before),
      `-> ${percent(now)}`,
      `(${before.right} of ${before.of} -> ${now.right} of ${now.of})`,
    ]),
  );
}

/** The misses of one run that the other, which read the mail too, does not have. */
function only(misses: readonly Miss[], others: readonly Miss[], readByOther: readonly string[]): Miss[] {
  const known = new Set(others.map(placeOf));
  const files = new Set(readByOther);
  return misses.filter((miss) => files.has(miss.file) && !known.has(placeOf(miss)));
}

/** A step that was called unknown and is called done now is another miss than before. */
function placeOf({ file, field, sort }: Miss): string {
  return [file, field, sort].join('\n');
}

function rate({ right, of }: Share): number {
  return of === 0 ? 0 : right / of;
}
