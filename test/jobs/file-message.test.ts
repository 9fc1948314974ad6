import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { intakeItem } from '../../src/core/intake.ts';
import { messageIdOf } from '../../src/core/mail-reference.ts';
import type { Message } from '../../src/core/message.ts';
import { indexTable, type Transition } from '../../src/core/transition.ts';
import { createFolderStore } from '../../src/files/folder-store.ts';
import type { Arrival } from '../../src/jobs/arrival.ts';
import { fileMessage } from '../../src/jobs/file-message.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { createLookup } from '../../src/redis/lookup.ts';
import { createRecords } from '../../src/redis/records.ts';
import { createSign } from '../../src/signing.ts';
import { aMessage } from '../support/a-message.ts';
import { quiet } from '../support/desk.ts';
import { ticketOf } from '../support/records.ts';
import { useRedis } from '../support/redis.ts';
import { reminders } from '../support/reminders.ts';

const own = useRedis();
let folder: string;
let parts: Parts;
const sign = createSign('a secret of this desk');
/** What somebody else commits right before our first commit, which loses by it. */
let rival: Transition | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-file-'));
  const { redis, keys } = own;
  const records = createRecords(redis, keys, 'UTC');
  parts = {
    records: {
      ...records,
      async commit(transition: Transition) {
        if (rival) {
          await records.commit(rival);
          rival = null;
          return false;
        }
        return records.commit(transition);
      },
    },
    lookup: createLookup(redis, keys),
    files: createFolderStore(folder),
    queue: { enqueue: async () => {} },
    settings: { addresses: ['help@desk.example'], acknowledge: 'none', bounceAddress: null },
    isPublicProvider: () => false,
    sign,
    log: quiet,
    remind: reminders(),
  } as unknown as Parts;
});

const message = aMessage({ id: 'M1', messageId: '<m1@firm.example>' });
const arrival: Arrival = {
  message,
  item: intakeItem({
    v: 1,
    id: 'mail.1',
    channel: 'email',
    origin: 'smtp',
    receivedAt: 1_000,
    envelopeFrom: null,
  }),
  kind: 'customer',
  kindReason: '',
  acknowledge: { send: false, reason: '' },
  statesProblem: true,
  aboutArticle: false,
  forwarded: null,
  now: 1_000,
};
const file = (change: Partial<Arrival> = {}) =>
  fileMessage(parts, { ...arrival, ...change }, Buffer.from(`raw ${change.message?.id}`), {
    message,
    files: new Map(),
  });

const stored = async () => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
};

it('a race that is lost leaves no folder behind', async () => {
  rival = { writes: [{ kind: 'ticket', record: ticketOf({ id: 'T1999' }) }] };
  await file();
  const record = await parts.records.message('M1');
  expect(record?.ticketId).toBe('T1001');
  expect((await stored()).sort()).toEqual([`${record?.folder}/message.json`, `${record?.folder}/raw`]);
  await rm(folder, { recursive: true });
});

it('a message that somebody else filed meanwhile is filed once, with the files in one place', async () => {
  const theirs = { v: 1 as const, rev: 0, id: 'M1', identity: 'M1', ticketId: 'T1999', receivedAt: 1 };
  rival = { writes: [{ kind: 'message', record: { ...theirs, folder: 'messages/M1' } }] };
  await file();
  expect((await parts.records.message('M1'))?.ticketId).toBe('T1999');
  expect(await parts.records.ticket('T1001')).toBeNull();
  expect((await stored()).sort()).toEqual(['messages/M1/message.json', 'messages/M1/raw']);
  await rm(folder, { recursive: true });
});

it('a message whose first try died before it was filed leaves no folder behind at the second', async () => {
  const { commit } = parts.records;
  parts.records.commit = () => Promise.reject(new Error('the process died'));
  await expect(file()).rejects.toThrow('died');
  parts.records.commit = commit;
  await file();
  const record = await parts.records.message('M1');
  expect((await stored()).sort()).toEqual([`${record?.folder}/message.json`, `${record?.folder}/raw`]);
});

it('an item is filed once, whether it was read at last or given up as unreadable', async () => {
  const raw = Buffer.from('a mail');
  const unread = aMessage({ id: 'Munread', messageId: '<m1@firm.example>' });
  await fileMessage(parts, { ...arrival, message: unread }, raw, { message: unread, files: new Map() });
  await fileMessage(parts, arrival, raw, { message, files: new Map() });
  expect(await parts.records.message('M1')).toBeNull();
  expect(await parts.lookup.openTickets()).toEqual(['T1001']);
});

it('an item with other content under the same id is another mail', async () => {
  const other = aMessage({ id: 'M2', from: 'tom@fuller.example', messageId: '<m2@fuller.example>' });
  await file();
  await file({ message: other });
  expect((await parts.lookup.openTickets()).sort()).toEqual(['T1001', 'T1002']);
});

it('an imported mail is kept closed and silent; a live one in its thread opens the case with both', async () => {
  const imported = intakeItem({
    ...arrival.item,
    id: 'import.1',
    origin: 'file',
    backlog: 'imported',
    cards: false,
  });
  await file({ item: imported });
  expect(await parts.records.ticket('T1001')).toMatchObject({ state: 'closed', cards: false });
  expect(await own.redis.zcard(own.keys.due)).toBe(0);
  expect(await parts.lookup.openTickets()).toEqual([]);

  const live = aMessage({ id: 'M2', messageId: '<m2@firm.example>' });
  if (live.thread.channel === 'email') live.thread.references.push('<m1@firm.example>');
  await file({ message: live });
  expect(await parts.records.ticket('T1001')).toMatchObject({
    state: 'open',
    cards: true,
    messages: ['M1', 'M2'],
  });

  // What is imported of a case that goes on is kept beside it.
  const late = aMessage({ id: 'M3', messageId: '<m3@firm.example>' });
  if (late.thread.channel === 'email') late.thread.references.push('<m1@firm.example>');
  await file({ message: late, item: { ...imported, id: 'import.2' } });
  expect(await parts.records.ticket('T1001')).toMatchObject({ messages: ['M1', 'M2'], aside: ['M3'] });
  await rm(folder, { recursive: true });
});

describe('a message that looks like our own', () => {
  const own = { kind: 'own_message' as const, kindReason: 'it says so' };
  const ours = messageIdOf({ ticketId: 'T7', what: 'ack' }, 'desk.example', sign);
  const fromList: Message = aMessage({ from: 'list@elsewhere.example', messageId: ours });

  it('is kept without a ticket where its Message-ID is one that we made, whoever passed it on', async () => {
    await file({ ...own, message: fromList });
    expect((await parts.records.message(fromList.id))?.ticketId).toBeNull();
  });

  it('is kept without a ticket where we are known to have sent it before ids were signed', async () => {
    const old = aMessage({ from: 'help@desk.example', messageId: '<stepcheck.ack.T7@desk.example>' });
    const entry = { table: indexTable.ownMail, key: '<stepcheck.ack.T7@desk.example>', value: 'T7' };
    await parts.records.commit({ writes: [], index: [entry] });
    await file({ ...own, message: old });
    expect((await parts.records.message(old.id))?.ticketId).toBeNull();
  });

  it('is parked where that is not proven, and never acknowledged', async () => {
    const marked = aMessage({ from: 'mia@birchwood.example', messageId: '<1@birchwood.example>' });
    const acknowledge = { send: false, reason: "it looks like the desk's own message" };
    await file({ ...own, message: marked, acknowledge });
    expect(await parts.records.ticket('T1001')).toMatchObject({
      state: 'parked',
      acknowledge,
      messages: [marked.id],
      customer: { address: 'mia@birchwood.example' },
      route: { to: 'mia@birchwood.example' },
    });
    expect(await parts.records.send('ack.T1001')).toBeNull();
    expect(await parts.lookup.parkedTickets()).toEqual(['T1001']);
  });

  it('and comes from the desk’s address joins no case, whatever thread it names', async () => {
    await file();
    const posted = aMessage({ id: 'M2', from: 'help@desk.example', messageId: '<web@desk.example>' });
    if (posted.thread.channel !== 'email') throw new Error('not a mail');
    posted.thread.references.push('<m1@firm.example>');
    posted.thread.replyTo.push({ address: 'mia@birchwood.example', name: 'Mia' });
    await file({ ...own, message: posted, item: { ...arrival.item, id: 'mail.2' } });
    expect(await parts.records.ticket('T1001')).toMatchObject({ messages: ['M1'], aside: [] });
    expect(await parts.records.ticket('T1002')).toMatchObject({
      state: 'parked',
      customer: { name: 'Mia', address: 'mia@birchwood.example' },
      route: { to: 'mia@birchwood.example' },
      possibly: [],
    });
  });

  it('and is by the customer of a case, passed on by a forwarder, joins it', async () => {
    await file();
    const more = aMessage({ id: 'M2', messageId: '<m2@firm.example>' });
    if (more.thread.channel === 'email') more.thread.references.push('<m1@firm.example>');
    await file({ ...own, message: more, item: { ...arrival.item, id: 'mail.2' } });
    expect(await parts.records.ticket('T1001')).toMatchObject({ messages: ['M1', 'M2'], aside: [] });
  });
});
