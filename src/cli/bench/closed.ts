import { Redis } from 'ioredis';
import { createChartRenderer } from '../../charts/chart-renderer.ts';
import { readConfig } from '../../config.ts';
import { isoWeek } from '../../core/iso-week.ts';
import { makeSummary } from '../../jobs/make-summary.ts';
import { readPrompts } from '../../prompts.ts';
import { keysOf } from '../../redis/keys.ts';
import { createLookup } from '../../redis/lookup.ts';
import { createRecords } from '../../redis/records.ts';
import { liveOnce, seedClosed } from './closed-tickets.ts';
import { BENCH_DESK, openLoadSite, rateOf } from './load.ts';
import { median } from './numbers.ts';

const WARM_UP = 40;
const ROUNDS = 3;
const MB = 1024 * 1024;

export interface Closed {
  tickets: number;
  emptyPerSecond: number;
  fullPerSecond: number;
  ratio: number;
  bytesPerTicket: number;
  summarySeconds: number;
  summaryHeapMb: number;
}

/**
 * (c) The rate with no and with many closed tickets in Redis, and what one of them takes there; (d) the summary of the
 * week in which all of them were.
 */
export async function benchClosed(mails: number, tickets: number): Promise<Closed> {
  const life = await liveOnce();
  const site = await openLoadSite();
  const redis = new Redis(site.redisPath, { enableAutoPipelining: true });
  try {
    const desk = await site.desk(['intake', 'worker']);
    const rates = async () => {
      await rateOf(site, [desk], WARM_UP);
      const found: number[] = [];
      for (let round = 0; round < ROUNDS; round++) found.push(await rateOf(site, [desk], mails));
      return median(found);
    };
    const emptyPerSecond = await rates();
    const before = await usedMemory(redis);
    // Nobody is told that these are kept, so their disk is not waited for.
    await redis.config('SET', 'appendfsync', 'no');
    await seedClosed(redis, BENCH_DESK, life, tickets);
    await redis.config('SET', 'appendfsync', 'always');
    const bytesPerTicket = ((await usedMemory(redis)) - before) / tickets;
    const fullPerSecond = await rates();
    const { seconds, heapMb } = await summary(redis, life.facts?.[0]?.at ?? Date.now());
    const ratio = fullPerSecond / emptyPerSecond;
    return {
      tickets,
      emptyPerSecond,
      fullPerSecond,
      ratio,
      bytesPerTicket,
      summarySeconds: seconds,
      summaryHeapMb: heapMb,
    };
  } finally {
    redis.disconnect();
    await site.close();
  }
}

async function summary(redis: Redis, at: number): Promise<{ seconds: number; heapMb: number }> {
  const { desk: settings } = readConfig({ TIME_ZONE: 'UTC' });
  const { articles } = await readPrompts();
  const keys = keysOf(BENCH_DESK);
  const heapBefore = process.memoryUsage().heapUsed;
  let heapMost = heapBefore;
  const watch = setInterval(() => {
    heapMost = Math.max(heapMost, process.memoryUsage().heapUsed);
  }, 20);
  const startedAt = performance.now();
  await makeSummary(
    {
      records: createRecords(redis, keys, 'UTC'),
      lookup: createLookup(redis, keys),
      articles,
      charts: createChartRenderer(),
      spentInWeek: async () => null,
      clock: { now: Date.now },
      settings,
    },
    isoWeek(at, 'UTC'),
    { key: 'bench', linkTo: async () => null },
  );
  clearInterval(watch);
  return { seconds: (performance.now() - startedAt) / 1000, heapMb: (heapMost - heapBefore) / MB };
}

async function usedMemory(redis: Redis): Promise<number> {
  const info = await redis.info('memory');
  return Number(/^used_memory:(\d+)/m.exec(info)?.[1] ?? 0);
}
