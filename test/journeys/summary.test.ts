import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';

const FRIDAY = Date.UTC(2025, 10, 21, 15);
const MONDAY = Date.UTC(2025, 10, 24);
const HOUR = 3_600_000;

let desk: TestDesk;
let now: number;
beforeEach(async () => {
  now = FRIDAY;
  desk = await startTestDesk({ env: { SUMMARY_AT: 'mon 09:00' }, desk: { clock: { now: () => now } } });
});
afterEach(() => desk.close());

const summaries = () =>
  desk.slack.messages(desk.review).filter(({ metadata }) => metadata?.event_type === 'stepcheck_notice');
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
    await vi.waitFor(() => expect(summaries()).toHaveLength(1), 10_000);
    expect(summaries().map(textOf).join()).toMatch(/2025-W47[\s\S]*1/);

    await desk.stop();
    await desk.start();
    await severalSweeps();
    expect(summaries()).toHaveLength(1);
  });

  it('is not owed for weeks before the desk was first started', async () => {
    now = FRIDAY + 2 * HOUR;
    await severalSweeps();
    expect(summaries()).toHaveLength(0);
  });

  it('of a week in which nothing came says so', async () => {
    now = MONDAY + 10 * HOUR;
    await vi.waitFor(() => expect(summaries()).toHaveLength(1), 10_000);
    expect(summaries().map(textOf).join()).toMatch(/no (new )?(cases|tickets|messages)|nothing/i);
  });
});
