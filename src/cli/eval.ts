import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../config.ts';
import { loadPermissionCatalogue } from '../files/permission-catalogue.ts';
import { loadScreenTexts } from '../files/screen-texts.ts';
import { createPictureReader } from '../threads/picture-reader.ts';
import { runCommand } from './command/run-command.ts';
import { withOptions } from './command/with-options.ts';
import { type EvalOptions, parseOptions, USAGE } from './eval/parse-options.ts';
import { printScreens, screensAsJson } from './eval/print-screens.ts';
import { readLabels } from './eval/read-labels.ts';
import { evalScreens } from './eval/screens.ts';

export interface EvalIo {
  stdout: { write(text: string): unknown };
  stderr: { isTTY?: boolean; write(text: string): unknown };
}

const READ_WITHIN_MS = 60_000;
const MAX_MEMORY_MB = 512;

/** Measures the reading against labelled examples. The exit code: 0 where it ran, 2 for bad usage. */
export async function runEval(args: string[], io: EvalIo): Promise<number> {
  return withOptions(parseOptions(args), USAGE, io, (options) => screens(options, io));
}

async function screens({ folder, json }: EvalOptions, io: EvalIo): Promise<number> {
  const labels = await readLabels(folder);
  if ('wrong' in labels) {
    io.stderr.write(`${labels.wrong}\n`);
    return 2;
  }
  const prompts = join(projectRoot, 'prompts');
  const reader = createPictureReader({
    screenTexts: await loadScreenTexts(join(prompts, 'screens', 'microsoft.yaml')),
    catalogue: await loadPermissionCatalogue(join(prompts, 'permissions', 'microsoft-graph.yaml')),
    timeoutMs: READ_WITHIN_MS,
    maxMemoryMb: MAX_MEMORY_MB,
  });
  try {
    const { scores, cost } = await evalScreens(labels, folder, reader, io.stderr);
    const result = json ? JSON.stringify(screensAsJson(scores, cost)) : printScreens(scores, cost);
    io.stdout.write(`${result}\n`);
    return 0;
  } finally {
    await reader.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand({ usage: USAGE, run: (args) => runEval(args, process) });
}
