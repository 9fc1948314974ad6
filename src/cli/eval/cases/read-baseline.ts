import { readFile } from 'node:fs/promises';
import { CasesResult } from './result.ts';

/** An earlier run, or in one sentence why it cannot be compared with. */
export async function readBaseline(file: string): Promise<CasesResult | { wrong: string }> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { wrong: `There is no file "${file}" to compare with that could be read.` };
  try {
    return CasesResult.parse(JSON.parse(text));
  } catch {
    return {
      wrong: `"${file}" is no earlier run. Make one with: npm run -s eval -- cases DIR --json > FILE`,
    };
  }
}
