import { readOptions } from '../command/read-options.ts';
import type { Parsed } from '../command/with-options.ts';
import { NO_PERSON, readPerson } from '../person/read-person.ts';

export interface ForgetOptions {
  person: string;
  /** Without it only said is what would be removed. */
  yes: boolean;
}

export const USAGE = `Usage: npm run -s forget -- ADDRESS [--yes]

Removes every case in which somebody takes part (by mail address or Slack user id): mails, files, pictures, drafts,
history, the card and what lies beneath it in Slack. Figures without names stay. Without --yes it only says what there is.

  -h, --help   print this
  --yes        remove it`;

const KNOWN = { yes: { type: 'boolean', default: false } } as const;

export function parseOptions(args: readonly string[]): Parsed<ForgetOptions> {
  return readOptions(args, KNOWN, ({ yes }, [given, ...more]) => {
    const person = readPerson(given);
    return person === null || more.length > 0 ? { wrong: NO_PERSON } : { person, yes };
  });
}
