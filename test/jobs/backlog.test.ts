import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type IntakeItem, intakeItem } from '../../src/core/intake.ts';
import type { Message } from '../../src/core/message.ts';
import { createFolderStore } from '../../src/files/folder-store.ts';
import type { Arrival } from '../../src/jobs/arrival.ts';
import { fileMessage } from '../../src/jobs/file-message.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { createLookup } from '../../src/redis/lookup.ts';
import { createRecords } from '../../src/redis/records.ts';
import { aMessage } from '../support/a-message.ts';
import { quiet } from '../support/desk.ts';
import { draftOf } from '../support/drafts.ts';
import { replyOf, ticketOf } from '../support/records.ts';
import { useRedis } from '../support/redis.ts';
import { reminders } from '../support/reminders.ts';

const DAY = 24 * 3_600_000;
const NOW = Date.UTC(2026, 10, 20);

const own = useRedis();
let folder: string;
let parts: Parts;
let number = 0;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-backlog-'));
  const { redis, keys } = own;
  parts = {
    records: createRecords(redis, keys, 'UTC'),
    lookup: createLookup(redis, keys),
    files: createFolderStore(folder),
    queue: { enqueue: async () => {} },
    settings: { addresses: ['help@desk.example'], acknowledge: 'none', bounceAddress: null },
    isPublicProvider: () => false,
    sign: () => '',
    log: quiet,
    remind: reminders(),
  } as unknown as Parts;
});
afterEach(() => rm(folder, { recursive: true }));

/** A mail of Ann's; it answers another one where told so. */
function annsMail(id: string, change: Partial<Message> = {}, inReplyTo?: string): Message {
  const message = { ...aMessage({ id, messageId: `<${id}@firm.example>` }), receivedAt: NOW, ...change };
  if (inReplyTo && message.thread.channel === 'email') message.thread.references.push(inReplyTo);
  return message;
}

async function take(message: Message, change: Partial<IntakeItem> = {}, more: Partial<Arrival> = {}) {
  number += 1;
  const envelope = { channel: 'email' as const, origin: 'imap' as const, envelopeFrom: null };
  const item = intakeItem({ v: 1, id: `imap.${number}`, receivedAt: NOW, ...envelope, ...change });
  const arrival: Arrival = {
    message,
    item,
    kind: 'customer',
    kindReason: '',
    acknowledge: { send: false, reason: 'acknowledgements are off' },
    statesProblem: true,
    aboutArticle: false,
    forwarded: null,
    now: NOW,
    ...more,
  };
  await fileMessage(parts, arrival, Buffer.from(message.id), { message, files: new Map() });
}

/** Ann's case, with a reply approved and about to go out. */
async function approvedCase() {
  await take(annsMail('M1', { sentAt: NOW - 2 * DAY, receivedAt: NOW - 2 * DAY }));
  const ticket = ticketOf({ ...(await parts.records.ticket('T1001')), draftVersion: 1, readMessages: 1 });
  const send = replyOf({ state: 'due', answers: 1, dueAt: NOW + 5_000 });
  await parts.records.commit({
    writes: [
      { kind: 'ticket', record: ticket },
      { kind: 'draft', record: draftOf({ rev: 0, state: 'approved' }) },
      { kind: 'send', record: send },
    ],
  });
}
const rebuilt = { backlog: 'mailbox_rebuilt' as const };
const imported = { backlog: 'imported' as const };
const ticket = (id = 'T1001') => parts.records.ticket(id);
const reply = () => parts.records.send('reply.T1001.1');
const jobsOwed = () => own.redis.zcard(own.keys.due);

describe('old mail that is imported with cards', () => {
  it('of a live case is put aside, and the approved reply goes out', async () => {
    await approvedCase();
    const owed = await jobsOwed();
    await take(annsMail('M0', { sentAt: NOW - 90 * DAY }, '<M1@firm.example>'), imported);
    expect(await ticket()).toMatchObject({ messages: ['M1'], aside: ['M0'], draftVersion: 1 });
    expect((await reply())?.state).toBe('due');
    expect(await jobsOwed()).toBe(owed);
  });

  it('of a closed case does not open it again', async () => {
    await take(annsMail('M1'));
    const closed = { ...ticketOf({ ...(await ticket()) }), state: 'closed' as const };
    await parts.records.commit({ writes: [{ kind: 'ticket', record: closed }] });
    await take(annsMail('M0', {}, '<M1@firm.example>'), imported);
    expect(await ticket()).toMatchObject({ state: 'closed', messages: ['M1'], aside: ['M0'] });
  });

  it('is one case with the rest of its imported thread, until somebody works on it', async () => {
    await take(annsMail('M1'), imported);
    await take(annsMail('M2', {}, '<M1@firm.example>'), imported);
    expect(await ticket()).toMatchObject({ state: 'open', cards: true, messages: ['M1', 'M2'], aside: [] });
    const owned = { ...ticketOf({ ...(await ticket()) }), owner: { id: 'U1', name: 'Ana' } };
    await parts.records.commit({ writes: [{ kind: 'ticket', record: owned }] });
    await take(annsMail('M3', {}, '<M1@firm.example>'), imported);
    expect(await ticket()).toMatchObject({ messages: ['M1', 'M2'], aside: ['M3'] });
  });
});

describe('a mailbox that was set up anew', () => {
  it('gives no mail twice that we know, however its text is decoded now', async () => {
    await take(annsMail('M1'));
    await take(annsMail('M1-decoded-anew', { thread: annsMail('M1').thread }), rebuilt);
    expect(await parts.records.message('M1-decoded-anew')).toBeNull();
    await take(annsMail('bounce', {}, '<M1@firm.example>'), {}, { kind: 'auto_reply', kindReason: 'away' });
    await take(annsMail('again', { thread: annsMail('bounce').thread }), rebuilt);
    expect(await ticket()).toMatchObject({ messages: ['M1'], aside: ['bounce'] });
  });

  it('keeps what is old in it without a card, and shows what is not', async () => {
    await take(annsMail('M1', { sentAt: NOW - 8 * DAY }), rebuilt);
    expect(await ticket()).toMatchObject({ state: 'closed', cards: false });
    expect((await parts.lookup.history('T1001'))[0]?.what).toMatch(
      /old mail of a mailbox .* not acknowledged: /,
    );
    expect(await jobsOwed()).toBe(0);
    await take(annsMail('M2', { sentAt: NOW - 6 * DAY }), rebuilt);
    expect(await ticket('T1002')).toMatchObject({ state: 'open', cards: true });
    await take(annsMail('M3', { sentAt: null }), rebuilt);
    expect(await ticket('T1003')).toMatchObject({ state: 'open', cards: true });
  });

  it('lets an approved reply go out before a mail is read that came in before the newest', async () => {
    await approvedCase();
    const missed = annsMail('M0', { sentAt: NOW - 3 * DAY }, '<M1@firm.example>');
    await expect(take(missed, rebuilt)).rejects.toMatchObject({ turn: 'retry', retryAfterMs: 6_000 });
    const due = await reply();
    if (!due) throw new Error('no reply');
    await parts.records.commit({ writes: [{ kind: 'send', record: { ...due, state: 'sent' } }] });
    await take(missed, rebuilt);
    expect(await ticket()).toMatchObject({ state: 'open', messages: ['M1', 'M0'], readMessages: 1 });
    expect((await reply())?.state).toBe('sent');
  });

  it('stops an approved reply by what was written after the newest', async () => {
    await approvedCase();
    await take(annsMail('M2', { sentAt: NOW - DAY }, '<M1@firm.example>'), rebuilt);
    expect((await reply())?.state).toBe('cancelled');
    expect((await ticket())?.messages).toEqual(['M1', 'M2']);
  });
});
