import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyLink } from '../../src/core/apply-link.ts';
import { StepcheckError } from '../../src/core/errors.ts';
import type { Message } from '../../src/core/message.ts';
import { loadLinking } from '../../src/jobs/load-linking.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { createLookup } from '../../src/redis/lookup.ts';
import { createRecords } from '../../src/redis/records.ts';
import { bounceOf } from '../support/bounce.ts';
import { buttonsOf, mailFromMia, SUPPORT, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';

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

/** What of a mail that nobody could take apart is known. */
function unread(message: Message): Message {
  const problems = ['No parser could take it apart.'];
  return { ...message, subject: '', text: 'raw words', report: null, headers: {}, readable: false, problems };
}

/** Links one case to another, as a person does. */
async function link(id: string, into: string): Promise<void> {
  const records = createRecords(redis, keys(), 'UTC');
  for (let tries = 0; tries < 20; tries++) {
    const one = await records.ticket(id);
    if (!one) throw new Error(`There is no ${id}.`);
    const now = { ticket: { ...one, possibly: [into] }, draft: null, newest: null, reply: null };
    const linking = await loadLinking(records, now.ticket);
    const applied = applyLink({ ...now, linking }, { id: 'U1', name: 'Ana' }, Date.now());
    if ('refused' in applied) throw new Error(applied.refused.told);
    if (await records.commit(applied.transition)) return;
  }
  throw new Error('The case could not be linked.');
}

describe('a file that came instead of a mail', () => {
  it('is a case that says so, with a button and without a word of it', async () => {
    await startWithReader((parts) => parts.understand.email);
    const noise = Buffer.from(Array.from({ length: 6000 }, (_, at) => (at * at * 31 + at * 7) % 251));
    await desk.deliver({ envelope: { from: 'scanner@birchwood.example', to: SUPPORT }, raw: noise });
    const card = await desk.cardSaying(
      'Could not read this mail',
      'What came is no mail but some other file',
    );
    expect(buttonsOf(card)).toContain('read_again');
    const read = await ticket('T1001');
    expect(read).toMatchObject({ state: 'open', subject: '', route: null });
    expect(read?.unreadable).toEqual(read?.messages);
    const original = await vi.waitFor(() => {
      const found = desk.slack
        .messages(desk.review)
        .find(({ metadata }) => metadata?.event_type === 'stepcheck_original');
      if (found) return found;
      throw new Error('The original is not in the thread yet.');
    });
    expect(original.text).toBe('Unknown sender');

    await desk.press(desk.ana, card, 'read_again');
    await desk.cardSaying('still could not be read');
  });
});

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

  it('is no customer’s words where it turns out to be a newsletter: it is parked', async () => {
    let broken = true;
    await startWithReader((parts) => async (item, raw) => {
      const received = await parts.understand.email(item, raw);
      return broken ? { message: unread(received.message), files: new Map() } : received;
    });
    const headers = {
      'List-Id': '<news.birchwood.example>',
      'List-Unsubscribe': '<mailto:no@birchwood.example>',
    };
    await desk.deliver(mailFromMia({ headers }));
    const card = await desk.cardSaying('Could not read this mail');
    broken = false;
    await desk.press(desk.ana, card, 'read_again');
    const parked = await desk.cardSaying('Parked', 'mail of a list');
    expect(buttonsOf(parked)).toEqual(['open_case']);
    expect(await ticket('T1001')).toMatchObject({ state: 'parked', parked: { kind: 'mailing_list' } });
  });

  it('counts as the bounce that it is: the reply it reports on has failed', async () => {
    let broken = false;
    await startWithReader((parts) => async (item, raw) => {
      const received = await parts.understand.email(item, raw);
      return broken ? { message: unread(received.message), files: new Map() } : received;
    });
    await desk.deliver(mailFromMia());
    await desk.press(desk.ana, await desk.cardSaying('Mia Chen', 'Acknowledged'), 'approve');
    await desk.cardSaying('Sent by');
    broken = true;
    const { messageId } = (await createRecords(redis, keys(), 'UTC').send('reply.T1001.1')) ?? {};
    await desk.deliver(bounceOf({ messageId: messageId ?? '' }));
    const card = await desk.cardSaying('Could not read this mail');
    broken = false;
    await desk.press(desk.ben, card, 'read_again');
    await desk.cardSaying('Mia Chen', 'Not delivered', 'ame back: mailbox full');
    expect(await ticket('T1001')).toMatchObject({ state: 'open', aside: [expect.any(String)] });
    expect((await ticket('T1001'))?.messages).toHaveLength(1);
    expect(await ticket('T1002')).toMatchObject({ state: 'closed', mergedInto: 'T1001', unreadable: [] });
  });

  it('and is read while its case is linked to another is read there', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let broken = true;
    let began = false;
    await startWithReader((parts) => async (item, raw) => {
      const received = await parts.understand.email(item, raw);
      if (!raw.toString().includes('Unreadable at first')) return received;
      if (broken) return { message: unread(received.message), files: new Map() };
      began = true;
      await held;
      return received;
    });
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'Acknowledged');
    const from = 'tom@fuller.example';
    await desk.deliver(
      mailFromMia({ from, subject: 'Unreadable at first', messageId: '<2@fuller.example>' }),
    );
    const card = await desk.cardSaying('Could not read this mail');
    broken = false;
    await desk.press(desk.ana, card, 'read_again');
    await vi.waitFor(() => expect(began).toBe(true), 10_000);
    await link('T1002', 'T1001');
    release();
    await vi.waitFor(async () => expect((await ticket('T1001'))?.unreadable).toEqual([]), 10_000);
    expect(await ticket('T1001')).toMatchObject({
      state: 'open',
      messages: [expect.any(String), expect.any(String)],
    });
    expect(await ticket('T1002')).toMatchObject({ state: 'closed', mergedInto: 'T1001', unreadable: [] });
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
