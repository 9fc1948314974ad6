import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { PictureReader } from '../../../core/ports.ts';
import { createProgress, type Screen } from '../../command/progress.ts';
import { reasonInWords } from '../../command/run-command.ts';
import type { Label } from './label.ts';
import type { Cost } from './print-screens.ts';
import { type Score, scorePicture } from './score.ts';

const RESOLUTION_MS = 5;

/** Reads every labelled picture, one after the other, as the desk would. A missing file is a line on stderr. */
export async function evalScreens(
  labels: readonly Label[],
  folder: string,
  reader: PictureReader,
  stderr: Screen,
): Promise<{ scores: Score[]; cost: Cost }> {
  const progress = createProgress(labels.length, stderr);
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const scores: Score[] = [];
  const missing: string[] = [];
  delay.enable();
  const cpuBefore = process.cpuUsage();
  for (const [index, label] of labels.entries()) {
    const bytes = await readFile(join(folder, label.file)).catch(() => null);
    if (bytes === null) missing.push(label.file);
    else scores.push(await scored(label, bytes, reader));
    progress.step(index + 1);
  }
  const cpu = process.cpuUsage(cpuBefore);
  delay.disable();
  progress.end();
  for (const file of missing) stderr.write(`${file}: LABELS.tsv names it, but it cannot be read\n`);
  const cost = {
    cpuSecondsEach: (cpu.user + cpu.system) / 1e6 / Math.max(1, scores.length),
    peakRssMb: process.resourceUsage().maxRSS / 1024,
    longestBlockMs: Math.max(0, delay.max / 1e6 - RESOLUTION_MS),
  };
  return { scores, cost };
}

async function scored(label: Label, bytes: Uint8Array, reader: PictureReader): Promise<Score> {
  const began = performance.now();
  try {
    const [reading = null] = await reader.read({ bytes, declaredType: '' });
    return scorePicture(label, reading, performance.now() - began);
  } catch (error) {
    return scorePicture(label, null, performance.now() - began, reasonInWords(error));
  }
}
