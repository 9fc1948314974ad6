import { describe, expect, it } from 'vitest';
import { mailName, moveSend, newSend, sendId } from '../../src/core/send.ts';
import { replyOf } from '../support/records.ts';

describe('a send', () => {
  it('that went out can come back, and then go out again', () => {
    const sent = moveSend(moveSend(replyOf(), 'claimed'), 'sent');
    const failed = moveSend(sent, 'failed', { outcome: { at: 1, detail: 'came back: mailbox full' } });
    expect(moveSend(failed, 'due').state).toBe('due');
  });

  it('that went out is not sent a second time by itself', () => {
    const sent = moveSend(moveSend(replyOf(), 'claimed'), 'sent');
    expect(() => moveSend(sent, 'claimed')).toThrow('cannot go from sent to claimed');
    expect(() => moveSend(sent, 'due')).toThrow('cannot go from sent to due');
  });
});

describe('the name of a mail', () => {
  it('leads back to its send', () => {
    const acknowledgement = newSend({
      id: sendId.acknowledgement('T1001'),
      kind: 'acknowledgement',
      ticketId: 'T1001',
      dueAt: 0,
    });
    expect(sendId.mail('T1001', mailName(acknowledgement) ?? '')).toBe(acknowledgement.id);
    const reply = replyOf();
    expect(sendId.mail('T1001', mailName(reply) ?? '')).toBe(reply.id);
  });

  it('is none for a card', () => {
    expect(mailName(newSend({ id: 'card.T1001', kind: 'card', ticketId: 'T1001', dueAt: 0 }))).toBeNull();
  });
});
