import { fileURLToPath } from 'node:url';
import { runCommand } from './command/run-command.ts';
import { withOptions } from './command/with-options.ts';
import { runCases } from './eval/cases/run.ts';
import type { EvalIo } from './eval/io.ts';
import { parseOptions, USAGE } from './eval/parse-options.ts';
import { runScreens } from './eval/screens/run.ts';

/** Measures the reading against labelled examples. The exit code: 0 where it ran, 2 for bad usage. */
export async function runEval(args: string[], io: EvalIo): Promise<number> {
  return withOptions(parseOptions(args), USAGE, io, (options) =>
    options.what === 'cases' ? runCases(options, io) : runScreens(options, io),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand({ usage: USAGE, run: (args) => runEval(args, process) });
}
