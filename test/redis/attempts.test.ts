import { expect, it } from 'vitest';
import { intakeItem } from '../../src/core/intake.ts';
import { createAttempts } from '../../src/redis/attempts.ts';
import { useRedis } from '../support/redis.ts';

const WEEK_SECONDS = 7 * 24 * 3600;

const own = useRedis();

function mail(id: string) {
  return intakeItem({ v: 1, id, channel: 'email', origin: 'smtp', receivedAt: 1, envelopeFrom: '' });
}

it('counts the beginnings of each mail, over restarts of Redis', async () => {
  const attempts = createAttempts(own.redis, own.keys);
  expect(await attempts.begin(mail('one'))).toBe(1);
  expect(await attempts.begin(mail('one'))).toBe(2);
  expect(await attempts.begin(mail('two'))).toBe(1);
  await own.server.restart();
  expect(await createAttempts(own.redis, own.keys).begin(mail('one'))).toBe(3);
});

it('begins anew once a reading has ended', async () => {
  const attempts = createAttempts(own.redis, own.keys);
  await attempts.begin(mail('three'));
  await attempts.end(mail('three'));
  expect(await attempts.begin(mail('three'))).toBe(1);
});

it('forgets a mail after a week', async () => {
  await createAttempts(own.redis, own.keys).begin(mail('four'));
  const seconds = await own.redis.ttl(own.keys.attempts('four'));
  expect(seconds).toBeGreaterThan(WEEK_SECONDS - 60);
  expect(seconds).toBeLessThanOrEqual(WEEK_SECONDS);
});
