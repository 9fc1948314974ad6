import { parseArgs } from 'node:util';

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

/** The command line, or that help is wanted, or in one sentence what is wrong. */
export function parseOptions(args: readonly string[]): ImportOptions | { wrong: string } | 'help' {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        cards: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    if (positionals.length === 0) return { wrong: 'Name at least one file or folder to import.' };
    return { paths: positionals, cards: values.cards, json: values.json };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
