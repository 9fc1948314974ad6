import { expect, it } from 'vitest';
import { createRecords } from '../../src/redis/records.ts';
import { createResting } from '../../src/redis/resting.ts';
import { ticketOf } from '../support/records.ts';
import { useRedis } from '../support/redis.ts';

const own = useRedis();

const records = () => createRecords(own.redis, own.keys, 'UTC');
const resting = () => createResting(own.redis, own.keys);

async function keep(id: string, state: 'open' | 'closed' | 'parked', updatedAt: number) {
  const known = await records().ticket(id);
  const record = { ...(known ?? ticketOf({ id })), state, updatedAt };
  await records().commit({ writes: [{ kind: 'ticket', record }] });
}

it('names the tickets in which nobody waits for us, the longest at rest first', async () => {
  await keep('T1', 'open', 10);
  await keep('T2', 'closed', 30);
  await keep('T3', 'parked', 20);
  await keep('T4', 'closed', 40);
  expect(await resting().since(40, 10)).toEqual(['T3', 'T2']);
  expect(await resting().since(41, 2)).toEqual(['T3', 'T2']);
});

it('names none that came to life again, and none that is being removed', async () => {
  await keep('T1', 'closed', 10);
  await keep('T2', 'closed', 20);
  await keep('T1', 'open', 30);
  await resting().leave(['T2']);
  expect(await resting().since(100, 10)).toEqual([]);
});

it('takes up the tickets from before there was this list', async () => {
  await keep('T1', 'closed', 10);
  await keep('T2', 'open', 20);
  await own.redis.del(own.keys.resting);
  await resting().takeUp();
  expect(await resting().since(100, 10)).toEqual(['T1']);
});
