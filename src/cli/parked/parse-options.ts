import { parseArgs } from 'node:util';

export interface ParkedOptions {
  /** The parked mail to open as a case; null: list them all. */
  open: string | null;
  json: boolean;
}

export const USAGE = `Usage: npm run -s parked -- [--open ID] [--json]

Lists the mail that was parked (bounces, newsletters, automatic answers) with the reason, the newest first.

  -h, --help   print this
  --open ID    open it as a case, as the button on its card does; ID such as T1003
  --json       one JSON object per line`;

/** The command line, or that help is wanted, or in one sentence what is wrong. */
export function parseOptions(args: readonly string[]): ParkedOptions | { wrong: string } | 'help' {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        open: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const open = values.open?.toUpperCase() ?? null;
    if (open !== null && !/^T\d{1,15}$/.test(open)) {
      return { wrong: `"${values.open}" is no ticket. Write --open T1003, with an id from the list.` };
    }
    return { open, json: values.json };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
