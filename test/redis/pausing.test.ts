import { expect, it } from 'vitest';
import { createPausing } from '../../src/redis/pausing.ts';
import { useRedis } from '../support/redis.ts';

const own = useRedis();
const ana = { by: { id: 'U07ANARUIZ', name: 'Ana Ruiz' }, at: 1_000 };
const ben = { by: { id: 'U07BENOKAF', name: 'Ben Okafor' }, at: 2_000 };

it('of two who pause at once the first stands, for every process, until somebody ends it', async () => {
  const [here, there] = [createPausing(own.redis, own.keys), createPausing(own.redis, own.keys)];
  expect(await here.current()).toBeNull();
  expect(await here.begin(ana)).toEqual(ana);
  expect(await there.begin(ben)).toEqual(ana);
  expect(await there.current()).toEqual(ana);
  expect(await there.end()).toEqual(ana);
  expect(await here.end()).toBeNull();
  expect(await here.current()).toBeNull();
});
