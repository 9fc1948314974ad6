import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';

const FRIDAY = Date.UTC(2025, 10, 21, 15);
const MONDAY = Date.UTC(2025, 10, 24);
const HOUR = 3_600_000;
const LEAD = 'lead@desk.example';

let desk: TestDesk;
let now: number;
beforeEach(async () => {
  now = FRIDAY;
  const env = {
    SUMMARY_AT: 'mon 09:00',
    SUMMARY_TO: `${LEAD}, team@desk.example`,
    BUSINESS_HOURS: 'Mon-Fri 09:00-17:00',
  };
  desk = await startTestDesk({ env, desk: { clock: { now: () => now } } });
});
afterEach(() => desk.close());

const summaries = () =>
  desk.slack.messages(desk.review).filter(({ metadata }) => metadata?.event_type === 'stepcheck_notice');
const charts = () =>
  desk.slack
    .messages(desk.review)
    .flatMap(({ files, threadTs }) => files.map((file) => ({ ...file, threadTs })))
    .filter(({ name }) => name.startsWith('summary-'));
const mails = () => desk.outbox.list().filter(({ subject }) => subject.startsWith('Support in week'));
const severalSweeps = () => new Promise((resolve) => setTimeout(resolve, 1_200));

describe('the weekly summary', () => {
  it('comes on Monday at nine with the figures of the week before, once, whatever restarts happen', async () => {
    await desk.deliver(mailFromMia());
    await desk.press(desk.ana, await desk.cardSaying('Mia Chen', 'Acknowledged'), 'approve');
    await desk.cardSaying('Sent by');

    now = MONDAY + 9 * HOUR - 60_000;
    await severalSweeps();
    expect(summaries()).toHaveLength(0);

    now = MONDAY + 9 * HOUR + 1_000;
    await vi.waitFor(() => expect(charts()).toHaveLength(3), 20_000);
    const [post] = summaries();
    const text = summaries().map(textOf).join();
    expect(text).toMatch(
      /2025-W47[\s\S]*1 new ticket \(1 email\)[\s\S]*1 approved unchanged[\s\S]*T1001, open for 2.8 days/,
    );
    expect(text).toContain('The charts are in the thread.');
    expect(JSON.stringify(post?.blocks)).toMatch(/"type":"link","url":"https:\/\/[^"]*\/archives\//);
    expect(charts().every(({ threadTs }) => threadTs === post?.ts)).toBe(true);

    await vi.waitFor(() => expect(mails()).toHaveLength(2), 20_000);
    const [mail] = mails();
    expect(
      mails()
        .map(({ to }) => to)
        .sort(),
    ).toEqual([LEAD, 'team@desk.example']);
    expect(mail?.text).toContain('1 new ticket');
    expect(mail?.attachments.map(({ type }) => type)).toEqual(['image/png', 'image/png', 'image/png']);
    const names = mail?.headers.map(({ name }) => name.toLowerCase());
    expect(names).toContain('auto-submitted');

    await desk.stop();
    await desk.start();
    await severalSweeps();
    expect([summaries().length, charts().length, mails().length]).toEqual([1, 3, 2]);
  });

  it('is whole and there once, where a picture failed and the answer to the post got lost', async () => {
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen');
    desk.slack.failNext('files.upload', { status: 500 });
    now = MONDAY + 9 * HOUR + 1_000;
    await vi.waitFor(() => expect(summaries()).toHaveLength(1), 20_000);
    await vi.waitFor(() => expect(mails()).toHaveLength(2), 30_000);
    expect(new Set(charts().map(({ name }) => name)).size).toBe(charts().length);
    expect(charts().length).toBeGreaterThan(1);
    expect(summaries()).toHaveLength(1);
  });

  it('is not owed for weeks before the desk was first started', async () => {
    now = FRIDAY + 2 * HOUR;
    await severalSweeps();
    expect(summaries()).toHaveLength(0);
  });

  it('of a week in which nothing came says so, without charts', async () => {
    now = MONDAY + 10 * HOUR;
    await vi.waitFor(() => expect(summaries()).toHaveLength(1), 10_000);
    expect(summaries().map(textOf).join()).toMatch(/An empty week[\s\S]*Nothing came in/);
    await vi.waitFor(() => expect(mails()).toHaveLength(2), 20_000);
    expect(charts()).toEqual([]);
  });
});
