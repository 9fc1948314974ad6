import { describe, expect, it } from 'vitest';
import { businessTime } from '../../src/core/business-time.ts';
import type { Fact } from '../../src/core/transition.ts';
import { weeklySummary } from '../../src/writing/summary.ts';
import { weeklyCharts } from '../../src/writing/summary-charts.ts';
import { summaryMail, summaryText } from '../../src/writing/summary-mail.ts';
import type { OpenCases } from '../../src/writing/summary-open.ts';
import { type WeekFrame, weekNumbers } from '../../src/writing/week.ts';
import { adminApproval } from './case.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONDAY = Date.UTC(2026, 10, 16);
const NOW = MONDAY + 7 * DAY + 9 * HOUR;
const frame: WeekFrame = { monday: MONDAY, timeZone: 'UTC', businessTime: null };
const NOTHING_OPEN: OpenCases = { count: 0, standing: {}, oldest: [] };

async function* stream(...facts: [Fact['type'], Fact['fields'], number?][]): AsyncGenerator<Fact> {
  for (const [type, fields, at] of facts) yield { at: at ?? MONDAY + HOUR, type, ticketId: 'T1', fields };
}

const aWeek = () =>
  weekNumbers(
    stream(
      ['ticket_opened', { channel: 'email' }],
      ['ticket_opened', { channel: 'email' }, MONDAY + 2 * DAY],
      ['ticket_opened', { channel: 'slack' }, MONDAY + 6 * DAY],
      ['message_joined', { channel: 'email' }],
      ['parked', { kind: 'auto_reply' }],
      ['ack_refused', { reason: 'mailing list' }],
      ['sent', { kind: 'acknowledgement', ms: 2_000 }],
      ['sent', { kind: 'card', ms: 4_000 }],
      [
        'read',
        {
          stage: 'blocked',
          article: 'a',
          missing: 'contact_admin,admin_approval',
          evidence: 'screenshot',
          nth: 'first',
        },
      ],
      [
        'read',
        {
          stage: 'waiting',
          article: 'a',
          missing: 'admin_approval',
          evidence: 'screenshot,scope_count',
          nth: 'further',
          left: 'contact_admin',
          leftMs: 2 * DAY,
        },
      ],
      ['read', { stage: 'unclear', article: 'none', missing: '', nth: 'first' }],
      ['decided', { kind: 'approve', ms: 3 * MINUTE, waitedMs: 3 * MINUTE }],
      ['decided', { kind: 'edit', ms: 12 * MINUTE, waitedMs: 12 * MINUTE, ratio: 0.9, reasons: 'tone' }],
      ['decided', { kind: 'edit', waitedMs: 12 * MINUTE, ratio: 0.39, reasons: 'wrong_step,tone' }],
      ['decided', { kind: 'reject', reason: 'wrong_reading', waitedMs: 300 * MINUTE }],
      ['decided', { kind: 'undo' }],
      ['step_set', { step: 'admin_approval', from: 'done', to: 'not_done' }],
      ['step_set', { step: 'contact_admin', from: 'unknown', to: 'done' }],
      ['answered_elsewhere', { how: 'mailbox' }],
      ['sent', { kind: 'reply', ms: 50 * MINUTE }],
      ['send_failed', { kind: 'reply' }],
    ),
    frame,
  );

describe('the weekly summary', () => {
  it('says the week in a few lines', async () => {
    const report = weeklySummary({
      isoWeek: '2026-W47',
      numbers: await aWeek(),
      before: null,
      open: {
        count: 2,
        standing: { contact_admin: { count: 2, since: NOW - 3 * DAY } },
        oldest: [
          {
            id: 'T1001',
            createdAt: NOW - 12 * DAY,
            state: 'open',
            owner: null,
            url: 'https://slack.example/1',
          },
          { id: 'T1002', createdAt: NOW - 3 * DAY, state: 'open', owner: 'Ana', url: null },
        ],
      },
      articles: [adminApproval()],
      modelCostUsd: 1.234,
      now: NOW,
    });
    expect(summaryText(report)).toBe(`Support in week 2026-W47

What came in
- 3 new tickets (2 email, 1 slack)
- 1 follow-up message
- 1 set aside as automatic (1 auto reply)
- Stage at the first reading: 1 blocked, 1 unclear
- 1 reading fitted no article

How fast
- Acknowledgement: half within 2 seconds, 9 of 10 within 2 seconds (1)
- Card: half within 4 seconds, 9 of 10 within 4 seconds (1)
- Decision: half within 12 minutes, 9 of 10 within 4.9 hours (4)
- Reply: half within 51 minutes, 9 of 10 within 51 minutes (1)

Drafts
- 1 approved unchanged, 2 edited, 1 rejected, 1 taken back
- Of the edited, 1 kept 85% of the draft or more, 0 kept 40% or more, 1 less
- Why edited: 2 tone, 1 a step was judged wrongly
- Why rejected: 1 “The case was read wrongly”
- Agents corrected 2 steps; 1 of them had been taken for done (1 Approved by the admin)
- 1 answered from the mailbox or in the customer's thread
- 1 reply sent
- 1 could not be sent or has an unknown outcome

Where customers stand
- Admin contacted: the first thing missing in 1 of 2 new cases; 1 got past it, half of them within 2 days; 2 stand there now, the longest for 3 days
- Evidence most often missing, of 3 readings: a screenshot (2), the count of permissions (1)

Still open
- 2 tickets still open. The oldest:
- T1001, open for 12 days, nobody has it: https://slack.example/1
- T1002, open for 3 days, with Ana

Acknowledgements and cost
- 1 acknowledged, 1 not: 1 mailing list
- The model cost $1.23`);
  });

  it('says that a week was empty, and what is open all the same', async () => {
    const numbers = await weekNumbers(stream(), frame);
    const empty = (open: OpenCases) =>
      summaryText(
        weeklySummary({
          isoWeek: '2026-W01',
          numbers,
          before: null,
          open,
          articles: [],
          modelCostUsd: null,
          now: NOW,
        }),
      );
    expect(empty(NOTHING_OPEN)).toBe(
      'Support in week 2026-W01\n\nAn empty week\n- Nothing came in, and nothing was sent or decided.\n\nStill open\n- Nothing is open.',
    );
    expect(empty({ ...NOTHING_OPEN, count: 1 })).toContain('1 ticket still open.');
    expect(weeklyCharts('2026-W01', numbers, [])).toEqual([]);
  });

  it('says what changed from the week before', async () => {
    const before = await weekNumbers(
      stream(
        ['ticket_opened', { channel: 'email' }],
        ['sent', { kind: 'reply', ms: 2 * HOUR }],
        ['decided', { kind: 'approve' }],
      ),
      frame,
    );
    const report = weeklySummary({
      isoWeek: '2026-W47',
      numbers: await aWeek(),
      before,
      open: NOTHING_OPEN,
      articles: [],
      modelCostUsd: null,
      now: NOW,
    });
    expect(summaryText(report)).toMatch(
      /Against the week before: tickets 3 \(1 before, \+2\); replies 1, as many; half of the replies within 51 minutes \(2 hours before\); 25% of the drafts approved unchanged \(100% before\)/,
    );
  });

  it('suggests other words for the article where many stumble at one step, and only there', async () => {
    const reading = { stage: 'blocked', article: 'a', missing: 'contact_admin', nth: 'first' };
    const tell = async (times: number) => {
      const facts = Array.from({ length: times }, (): [Fact['type'], Fact['fields']] => ['read', reading]);
      return summaryText(
        weeklySummary({
          isoWeek: '2026-W47',
          numbers: await weekNumbers(stream(...facts), frame),
          before: null,
          open: NOTHING_OPEN,
          articles: [adminApproval()],
          modelCostUsd: null,
          now: NOW,
        }),
      );
    };
    expect(await tell(5)).toMatch(
      /Many stumble at “Admin contacted”\. For the article: say in the first sentence/,
    );
    expect(await tell(4)).not.toMatch(/stumble/);
  });

  it('goes into a mail with its charts, and nothing in it is markup', async () => {
    const report = {
      heading: 'Week',
      sections: [{ title: 'A & B', lines: [{ text: '<b>x</b>', url: 'https://a.example/?b=1&c="' }] }],
    };
    const png = new Uint8Array([1]);
    const mail = summaryMail({
      report,
      pictures: [{ key: 'summary-2026-W47-tickets', title: 'T', alt: '2 "new"', png }],
    });
    expect(mail.html).toContain('A &amp; B');
    expect(mail.html).toContain('<a href="https://a.example/?b=1&amp;c=&quot;">&lt;b&gt;x&lt;/b&gt;</a>');
    expect(mail.html).toContain('src="cid:summary-2026-W47-tickets@stepcheck" alt="2 &quot;new&quot;"');
    expect(mail.text).toContain('2 "new"');
    expect(mail.attachments).toHaveLength(1);
  });
});

describe('the charts of a week', () => {
  it('show what came on which day, where cases stand and how long replies took, and say it in words', async () => {
    const charts = weeklyCharts('2026-W47', await aWeek(), [adminApproval()]);
    expect(charts.map(({ alt }) => alt)).toEqual([
      'New tickets each day, week 2026-W47: Mon 1, Tue 0, Wed 1, Thu 0, Fri 0, Sat 0, Sun 1 (tickets).',
      'The first step that new cases had yet to do, week 2026-W47: Admin contacted 1 (cases).',
      "From the customer's message to the reply, week 2026-W47: up to 15 minutes 0, up to 1 hour 1, up to 4 hours 0, up to 8 hours 0, up to 1 day 0, up to 3 days 0, longer 0 (replies).",
    ]);
  });
});

describe('the figures', () => {
  it('do not grow with the week, whatever names come', async () => {
    async function* many(): AsyncGenerator<Fact> {
      for (let n = 0; n < 20_000; n++) {
        yield { at: n, type: 'ack_refused', ticketId: `T${n}`, fields: { reason: `reason ${n}` } };
        yield { at: n, type: 'read', ticketId: `T${n}`, fields: { left: `step ${n}`, leftMs: n } };
      }
    }
    const { notAcknowledged, left } = await weekNumbers(many(), frame);
    expect(Object.keys(notAcknowledged).length).toBeLessThanOrEqual(51);
    expect(Object.values(notAcknowledged).reduce((sum, times) => sum + times, 0)).toBe(20_000);
    expect(Object.keys(left).length).toBeLessThanOrEqual(51);
  });

  it('take facts without a time, and names that objects have already', async () => {
    const numbers = await weekNumbers(
      stream(['sent', { kind: 'reply' }], ['parked', { kind: 'constructor' }]),
      frame,
    );
    expect(numbers).toMatchObject({
      repliesSent: 1,
      times: { reply: { count: 0, median: null } },
      parked: { constructor: 1 },
    });
  });

  it('count business hours apart', async () => {
    const spans = [{ firstDay: 1, lastDay: 5, from: 9 * 60, to: 17 * 60 }];
    const numbers = await weekNumbers(
      // From Monday 16:00 to Tuesday 10:00.
      stream(['sent', { kind: 'reply', ms: 18 * HOUR }, MONDAY + DAY + 10 * HOUR]),
      { ...frame, businessTime: businessTime({ spans, holidays: [] }, 'UTC') },
    );
    const { median, business } = numbers.times.reply;
    expect(Math.abs((median ?? 0) / (18 * HOUR) - 1)).toBeLessThan(0.025);
    expect(Math.abs((business?.median ?? 0) / (2 * HOUR) - 1)).toBeLessThan(0.025);
  });
});
