import { readOptions } from '../command/read-options.ts';
import type { Parsed } from '../command/with-options.ts';

export interface ExportOptions {
  folder: string;
  weeks: number;
}

const MOST_WEEKS = 260;

export const USAGE = `Usage: npm run -s export-labels -- FOLDER [--weeks N]

Writes the cases in which agents corrected a step, or said that the article does not fit, as labelled mails: one .eml a
case and labels.jsonl, as npm run -s eval -- cases FOLDER reads them. Addresses, links, numbers and known names are taken
out; names in the middle of a text are not. Read the mails before you share them.

  -h, --help   print this
  --weeks N    those of the last N weeks (12)`;

const KNOWN = { weeks: { type: 'string', default: '12' } } as const;

export function parseOptions(args: readonly string[]): Parsed<ExportOptions> {
  return readOptions(args, KNOWN, ({ weeks: given }, [folder, extra]) => {
    if (folder === undefined) return { wrong: 'Name the folder to write to, for example: labels' };
    if (extra !== undefined) return { wrong: `"${extra}" is one too many. Name one folder.` };
    const weeks = Number(given);
    const isGood = Number.isInteger(weeks) && weeks >= 1 && weeks <= MOST_WEEKS;
    return isGood ? { folder, weeks } : { wrong: `--weeks takes a whole number from 1 to ${MOST_WEEKS}.` };
  });
}
