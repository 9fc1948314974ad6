import { describe, expect, it } from 'vitest';
import { intakeItem } from '../../src/core/intake.ts';
import { messageIdOf } from '../../src/core/mail-reference.ts';
import type { DeskSettings } from '../../src/core/settings.ts';
import { acknowledgeNow } from '../../src/jobs/acknowledge-policy.ts';
import type { Arrival } from '../../src/jobs/arrival.ts';
import { createSign } from '../../src/signing.ts';
import { aMessage } from '../support/a-message.ts';
import { deskSettings } from '../support/desk-settings.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const HOUR = 3_600_000;
const sign = createSign('secret');

const settings = deskSettings();

interface Change {
  message?: object;
  item?: object;
  acknowledge?: object;
  aboutArticle?: boolean;
}

function arrivalOf(change: Change = {}): Arrival {
  const message = { ...aMessage({ text: 'Where are my invoices?' }), receivedAt: NOW, sentAt: NOW };
  return {
    message: { ...message, ...change.message },
    item: intakeItem({
      v: 1,
      id: 'mail.1',
      channel: 'email',
      origin: 'smtp',
      receivedAt: NOW,
      envelopeFrom: 'ann@firm.example',
      ...change.item,
    }),
    kind: 'customer',
    kindReason: 'a person wrote it',
    acknowledge: { send: true, reason: 'a person wrote it', ...change.acknowledge },
    statesProblem: true,
    aboutArticle: change.aboutArticle ?? false,
    forwarded: null,
    now: NOW,
  };
}

const decide = (arrival: Arrival, change: Partial<DeskSettings> = {}) =>
  acknowledgeNow({ settings: { ...settings, ...change }, sign }, arrival);

describe('the policy of acknowledgements', () => {
  it('lets out what a person wrote just now', () => {
    expect(decide(arrivalOf())).toEqual({ send: true, reason: 'a person wrote it' });
  });

  it('never overrules the rules of the mail itself', () => {
    const acknowledge = { send: false, reason: 'a spam filter flagged it' };
    expect(decide(arrivalOf({ acknowledge }))).toEqual(acknowledge);
  });

  it.each([
    ['was imported', { item: { backlog: 'imported' } }, 'imported mail is never acknowledged'],
    [
      'lay in a mailbox that was set up anew',
      { item: { backlog: 'mailbox_rebuilt' } },
      'the mailbox was set up anew, and what lay in it is not acknowledged',
    ],
    ['was written two days ago', { message: { sentAt: NOW - 48 * HOUR } }, 'older than 24 hours'],
    [
      'has no date and lay in the mailbox for two days',
      { message: { sentAt: null, receivedAt: NOW - 48 * HOUR } },
      'older than 24 hours',
    ],
    [
      'says that it comes from tomorrow and lay in the mailbox for two days',
      { message: { sentAt: NOW + 24 * HOUR, receivedAt: NOW - 48 * HOUR } },
      'older than 24 hours',
    ],
  ])('holds back what %s', (_, change, reason) => {
    expect(decide(arrivalOf(change))).toEqual({ send: false, reason });
  });

  it('lets out what is a little less than a day old, or has no date', () => {
    expect(decide(arrivalOf({ message: { sentAt: NOW - 23 * HOUR } })).send).toBe(true);
    expect(decide(arrivalOf({ message: { sentAt: null } })).send).toBe(true);
  });

  it('holds back what answers a mail that this desk signed, and not what looks like one', () => {
    const { thread } = arrivalOf().message;
    const answering = (secret: string) => {
      const id = messageIdOf({ ticketId: 'T1001', what: 'ack' }, 'desk.example', createSign(secret));
      return arrivalOf({ message: { thread: { ...thread, inReplyTo: [id] } } });
    };
    expect(decide(answering('secret'))).toEqual({ send: false, reason: 'it answers a mail of ours' });
    expect(decide(answering('another desk')).send).toBe(true);
  });

  it('is off by setting', () => {
    const off = { send: false, reason: 'acknowledgements are off' };
    expect(decide(arrivalOf(), { acknowledge: 'none' })).toEqual(off);
  });

  it('is for what an article is about, by setting', () => {
    expect(decide(arrivalOf({ aboutArticle: true }), { acknowledge: 'article' }).send).toBe(true);
    expect(decide(arrivalOf(), { acknowledge: 'article' })).toEqual({
      send: false,
      reason: 'no article is about it',
    });
  });
});
