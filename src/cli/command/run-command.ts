import { asStepcheckError } from '../../core/errors.ts';

export interface Command {
  usage: string;
  /** Resolves with the exit code, or with nothing for 0. */
  run(args: string[]): Promise<number | undefined>;
}

/** Runs one command of the command line: `--help` prints its usage; what goes wrong is a sentence and exit code 1. */
export async function runCommand({ usage, run }: Command): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return;
  }
  try {
    process.exitCode = (await run(args)) ?? 0;
  } catch (error) {
    console.error(inWords(error));
    process.exitCode = 1;
    // What has been started already must not keep the command from ending.
    setTimeout(() => process.exit(1), 1_000).unref();
  }
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read; check its permissions',
  EPERM: 'it may not be read; check its permissions',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open; close some programs and try again',
};

/** What went wrong, for people. `about`: the file or folder that the sentence is about, where that is known. */
export function inWords(error: unknown, about: string | null = null): string {
  const { code, path } = error as { code?: unknown; path?: unknown };
  const words = reasonInWords(error);
  const place = about ?? (String(code) in WORDS && typeof path === 'string' ? path : null);
  return place === null ? words : `${place}: ${words}`;
}

/** The same without the place. */
export function reasonInWords(error: unknown): string {
  const { code } = error as { code?: unknown };
  return WORDS[String(code)] ?? asStepcheckError(error).message;
}
