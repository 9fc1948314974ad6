import { describe, expect, it } from 'vitest';
import { readBounceAddress } from '../../src/core/mail-reference.ts';
import { newSend } from '../../src/core/send.ts';
import type { DeskSettings } from '../../src/core/settings.ts';
import { envelopeFrom } from '../../src/jobs/envelope-from.ts';
import { createSign } from '../../src/signing.ts';
import { replyOf } from '../support/records.ts';

const sign = createSign('secret');
const acknowledgement = newSend({
  id: 'ack.T1001',
  kind: 'acknowledgement',
  ticketId: 'T1001',
  dueAt: 0,
});
const partsWith = (bounceAddress: string | null) => {
  const settings: DeskSettings = {
    language: 'en',
    deskName: 'The desk',
    addresses: ['support@desk.example', 'help@desk.example'],
    acknowledge: 'all',
    acknowledgeHourlyCap: 200,
    bounceAddress,
    replies: true,
    undoMs: 0,
    timeZone: 'UTC',
    businessHours: { spans: [{ firstDay: 1, lastDay: 5, from: 540, to: 1020 }], holidays: [] },
    summaryTo: [],
    parkedCards: true,
  };
  return { settings, sign };
};

describe('what comes back goes', () => {
  it('nowhere for an acknowledgement and to the desk for a reply, where there is no bounce address', () => {
    expect(envelopeFrom(partsWith(null), acknowledgement)).toBe('');
    expect(envelopeFrom(partsWith(null), replyOf())).toBe('support@desk.example');
  });

  it('to an address that says which mail it was, where there is one', () => {
    const parts = partsWith('bounces@desk.example');
    const read = (address: string) => readBounceAddress(address, sign, 'bounces@desk.example');
    expect(read(envelopeFrom(parts, acknowledgement))).toEqual({ ticketId: 'T1001', what: 'ack' });
    expect(read(envelopeFrom(parts, replyOf()))).toEqual({ ticketId: 'T1001', what: '1' });
  });

  it('as without one where the tag does not fit into an address', () => {
    const parts = partsWith(`${'b'.repeat(60)}@desk.example`);
    expect(envelopeFrom(parts, acknowledgement)).toBe('');
    expect(envelopeFrom(parts, replyOf())).toBe('support@desk.example');
  });
});
