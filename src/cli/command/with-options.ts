/** A command line taken apart: its options, what is wrong with it, or that help is wanted. */
export type Parsed<Options> = Options | { wrong: string } | 'help';

interface Io {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

/** Runs a command with its options, unless its line asks for help (exit code 0) or is wrong (2). */
export async function withOptions<Options extends object>(
  parsed: Parsed<Options>,
  usage: string,
  io: Io,
  run: (options: Options) => Promise<number>,
): Promise<number> {
  if (parsed === 'help') {
    io.stdout.write(`${usage}\n`);
    return 0;
  }
  if (isWrong(parsed)) {
    io.stderr.write(`${parsed.wrong}\n\n${usage}\n`);
    return 2;
  }
  return run(parsed);
}

function isWrong(parsed: object): parsed is { wrong: string } {
  return 'wrong' in parsed;
}
