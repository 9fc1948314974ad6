import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startDesk } from '../../src/desk.ts';
import { createRegistry } from '../../src/health/registry.ts';
import { startHealthServer } from '../../src/health/server.ts';
import { deliverTo, mailFromMia, quiet, startTestDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
let closing: (() => Promise<void>)[] = [];

beforeEach(async () => {
  desk = await startTestDesk({ started: false });
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await desk.close();
  closing = [];
});

async function startWatched() {
  const { registry, metrics } = createRegistry();
  const running = await startDesk({ ...desk.options, metrics });
  closing.push(running.close);
  const listen = { host: '127.0.0.1', port: 0, mayMove: false };
  const clock = { now: Date.now };
  const health = await startHealthServer({ listen, vitals: running.vitals, registry, clock, log: quiet });
  closing.push(health.close);
  const ask = (path: string) => fetch(`http://127.0.0.1:${health.port}${path}`);
  return { smtpPort: running.smtpPort, ask, metrics: async () => (await ask('/metrics')).text() };
}

it('counts a mail on its way to a card, and nothing of what is in it', async () => {
  const { smtpPort, ask, metrics } = await startWatched();
  expect((await ask('/healthz')).status).toBe(200);
  const ready = await ask('/readyz');
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { ready: true, parts: { redis: 'ok', slack: 'ok' } },
  ]);

  await deliverTo(smtpPort, mailFromMia());
  await desk.cardSaying('Mia Chen');
  await vi.waitFor(async () => {
    const text = await metrics();
    expect(text).toContain('stepcheck_sends_total{kind="card",outcome="sent"} 1');
    expect(text).toContain('stepcheck_sends_total{kind="acknowledgement",outcome="sent"} 1');
    expect(text).toContain('stepcheck_time_to_card_seconds_count 1');
    expect(text).toContain('stepcheck_events_total{type="ticket_opened"} 1');
  }, 10_000);
  const text = await metrics();
  expect(text).toContain('stepcheck_queue_jobs{lane="intake",state="waiting"} 0');
  expect(text).toContain('stepcheck_redis_up 1');
  expect(text).toContain('stepcheck_slack_connected{socket="socket_mode"} 1');
  expect(text).toContain('stepcheck_sending_paused{desk="all"} 0');
  expect(text).not.toMatch(/birchwood|mia|jump|desk\.example/i);
});

it('says that Redis is away, and leaves out what cannot be known then', async () => {
  const { ask, metrics } = await startWatched();
  await desk.redis.kill();
  const ready = await ask('/readyz');
  expect([ready.status, await ready.json()]).toEqual([
    503,
    { ready: false, parts: { redis: 'does not answer', slack: 'ok' } },
  ]);
  expect((await ask('/healthz')).status).toBe(200);
  const text = await metrics();
  expect(text).toContain('stepcheck_redis_up 0');
  expect(text).not.toContain('stepcheck_queue_jobs{');
  await desk.redis.start();
});

it('says that Slack is away', async () => {
  const { ask } = await startWatched();
  await desk.slack.close();
  await vi.waitFor(async () => {
    expect(await (await ask('/readyz')).json()).toMatchObject({
      ready: false,
      parts: { redis: 'ok', slack: 'not connected, trying again' },
    });
  }, 10_000);
});

it('writes no key outside the hash tag of its desk, so that a cluster can hold it', async () => {
  const { smtpPort } = await startWatched();
  await deliverTo(smtpPort, mailFromMia());
  await desk.cardSaying('Mia Chen');
  const redis = new Redis(desk.redis.path);
  const keys = await redis.keys('*');
  redis.disconnect();
  expect(keys.length).toBeGreaterThan(20);
  expect(keys.filter((key) => !key.startsWith('{desk}:'))).toEqual([]);
});
