import { readKnownScreens } from '../../../prompts.ts';
import { createPictureReader } from '../../../threads/picture-reader.ts';
import type { EvalIo } from '../io.ts';
import type { ScreensOptions } from '../parse-options.ts';
import { evalScreens } from './eval-screens.ts';
import { printScreens, screensAsJson } from './print-screens.ts';
import { readLabels } from './read-labels.ts';

const LIMITS = { timeoutMs: 60_000, maxMemoryMb: 512 };

/** Reads labelled pictures and says how well. */
export async function runScreens({ folder, json }: ScreensOptions, io: EvalIo): Promise<number> {
  const labels = await readLabels(folder);
  if ('wrong' in labels) {
    io.stderr.write(`${labels.wrong}\n`);
    return 2;
  }
  const reader = createPictureReader({ ...(await readKnownScreens()), ...LIMITS });
  try {
    const { scores, cost } = await evalScreens(labels, folder, reader, io.stderr);
    const result = json ? JSON.stringify(screensAsJson(scores, cost)) : printScreens(scores, cost);
    io.stdout.write(`${result}\n`);
    return 0;
  } finally {
    await reader.close();
  }
}
