import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runImport } from '../../src/cli/import.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { mailFromMia, SUPPORT, startTestDesk, type TestDesk } from '../support/desk.ts';

const MANY = 5_000;

let desk: TestDesk;
let redis: Redis;
beforeEach(async () => {
  // Now and then, as in earnest: a sweep asks for each file that waits.
  desk = await startTestDesk({ desk: { tuning: { sweepEveryMs: 2_000 } } });
  redis = new Redis(desk.redis.path);
});
afterEach(async () => {
  redis.disconnect();
  await desk.close();
});

function importing(...args: string[]) {
  const written = { out: '', err: '' };
  const io = {
    stdout: { write: (text: string) => (written.out += text) },
    stderr: { write: (text: string) => (written.err += text) },
    stop: new AbortController().signal,
  };
  const config = { ...desk.config, redisUrl: desk.redis.path };
  return runImport(args, io, () => config).then((code) => ({ code, ...written }));
}

function oldMail(number: number): string {
  return [
    `From: "Customer ${number % 400}" <customer${number % 400}@firm${number % 90}.example>`,
    `To: ${SUPPORT}`,
    `Subject: Old matter ${number}`,
    `Message-ID: <old-${number}@firm.example>`,
    `Date: ${new Date(Date.UTC(2024, 0, 1) + number * 60_000).toUTCString()}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Jump says "Need admin approval" when I sign in, number ${number}. What now?`,
    '',
  ].join('\n');
}

/** How many records of a kind there are. */
async function recordsOf(kind: string): Promise<number> {
  const pattern = keysOf(desk.config.deskId).record(kind, '*');
  let count = 0;
  for await (const keys of redis.scanStream({ match: pattern, count: 1_000 }))
    count += (keys as string[]).length;
  return count;
}

async function oldFolder(mails: string[]): Promise<string> {
  const folder = join(desk.config.dataDir, '..', 'old');
  await mkdir(folder);
  const half = Math.floor(mails.length / 2);
  const line = 'From customer@firm.example Mon Jan  1 08:00:00 2024\n';
  await writeFile(
    join(folder, 'archive.mbox'),
    mails
      .slice(half)
      .map((mail) => `${line}${mail}\n`)
      .join(''),
  );
  await Promise.all(mails.slice(0, half).map((mail, index) => writeFile(join(folder, `${index}.eml`), mail)));
  return folder;
}

describe('an import into a running desk', () => {
  it(`of ${MANY} old mails sends nothing, shows no cards, keeps each mail once, and lets live mail pass`, async () => {
    const folder = await oldFolder(Array.from({ length: MANY }, (_, index) => oldMail(index)));
    const imported = importing(folder, '--json');
    const intake = join(desk.config.dataDir, 'files', 'intake');
    // In the middle: many wait, and some are through.
    await vi.waitFor(
      async () => {
        expect((await readdir(intake)).length).toBeGreaterThan(MANY / 2);
        expect(await recordsOf('message')).toBeGreaterThan(20);
      },
      { timeout: 120_000, interval: 50 },
    );
    await desk.deliver(mailFromMia());
    const card = await desk.cardSaying('Mia Chen', 'Acknowledged');
    expect((await readdir(intake)).length).toBeGreaterThan(0);

    const { code, out } = await imported;
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ taken: MANY, refused: [], deskRuns: true, waiting: 0 });
    expect(await recordsOf('message')).toBe(MANY + 1);
    expect(await recordsOf('ticket')).toBe(MANY + 1);
    expect(desk.outbox.list().map(({ to }) => to)).toEqual([
      expect.stringContaining('mia@birchwood.example'),
    ]);
    expect(desk.cards().map(({ ts }) => ts)).toEqual([card.ts]);
  }, 400_000);

  it('counts what the desk knew before, in whichever way it came', async () => {
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen');
    const live = await recordsOf('message');
    const [folder] = await readdir(join(desk.config.dataDir, 'files', 'messages'));
    const known = await readFile(join(desk.config.dataDir, 'files', 'messages', folder ?? '', 'raw'));
    const twice = oldMail(1);
    const old = await oldFolder([oldMail(2), twice, `X-Copy: of it\n${twice}`]);
    await writeFile(join(old, 'known.eml'), known);
    const first = await importing(old, '--json');
    expect(JSON.parse(first.out)).toMatchObject({ taken: 2, already: 2, waiting: 0 });
    const again = await importing(old);
    expect(again.out).toBe('0 mails taken, 4 there already.\n');
    expect(await recordsOf('message')).toBe(live + 2);
  });
});
