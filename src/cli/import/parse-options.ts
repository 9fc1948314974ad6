import { readOptions } from '../command/read-options.ts';
import type { Parsed } from '../command/with-options.ts';

export interface ImportOptions {
  paths: string[];
  cards: boolean;
  json: boolean;
}

export const USAGE = `Usage: npm run -s import -- PATH... [--cards] [--json]

Takes mail of the past into the desk: .eml files, mbox archives, Maildir folders, and folders of any of these.
Nobody is answered and no cards are shown, but later mail finds its thread. Importing a mail twice is harmless.

  -h, --help   print this
  --cards      show a card for each case, as for mail that just came in
  --json       print the summary as one JSON object`;

const KNOWN = {
  cards: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

export function parseOptions(args: readonly string[]): Parsed<ImportOptions> {
  return readOptions(args, KNOWN, ({ cards, json }, paths) => {
    if (paths.length === 0) return { wrong: 'Name at least one file or folder to import.' };
    return { paths, cards, json };
  });
}
