import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Articles } from '../../../core/ports.ts';
import { type CaseLabel, parseCaseLabels } from './label.ts';

/** The labels of a folder, or in one sentence why there are none. */
export async function readCaseLabels(
  folder: string,
  articles: Articles,
): Promise<CaseLabel[] | { wrong: string }> {
  try {
    return parseCaseLabels(await readFile(join(folder, 'labels.jsonl'), 'utf8'), articles);
  } catch {
    return { wrong: `There is no labels.jsonl in "${folder}" that could be read. Write one label a line.` };
  }
}

/** Mails of the folder that no label names. */
export async function unlabelled(folder: string, labels: readonly CaseLabel[]): Promise<string[]> {
  const named = new Set(labels.map(({ file }) => file));
  return (await readdir(folder)).filter((name) => name.endsWith('.eml') && !named.has(name)).sort();
}
