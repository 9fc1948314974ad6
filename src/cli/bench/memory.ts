import { openLoadSite, rateOf } from './load.ts';

const STEPS = 10;
const MB = 1024 * 1024;

export interface Memory {
  /** After so many mails: what the process holds, and of that the heap of its main thread. */
  mails: number;
  rssMb: number;
  heapMb: number;
}

/** (f) What a process that does all holds after each tenth of so many mails. */
export async function benchMemory(mails: number, say: (row: Memory) => void): Promise<Memory[]> {
  const site = await openLoadSite();
  try {
    const desk = await site.desk(['intake', 'worker']);
    const rows: Memory[] = [];
    for (let step = 1; step <= STEPS; step++) {
      await rateOf(site, [desk], Math.ceil(mails / STEPS));
      // What was told last may be from before the last mails.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const { rssBytes, heapBytes } = desk.memory();
      const row = { mails: Math.ceil(mails / STEPS) * step, rssMb: rssBytes / MB, heapMb: heapBytes / MB };
      rows.push(row);
      say(row);
    }
    return rows;
  } finally {
    await site.close();
  }
}
