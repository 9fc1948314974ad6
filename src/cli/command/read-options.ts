import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Parsed } from './with-options.ts';

type Flags = NonNullable<ParseArgsConfig['options']>;
type Given<Known extends Flags> = ReturnType<typeof parseArgs<{ options: Known; allowPositionals: true }>>;

/** Takes a command line apart: what `choose` makes of it, that help is wanted, or in one sentence what is wrong. */
export function readOptions<const Known extends Flags, Options extends object>(
  args: readonly string[],
  known: Known,
  choose: (values: Given<Known>['values'], positionals: string[]) => Options | { wrong: string },
): Parsed<Options> {
  if (args.includes('--help') || args.includes('-h')) return 'help';
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: known });
    return choose(values, positionals);
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
