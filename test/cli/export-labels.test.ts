import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { parseCaseLabels } from '../../src/cli/eval/cases/label.ts';
import { runExport } from '../../src/cli/export-labels.ts';
import { applyHandling, type Handling } from '../../src/core/apply-handling.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { createRecords } from '../../src/redis/records.ts';
import { mailFromMia, startTestDesk, type TestDesk } from '../support/desk.ts';
import { adminApproval } from '../writing/case.ts';

let desk: TestDesk;
let redis: Redis;
let folder: string;
beforeEach(async () => {
  desk = await startTestDesk();
  redis = new Redis(desk.redis.path);
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-labels-'));
});
afterEach(async () => {
  redis.disconnect();
  await desk.close();
  await rm(folder, { recursive: true });
});

async function exported(...args: string[]) {
  const written = { out: '', err: '' };
  const io = {
    stdout: { write: (text: string) => (written.out += text) },
    stderr: { write: (text: string) => (written.err += text) },
  };
  const code = await runExport(args, io, () => ({ ...desk.config, redisUrl: desk.redis.path }));
  return { code, ...written };
}

async function decided(handling: Pick<Handling & { kind: 'set_steps' }, 'kind' | 'steps'>): Promise<void> {
  const records = createRecords(redis, keysOf(desk.config.deskId), 'UTC');
  const ticket = await records.ticket('T1001');
  if (!ticket) throw new Error('There is no ticket.');
  const draft = await records.draft('T1001', 1);
  const by = { id: 'U1', name: 'Ana Ruiz' };
  const decision: Handling = { ...handling, ticketId: 'T1001', draftVersion: 1, seenMessages: 1, by };
  const applied = applyHandling({ ticket, draft, newest: draft, reply: null }, decision, Date.now());
  if ('refused' in applied) throw new Error(applied.refused.told);
  expect(await records.commit(applied.transition)).toBe(true);
}

it('writes what an agent corrected as a labelled mail that names nobody', async () => {
  await desk.deliver(mailFromMia());
  await desk.cardSaying('Mia Chen', 'Acknowledged');
  // The desk may be writing to the same ticket: whoever loses reads again.
  await vi.waitFor(() => decided({ kind: 'set_steps', steps: [{ step: 'contact_admin', status: 'done' }] }));
  await desk.cardSaying('set by Ana Ruiz');

  const { code, out } = await exported(folder);
  expect(out).toMatch(/^1 corrected case written/);
  expect(code).toBe(0);
  const article = adminApproval();
  const labels = parseCaseLabels(await readFile(join(folder, 'labels.jsonl'), 'utf8'), {
    all: [article],
    byId: (id) => (id === article.id ? article : null),
  });
  expect(labels).toMatchObject([
    { file: 'case-001.eml', article: 'microsoft-admin-approval', steps: { contact_admin: 'done' } },
  ]);
  const mail = await readFile(join(folder, 'case-001.eml'), 'utf8');
  expect(mail).toContain('Need admin approval');
  expect(mail).not.toMatch(/mia|chen|birchwood/i);
});

it('says so where nobody corrected anything, and what is wrong with its line', async () => {
  expect(await exported(folder)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^No agent corrected/),
  });
  expect(await exported()).toMatchObject({ code: 2, err: expect.stringMatching(/^Name the folder/) });
  expect(await exported(folder, '--weeks', 'many')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/whole number/),
  });
});
