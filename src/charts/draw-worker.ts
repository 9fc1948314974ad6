import { parentPort, workerData } from 'node:worker_threads';
import type { Chart } from '../core/chart.ts';
import { drawCharts } from './draw.ts';

/** Draws what it was given at its start, and ends. */
const charts: readonly Chart[] = workerData;
parentPort?.postMessage(await drawCharts(charts));
