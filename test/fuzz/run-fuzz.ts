import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { createLog } from '../../src/log.ts';
import { startPrivateRedis } from '../../src/redis/private-server.ts';
import { fuzz } from './fuzz.ts';
import { fuzzTargets } from './targets.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const [count = '100000', seed = '1'] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'stepcheck-fuzz-'));
const server = await startPrivateRedis({
  folder,
  persistent: false,
  log: createLog({ level: 'error', pretty: true }),
});
const redis = new Redis(server.path);
say(`${count} inputs, seed ${seed}`);
const faults = await fuzz(await fuzzTargets(redis), Number(count), Number(seed), (row) => {
  const refused = [...row.refused].map(([code, times]) => `${code} ${times}`).join(', ') || 'none';
  say(
    `  ${row.target}: ${row.inputs} inputs, ${row.accepted} accepted, ${row.leftAside} left aside, slowest ${row.slowestMs.toFixed(0)} ms; refused: ${refused}`,
  );
});
redis.disconnect();
await server.stop();
await rm(folder, { recursive: true, force: true });
for (const [at, { target, input, why }] of faults.slice(0, 20).entries()) {
  const path = join(tmpdir(), `stepcheck-fault-${at + 1}`);
  await writeFile(path, input);
  say(`\n${target} (input in ${path}):\n${why}`);
}
say(`${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
