import type { LearnedWeights, SentenceVectors } from '../../core/learned.ts';
import type { Articles } from '../../core/ports.ts';
import type { Screen } from '../command/progress.ts';
import { compareRuns, printCompared } from '../eval/cases/compare.ts';
import { evalCases } from '../eval/cases/eval-cases.ts';
import type { CaseLabel } from '../eval/cases/label.ts';
import { printFigures } from '../eval/cases/print-cases.ts';
import { resultOf } from '../eval/cases/result.ts';
import type { CaseScore } from '../eval/cases/score-case.ts';
import { noCasePictures } from '../triage/case-pictures.ts';
import { type Eyes, lexiconsOf } from '../triage/read-input.ts';

export const FOLDS = 4;

/** Each mail is in one of a few parts, told by its name. */
export function foldOf(file: string): number {
  return [...file].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7) % FOLDS;
}

/** What reading the mails gains where nothing was learned from the part that is read, pictures left out. */
export async function crossCheck(
  labels: readonly CaseLabel[],
  folder: string,
  about: { articles: Articles; understand: Eyes['understand']; vectors: SentenceVectors },
  trainWithout: (fold: number) => LearnedWeights,
  io: { stdout: { write(text: string): unknown }; stderr: Screen },
): Promise<void> {
  const { articles, understand, vectors } = about;
  const eyes = {
    articles,
    understand,
    lexicons: lexiconsOf(articles),
    ownAddresses: [],
    pictures: noCasePictures(),
    picturesRead: false,
    atOnce: 1,
  };
  const rules: CaseScore[] = [];
  const both: CaseScore[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const some = labels.filter(({ file }) => foldOf(file) === fold);
    const weights = [trainWithout(fold)];
    rules.push(...(await evalCases(some, folder, { ...eyes, learned: null }, io.stderr)).scores);
    both.push(
      ...(await evalCases(some, folder, { ...eyes, learned: { weights, vectors } }, io.stderr)).scores,
    );
  }
  const nothingElse = { unread: [], ms: 0, model: null };
  const [before, after] = [resultOf(rules, nothingElse), resultOf(both, nothingElse)];
  io.stdout.write(`${printFigures(after)}\n\n${printCompared(compareRuns(before, after))}\n`);
}
