import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysOf } from '../../src/redis/keys.ts';
import { obtainSecret } from '../../src/redis/secret.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';

let server: TestRedis;
let redis: Redis;
beforeAll(async () => {
  server = await startTestRedis();
  redis = new Redis(server.path);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

describe('the secret of a desk', () => {
  it('is made once: processes that start together get the same', async () => {
    let count = 0;
    const random = () => `token${count++}`;
    const secrets = await Promise.all(
      Array.from({ length: 8 }, () => obtainSecret(redis, keysOf('together'), random)),
    );
    expect(new Set(secrets).size).toBe(1);
    expect(await obtainSecret(redis, keysOf('together'), random)).toBe(secrets[0]);
  });

  it('is another one for another desk', async () => {
    const one = await obtainSecret(redis, keysOf('one'), () => 'first');
    const two = await obtainSecret(redis, keysOf('two'), () => 'second');
    expect(one).not.toBe(two);
  });

  it('is longer than one random token', async () => {
    expect(await obtainSecret(redis, keysOf('long'), () => 'x'.repeat(24))).toHaveLength(48);
  });
});
