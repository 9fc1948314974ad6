import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Label, parseLabels } from './label.ts';

/** The labels of a folder, or in one sentence why there are none. */
export async function readLabels(folder: string): Promise<Label[] | { wrong: string }> {
  try {
    return parseLabels(await readFile(join(folder, 'LABELS.tsv'), 'utf8'));
  } catch {
    return { wrong: `There is no LABELS.tsv in "${folder}" that could be read.` };
  }
}
