import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { intakeItem } from '../../src/core/intake.ts';
import type { Transition } from '../../src/core/transition.ts';
import { createFolderStore } from '../../src/files/folder-store.ts';
import type { Arrival } from '../../src/jobs/arrival.ts';
import { fileMessage } from '../../src/jobs/file-message.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { createLookup } from '../../src/redis/lookup.ts';
import { createRecords } from '../../src/redis/records.ts';
import { aMessage } from '../support/a-message.ts';
import { quiet } from '../support/desk.ts';
import { ticketOf } from '../support/records.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';

let server: TestRedis;
let redis: Redis;
let folder: string;
let parts: Parts;
let desk = 0;
/** What somebody else commits right before our first commit, which loses by it. */
let rival: Transition | null = null;

beforeAll(async () => {
  server = await startTestRedis();
  redis = new Redis(server.path);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

beforeEach(async () => {
  desk += 1;
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-file-'));
  const keys = keysOf(`desk-${desk}`);
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
    sign: () => '',
    lexicons: [],
    log: quiet,
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
  now: 1_000,
};
const file = (change: Partial<Arrival> = {}) =>
  fileMessage(parts, { ...arrival, ...change }, Buffer.from('raw'), { message, files: new Map() });

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

it('a message that somebody else filed meanwhile is filed once, and only their files stay', async () => {
  const theirs = { v: 1 as const, rev: 0, id: 'M1', identity: 'M1', ticketId: 'T1999', receivedAt: 1 };
  rival = { writes: [{ kind: 'message', record: { ...theirs, folder: 'tickets/T1999/M1' } }] };
  await file();
  expect((await parts.records.message('M1'))?.ticketId).toBe('T1999');
  expect(await parts.records.ticket('T1001')).toBeNull();
  expect(await stored()).toEqual([]);
  await rm(folder, { recursive: true });
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
  expect(await redis.zcard(keysOf(`desk-${desk}`).due)).toBe(0);
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
