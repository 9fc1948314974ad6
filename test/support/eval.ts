import { runEval } from '../../src/cli/eval.ts';

/** The command as it is called, with all that it said. */
export async function evalRun(args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await runEval(args, {
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
  });
  return { code, ...said };
}
