import { Redis } from 'ioredis';
import { createTransport } from 'nodemailer';
import { afterEach, expect, it, vi } from 'vitest';
import { keysOf } from '../../src/redis/keys.ts';
import { createLookup } from '../../src/redis/lookup.ts';
import { createRecords } from '../../src/redis/records.ts';
import { bounceOf } from '../support/bounce.ts';
import { mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';

const BOUNCES = 200;

let desk: TestDesk;
let redis: Redis;
afterEach(async () => {
  redis.disconnect();
  await desk.close();
});

/** A desk that posts as slowly as Slack lets it. */
async function slowDesk(): Promise<void> {
  desk = await startTestDesk({ desk: { tuning: { reviewPace: { max: 5, perMs: 5_000 } } } });
  redis = new Redis(desk.redis.path);
}

const ticket = (id: string) => createRecords(redis, keysOf(desk.config.deskId), 'UTC').ticket(id);

async function storm(messageId: string): Promise<void> {
  const pool = createTransport({ host: '127.0.0.1', port: desk.smtpPort(), ignoreTLS: true, pool: true });
  const numbers = Array.from({ length: BOUNCES }, (_, index) => index);
  await Promise.all(numbers.map((index) => pool.sendMail(bounceOf({ messageId, id: `${index}` }))));
  pool.close();
}

it('a flood of bounces of one mail is counted, and a live mail after it has its card soon', async () => {
  await slowDesk();
  await desk.deliver(mailFromMia());
  const card = await desk.cardSaying('Mia Chen', 'Acknowledged');
  const [sent] = desk.outbox.list();
  const messageId = sent?.headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value ?? '';
  await storm(messageId);
  await desk.deliver(
    mailFromMia({ from: 'tom@fuller.example', subject: 'A live one', messageId: '<t@f.example>' }),
  );
  await desk.cardSaying('A live one', 'Acknowledged');

  await vi.waitFor(async () => expect((await ticket('T1001'))?.asideMore).toBe(BOUNCES - 20), 20_000);
  expect((await ticket('T1001'))?.aside).toHaveLength(20);
  expect((await ticket('T1001'))?.problems).toHaveLength(1);
  const history = await createLookup(redis, keysOf(desk.config.deskId)).history('T1001');
  expect(history.filter(({ what }) => what.startsWith('put aside'))).toHaveLength(20);
  expect(history.filter(({ what }) => what.includes('only counted'))).toHaveLength(1);
  expect(textOf(card)).toContain('Mia Chen');
}, 60_000);

it('a flood of bounces of mail that we never sent gets some cards, and a live mail has its card soon', async () => {
  await slowDesk();
  await storm('<never-ours@elsewhere.example>');
  await desk.deliver(mailFromMia());
  await vi.waitFor(
    async () => expect(await redis.zcard(keysOf(desk.config.deskId).parked)).toBe(BOUNCES),
    20_000,
  );
  await vi.waitFor(
    () => expect(desk.cards().some((card) => textOf(card).includes('Mia Chen'))).toBe(true),
    60_000,
  );
  expect(desk.cards().length).toBeLessThanOrEqual(31);
  const due = await redis.zrange(keysOf(desk.config.deskId).due, '0', '-1');
  expect(due.filter((key) => key.startsWith('tell-parked.')).length).toBeGreaterThan(0);
}, 120_000);
