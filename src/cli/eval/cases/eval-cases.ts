import { join } from 'node:path';
import { createProgress, type Screen } from '../../command/progress.ts';
import { inWords } from '../../command/run-command.ts';
import { type Eyes, readInput } from '../../triage/read-input.ts';
import type { CaseLabel } from './label.ts';
import { type CaseScore, scoreCase } from './score-case.ts';

export interface CasesRun {
  scores: CaseScore[];
  /** Labelled mails that could not be read; why is a line on stderr. */
  unread: string[];
}

/** Reads every labelled mail as triage does, a few at a time where `atOnce` says so. */
export async function evalCases(
  labels: readonly CaseLabel[],
  folder: string,
  eyes: Eyes & { picturesRead: boolean; atOnce: number },
  stderr: Screen,
): Promise<CasesRun> {
  const progress = createProgress(labels.length, stderr);
  const scores = new Map<CaseLabel, CaseScore>();
  const failures: string[] = [];
  const unread: string[] = [];
  const waiting = labels.values();
  let done = 0;
  const takeTurns = async () => {
    for (const label of waiting) {
      try {
        const read = await readInput({ file: join(folder, label.file), kind: 'mail' }, eyes);
        scores.set(label, scoreCase(label, read, eyes));
      } catch (error) {
        unread.push(label.file);
        failures.push(inWords(error, label.file));
      }
      done += 1;
      progress.step(done);
    }
  };
  await Promise.all(Array.from({ length: eyes.atOnce }, takeTurns));
  progress.end();
  for (const failure of failures) stderr.write(`${failure}\n`);
  // In the order of the labels, whichever was read first.
  return { scores: labels.flatMap((label) => scores.get(label) ?? []), unread };
}
