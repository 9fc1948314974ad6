import { readOptions } from '../command/read-options.ts';
import type { Parsed } from '../command/with-options.ts';
import { NO_PERSON, readPerson } from '../person/read-person.ts';

export interface ExportOptions {
  person: string;
  /** The folder it goes to; it must not be there yet. */
  out: string;
}

export const USAGE = `Usage: npm run -s export -- ADDRESS [--out FOLDER]

Writes all that is kept of somebody (by mail address or Slack user id) into a new folder: case.json with what was read,
drafted, decided and sent, and every message with its files as they came.

  -h, --help     print this
  --out FOLDER   where to (export-ADDRESS here)`;

const KNOWN = { out: { type: 'string' } } as const;

export function parseOptions(args: readonly string[]): Parsed<ExportOptions> {
  return readOptions(args, KNOWN, ({ out }, [given, ...more]) => {
    const person = readPerson(given);
    if (person === null || more.length > 0) return { wrong: NO_PERSON };
    return { person, out: out ?? `export-${person.replace(/[^a-z0-9@.-]/gi, '_')}` };
  });
}
