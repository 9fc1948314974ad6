import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/core/transition.ts';
import { weeklySummary } from '../../src/writing/summary.ts';
import { weekNumbers } from '../../src/writing/week.ts';
import { adminApproval } from './case.ts';

const MINUTE = 60_000;

async function* stream(...facts: [Fact['type'], Fact['fields']][]): AsyncGenerator<Fact> {
  for (const [type, fields] of facts) yield { at: 0, type, ticketId: 'T1', fields };
}

describe('the weekly summary', () => {
  it('says the week in a few lines', async () => {
    const numbers = await weekNumbers(
      stream(
        ['ticket_opened', { channel: 'email' }],
        ['ticket_opened', { channel: 'email' }],
        ['ticket_opened', { channel: 'slack' }],
        ['message_joined', { channel: 'email' }],
        ['parked', { kind: 'auto_reply' }],
        ['ack_refused', { reason: 'mailing list' }],
        ['sent', { kind: 'acknowledgement' }],
        ['sent', { kind: 'card' }],
        [
          'read',
          { stage: 'blocked', article: 'a', confidence: 'high', missing: 'contact_admin,admin_approval' },
        ],
        ['read', { stage: 'waiting', article: 'a', confidence: 'high', missing: 'admin_approval' }],
        ['read', { stage: 'unclear', article: 'none', confidence: 'none', missing: '' }],
        ['decided', { kind: 'approve', ms: 3 * MINUTE }],
        ['decided', { kind: 'edit', ms: 12 * MINUTE }],
        ['decided', { kind: 'reject', reason: 'wrong_reading', ms: 300 * MINUTE }],
        ['decided', { kind: 'undo' }],
        ['sent', { kind: 'reply', ms: 50 * MINUTE }],
        ['send_failed', { kind: 'reply' }],
      ),
    );
    expect(weeklySummary('2026-W47', numbers, [adminApproval()], 2)).toBe(`Support in week 2026-W47
• 3 new tickets (2 email, 1 slack); 1 follow-up message; 1 set aside as automatic (1 auto reply)
• 1 acknowledged, 1 not (1 mailing list)
• Drafts: 1 approved unchanged, 1 edited, 1 rejected (1 wrong reading), 1 taken back; half were decided within 15 minutes
• 1 reply sent, half of them within 1 hour; 1 could not be sent or have an unknown outcome
• Most often missing, of 3 readings: Approved by the admin (2), Admin contacted (1)
• 2 tickets still open.`);
  });

  it('says that a week was empty', async () => {
    expect(weeklySummary('2026-W01', await weekNumbers(stream()), [], 0)).toBe(
      'Support in week 2026-W01: nothing came in. Nothing is open.',
    );
    expect(weeklySummary('2026-W01', await weekNumbers(stream()), [], 1)).toContain('1 ticket still open.');
  });
});

describe('the figures', () => {
  it('do not grow with the week, whatever names come', async () => {
    async function* many(): AsyncGenerator<Fact> {
      for (let n = 0; n < 20_000; n++) {
        yield { at: n, type: 'ack_refused', ticketId: `T${n}`, fields: { reason: `reason ${n}` } };
      }
    }
    const { notAcknowledged } = await weekNumbers(many());
    expect(Object.keys(notAcknowledged).length).toBeLessThanOrEqual(51);
    expect(Object.values(notAcknowledged).reduce((sum, times) => sum + times, 0)).toBe(20_000);
  });

  it('take facts without a time, and names that objects have already', async () => {
    const numbers = await weekNumbers(
      stream(['sent', { kind: 'reply' }], ['parked', { kind: 'constructor' }]),
    );
    expect(numbers).toMatchObject({ repliesSent: 1, replyHalfWithin: null, parked: { constructor: 1 } });
  });
});
