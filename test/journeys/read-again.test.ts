import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { StepcheckError } from '../../src/core/errors.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { createLookup } from '../../src/redis/lookup.ts';
import { createRecords } from '../../src/redis/records.ts';
import { buttonsOf, mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';

let desk: TestDesk;
let redis: Redis;
afterEach(async () => {
  redis.disconnect();
  await desk.close();
});

/** A desk whose mail reader can be made to fail. */
async function startWithReader(reader: (parts: Parts) => Parts['understand']['email']): Promise<void> {
  desk = await startTestDesk({
    desk: {
      wrap: (parts) => ({ ...parts, understand: { ...parts.understand, email: reader(parts) } }),
    },
  });
  redis = new Redis(desk.redis.path);
}

const keys = () => keysOf(desk.config.deskId);
const ticket = (id: string) => createRecords(redis, keys(), 'UTC').ticket(id);
const historyOf = async (id: string) =>
  (await createLookup(redis, keys()).history(id)).map(({ by, what }) => `${by}: ${what}`);
const intake = () => readdir(join(desk.config.dataDir, 'files', 'intake'));

describe('a mail that nobody could take apart', () => {
  it('is shown with a button, and reads like any other once that works', async () => {
    let broken = true;
    await startWithReader((parts) => async (item, raw) => {
      const received = await parts.understand.email(item, raw);
      if (!broken) return received;
      const { message } = received;
      const asked = { ...message, subject: '', text: 'raw words', readable: false };
      return { message: { ...asked, problems: ['No parser could take it apart.'] }, files: new Map() };
    });
    await desk.deliver(mailFromMia());
    const card = await desk.cardSaying('Could not read this mail');
    expect(buttonsOf(card)).toContain('read_again');
    expect(await ticket('T1001')).toMatchObject({ state: 'open', subject: '' });
    const id = (await ticket('T1001'))?.messages[0];

    await desk.press(desk.ana, card, 'read_again');
    const still = await desk.cardSaying('still could not be read');
    expect(buttonsOf(still)).toContain('read_again');

    broken = false;
    await desk.press(desk.ben, still, 'read_again');
    const read = await desk.cardSaying('Cannot sign in to Jump', 'Hi Mia', 'I have not asked anyone yet');
    expect(buttonsOf(read)).toEqual(expect.arrayContaining(['approve', 'edit', 'reject']));
    expect(buttonsOf(read)).not.toContain('read_again');
    expect(textOf(read)).not.toContain('could not be read');
    expect(await ticket('T1001')).toMatchObject({
      unreadable: [],
      messages: [id],
      customer: { address: 'mia@birchwood.example' },
      subject: 'Cannot sign in to Jump',
    });
    expect(await historyOf('T1001')).toEqual(
      expect.arrayContaining([
        'Ana Ruiz: asked for the mail to be read again',
        'stepcheck: read the mail again: it still could not be read',
        'stepcheck: read the mail again: it can be read now',
      ]),
    );
    expect(desk.cards()).toHaveLength(1);
  });

  it('and makes the reader fail each time becomes a case after a few tries, with the raw mail kept', async () => {
    let broken = true;
    let tries = 0;
    await startWithReader((parts) => (item, raw) => {
      tries += 1;
      if (broken) throw new Error('the reader broke');
      return parts.understand.email(item, raw);
    });
    await desk.deliver(mailFromMia());
    const card = await desk.cardSaying(
      'Could not read this mail',
      'the reader broke',
      'mia@birchwood.example',
    );
    expect(tries).toBe(5);
    await vi.waitFor(async () => expect(await intake()).toEqual([]), 10_000);
    expect(desk.outbox.list()).toEqual([]);

    broken = false;
    await desk.press(desk.ana, card, 'read_again');
    await desk.cardSaying('Mia Chen', 'Hi Mia', 'I have not asked anyone yet');
    expect(desk.cards()).toHaveLength(1);
  }, 40_000);

  it('is waited for where it is only an outage', async () => {
    let broken = true;
    let tries = 0;
    await startWithReader((parts) => (item, raw) => {
      tries += 1;
      if (broken) throw new StepcheckError('disk', 'retry', 'The disk is full.', { retryAfterMs: 20 });
      return parts.understand.email(item, raw);
    });
    await desk.deliver(mailFromMia());
    await vi.waitFor(() => expect(tries).toBeGreaterThan(6), 15_000);
    expect(desk.cards()).toEqual([]);
    expect(await intake()).toHaveLength(1);
    broken = false;
    await desk.cardSaying('Mia Chen', 'Acknowledged');
    expect(desk.cards()).toHaveLength(1);
  }, 40_000);
});
