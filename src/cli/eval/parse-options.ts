import { readOptions } from '../command/read-options.ts';
import type { Parsed } from '../command/with-options.ts';

export interface EvalOptions {
  what: 'screens';
  folder: string;
  json: boolean;
}

export const USAGE = `Usage: npm run -s eval -- screens DIR [--json]

Measures how well something is read, against a folder of examples that people have labelled.

  screens     pictures: DIR holds them and a LABELS.tsv, one line a picture, with the columns file, screen and
              permissions (how many rows are whole in it), and if wanted names_as_shown (with | between), notes
              ("clean", "hard", "cut_off"), source and finer_kind

  -h, --help  print this
  --json      one JSON object instead of the table`;

export function parseOptions(args: readonly string[]): Parsed<EvalOptions> {
  return readOptions(args, { json: { type: 'boolean', default: false } }, ({ json }, positionals) => {
    const [what, folder, ...more] = positionals;
    if (what === undefined) return { wrong: 'Say what to measure: screens.' };
    if (what !== 'screens') return { wrong: `"${what}" cannot be measured. Use: screens.` };
    if (folder === undefined) return { wrong: 'Name the folder with LABELS.tsv and the pictures.' };
    if (more.length > 0) return { wrong: `One folder at a time, please: "${more[0]}" is one too many.` };
    return { what, folder, json };
  });
}
