import { Worker } from 'node:worker_threads';
import type { Chart, ChartRenderer } from '../core/chart.ts';
import { StepcheckError } from '../core/errors.ts';

const TIMEOUT_MS = 60_000;
const MEMORY_MB = 512;

/** Draws in a thread of its own, started for it and gone afterwards: charts are wanted once a week. */
export function createChartRenderer(): ChartRenderer {
  return { draw: async (charts) => (charts.length === 0 ? [] : drawBeside(charts)) };
}

function drawBeside(charts: readonly Chart[]): Promise<Uint8Array[]> {
  const worker = new Worker(new URL('./draw-worker.js', import.meta.url), {
    workerData: charts,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  return new Promise<Uint8Array[]>((resolve, reject) => {
    const timer = setTimeout(() => reject(failed('it took too long')), TIMEOUT_MS);
    worker.once('message', resolve);
    worker.once('error', (error) => reject(failed(error)));
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(failed('the thread ended'));
    });
  }).finally(() => worker.terminate());
}

function failed(cause: unknown): StepcheckError {
  return new StepcheckError(
    'charts',
    'retry',
    'The charts could not be drawn. It is tried again by itself.',
    {
      cause,
    },
  );
}
