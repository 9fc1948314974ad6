import { openLoadSite, rateOf } from './load.ts';
import { median } from './numbers.ts';

const WARM_UP = 40;
const ROUNDS = 3;

export interface Throughput {
  deskPerSecond: number;
  floorPerSecond: number;
  ratio: number;
  jobsPerMail: number;
  deskCpuMsPerMail: number;
  floorCpuMsPerMail: number;
}

/**
 * (a) The whole way without pictures and model, in mails a second, as a ratio to a floor measured in turns with it:
 * see floor-process.ts. Cards are made in both senses but the call of Slack.
 */
export async function benchThroughput(count: number): Promise<Throughput> {
  const site = await openLoadSite();
  try {
    const desk = await site.desk(['intake', 'worker']);
    await rateOf(site, [desk], WARM_UP);
    const jobsBefore = desk.jobs();
    const deskRates = [await rateOf(site, [desk], count)];
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const jobsPerMail = (desk.jobs() - jobsBefore) / count;
    const floor = await site.floor(Math.round(jobsPerMail));
    await rateOf(site, [floor], WARM_UP);
    const floorRates: number[] = [];
    const cpu = { desk: 0, floor: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      const [deskBefore, floorBefore] = [desk.cpuMs(), floor.cpuMs()];
      deskRates.push(await rateOf(site, [desk], count));
      floorRates.push(await rateOf(site, [floor], count));
      cpu.desk += desk.cpuMs() - deskBefore;
      cpu.floor += floor.cpuMs() - floorBefore;
    }
    const [deskPerSecond, floorPerSecond] = [median(deskRates), median(floorRates)];
    return {
      deskPerSecond,
      floorPerSecond,
      ratio: deskPerSecond / floorPerSecond,
      jobsPerMail,
      deskCpuMsPerMail: cpu.desk / (ROUNDS * count),
      floorCpuMsPerMail: cpu.floor / (ROUNDS * count),
    };
  } finally {
    await site.close();
  }
}
