import { readOptions } from '../command/read-options.ts';
import type { Parsed } from '../command/with-options.ts';

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

const KNOWN = { open: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

export function parseOptions(args: readonly string[]): Parsed<ParkedOptions> {
  return readOptions(args, KNOWN, ({ open: given, json }, [extra]) => {
    if (extra !== undefined) return { wrong: `"${extra}" is one too many. To open a mail, write --open ID.` };
    const open = given?.toUpperCase() ?? null;
    if (open !== null && !/^T\d{1,15}$/.test(open)) {
      return { wrong: `"${given}" is no ticket. Write --open T1003, with an id from the list.` };
    }
    return { open, json };
  });
}
