import { describe, expect, it } from 'vitest';
import { keysOf } from '../../src/redis/keys.ts';
import { obtainSecret } from '../../src/redis/secret.ts';
import { useRedis } from '../support/redis.ts';

const own = useRedis();

describe('the secret of a desk', () => {
  it('is made once: processes that start together get the same', async () => {
    let count = 0;
    const random = () => `token${count++}`;
    const secrets = await Promise.all(
      Array.from({ length: 8 }, () => obtainSecret(own.redis, keysOf('together'), random)),
    );
    expect(new Set(secrets).size).toBe(1);
    expect(await obtainSecret(own.redis, keysOf('together'), random)).toBe(secrets[0]);
  });

  it('is another one for another desk', async () => {
    const one = await obtainSecret(own.redis, keysOf('one'), () => 'first');
    const two = await obtainSecret(own.redis, keysOf('two'), () => 'second');
    expect(one).not.toBe(two);
  });

  it('is longer than one random token', async () => {
    expect(await obtainSecret(own.redis, keysOf('long'), () => 'x'.repeat(24))).toHaveLength(48);
  });
});
