import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runSummary } from '../../src/cli/summary.ts';
import type { Config } from '../../src/config.ts';
import { isoWeek } from '../../src/core/iso-week.ts';
import { mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';

const WEEK = isoWeek(Date.now(), 'UTC');

let desk: TestDesk;
let config: Config;
let folder: string;
beforeEach(async () => {
  desk = await startTestDesk();
  config = { ...desk.config, redisUrl: desk.redis.path };
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-summary-'));
});
afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true });
});

async function summary(...args: string[]) {
  const written = { out: '', err: '' };
  const io = {
    stdout: { write: (text: string) => (written.out += text) },
    stderr: { write: (text: string) => (written.err += text) },
  };
  const code = await runSummary(args, io, () => config);
  return { code, ...written };
}

const posts = () =>
  desk.slack.messages(desk.review).filter(({ metadata }) => metadata?.event_type === 'stepcheck_notice');

describe('the command summary', () => {
  it('prints a week with --dry-run, writes its charts, and posts nothing', async () => {
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen');
    const { code, out } = await summary('--week', WEEK, '--dry-run', '--out', join(folder, 'charts'));
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`Support in week ${WEEK}[\\s\\S]*1 new ticket \\(1 email\\)`));
    expect(await readdir(join(folder, 'charts'))).toEqual([
      `summary-${WEEK}-steps.png`,
      `summary-${WEEK}-tickets.png`,
    ]);
    expect(posts()).toEqual([]);
  });

  it('has the desk post a week, once, and again only where that is asked for', async () => {
    expect(await summary('--week', WEEK)).toMatchObject({ code: 0, err: '' });
    await vi.waitFor(() => expect(posts()).toHaveLength(1), 20_000);
    expect(posts().map(textOf).join()).toContain(`Support in week ${WEEK}`);

    await vi.waitFor(
      async () => expect((await summary('--week', WEEK)).err).toMatch(/posted already.*--again/),
      5_000,
    );
    expect(await summary('--week', WEEK, '--again')).toMatchObject({ code: 0, err: '' });
    await vi.waitFor(() => expect(posts()).toHaveLength(2), 20_000);
  });

  it.each([
    [[], /Which week/],
    [['--week', '2025-W53'], /no week/],
    [['--week', WEEK, '--out', 'x'], /--dry-run only/],
    [['--week', WEEK, '--dry-run', '--again'], /do not go together/],
  ])('says what is wrong with %j', async (args, words) => {
    const { code, err } = await summary(...args);
    expect(code).toBe(2);
    expect(err).toMatch(words);
  });
});
