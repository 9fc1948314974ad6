import { openLoadSite, rateOf } from './load.ts';
import type { LoadProcess } from './load-process.ts';
import { median } from './numbers.ts';

const WARM_UP = 40;
const ROUNDS = 3;

export interface Workers {
  workers: number;
  perSecond: number;
  /** Of one core, what each kind of process used while the mails went through. */
  intakeBusy: number;
  workersBusy: number;
}

/** (e) One process for intake and 1, 2 and 4 workers on one Redis: the curve, and how busy each is. */
export async function benchWorkers(mails: number): Promise<Workers[]> {
  const rows: Workers[] = [];
  for (const count of [1, 2, 4]) {
    const site = await openLoadSite();
    try {
      const intake = await site.desk(['intake']);
      const workers: LoadProcess[] = [];
      for (let at = 0; at < count; at++) workers.push(await site.desk(['worker']));
      const all = [intake, ...workers];
      await rateOf(site, all, WARM_UP * count);
      const rates: number[] = [];
      const before = { intake: intake.cpuMs(), workers: cpuOf(workers) };
      const startedAt = performance.now();
      for (let round = 0; round < ROUNDS; round++) rates.push(await rateOf(site, all, mails));
      const tookMs = performance.now() - startedAt;
      rows.push({
        workers: count,
        perSecond: median(rates),
        intakeBusy: (intake.cpuMs() - before.intake) / tookMs,
        workersBusy: (cpuOf(workers) - before.workers) / tookMs,
      });
    } finally {
      await site.close();
    }
  }
  return rows;
}

function cpuOf(processes: readonly LoadProcess[]): number {
  return processes.reduce((sum, one) => sum + one.cpuMs(), 0);
}
