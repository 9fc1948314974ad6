import { describe, expect, it } from 'vitest';
import { acknowledgeDecision, loopRefusal } from '../../src/reading/acknowledge.ts';
import { messageKind } from '../../src/reading/message-kind.ts';
import { aMessage, type MessageParts } from '../support/a-message.ts';

const OWN = ['support@desk.example'];
const TEXT = 'Jump says "Need admin approval" when I sign in.';

function decide(parts: MessageParts) {
  const message = aMessage({ text: TEXT, ...parts });
  return acknowledgeDecision(message, messageKind(message, OWN).kind);
}

const header = (name: string, value: string): MessageParts => ({ headers: { [name]: value } });
const report = (
  type: 'delivery-status' | 'disposition-notification' | 'feedback-report',
  action: string,
) => ({
  report: { type, action, originalMessageId: null, status: null, diagnostic: null, recipient: null },
});

const NO_SENDER = 'its envelope has no sender that may be answered';
const AUTO = 'it is an automatic reply';
const LIST = 'it came through a mailing list';
const NOTICE = 'automatic notices are never answered';
const BOUNCE = 'delivery reports are never answered';

const REFUSED: readonly (readonly [string, MessageParts, string])[] = [
  ['our own address', { from: 'Support@Desk.example' }, "it looks like the desk's own message"],
  ['our own X-Loop', header('x-loop', 'support@desk.example'), "it looks like the desk's own message"],
  ['a failed delivery', report('delivery-status', 'failed'), BOUNCE],
  ['a delayed delivery', report('delivery-status', 'delayed'), BOUNCE],
  ['a complaint report', report('feedback-report', 'abuse'), NOTICE],
  ['a read receipt', report('disposition-notification', 'manual-action; displayed'), NOTICE],
  ['Return-Path <>', header('return-path', '<>'), NO_SENDER],
  ['Return-Path < >', header('return-path', ' < > '), NO_SENDER],
  ['MAIL FROM:<>', { envelopeFrom: '' }, NO_SENDER],
  ['no From', { from: '' }, 'it does not name exactly one sender'],
  ['a From that is no address', { from: 'undisclosed-recipients:;' }, 'its sender has no usable address'],
  [
    'a local part of 65 letters',
    { from: `${'a'.repeat(65)}@firm.example` },
    "its sender's address is too long to be real",
  ],
  ['Auto-Submitted: auto-replied', header('auto-submitted', 'auto-replied; owner-email="a@b"'), AUTO],
  ['Auto-Submitted: auto-generated', header('auto-submitted', 'Auto-Generated'), NOTICE],
  ['X-Autoreply', header('x-autoreply', 'yes'), AUTO],
  ['X-Autorespond', header('x-autorespond', 'Re: help'), AUTO],
  ['X-Autoresponder', header('x-autoresponder', '1'), AUTO],
  ['Precedence: auto_reply', header('precedence', 'auto_reply'), AUTO],
  ['an absence note', { subject: 'Out of Office: Jump' }, AUTO],
  ['List-Id', header('list-id', '<users.lists.example>'), LIST],
  ['List-Post', header('list-post', '<mailto:users@lists.example>'), LIST],
  ['List-Unsubscribe', header('list-unsubscribe', '<https://lists.example/u>'), LIST],
  ['Precedence: bulk', header('precedence', 'Bulk'), LIST],
  ['Precedence: list', header('precedence', 'list'), LIST],
  ['Precedence: junk', header('precedence', 'junk'), LIST],
  ['mailer-daemon', { from: 'MAILER-DAEMON@mx.example' }, NOTICE],
  ['postmaster', { from: 'postmaster@mx.example' }, NOTICE],
  ['no-reply', { from: 'no-reply@tool.example' }, NOTICE],
  ['do-not-reply', { from: 'do_not_reply@tool.example' }, NOTICE],
  ['owner-*', { from: 'owner-users@lists.example' }, 'it came from the manager of a mailing list'],
  ['*-request', { from: 'users-request@lists.example' }, 'it came from the manager of a mailing list'],
  [
    'X-Auto-Response-Suppress: All',
    header('x-auto-response-suppress', 'All'),
    'it asks for no automatic answer (X-Auto-Response-Suppress)',
  ],
  [
    'X-Auto-Response-Suppress with AutoReply in it',
    header('x-auto-response-suppress', 'DR, RN, AutoReply'),
    'it asks for no automatic answer (X-Auto-Response-Suppress)',
  ],
  ['X-Spam-Flag', header('x-spam-flag', 'YES'), 'a spam filter flagged it'],
  ['X-Spam-Status', header('x-spam-status', 'Yes, score=9.1'), 'a spam filter flagged it'],
  ['X-Loop: yes', header('x-loop', 'yes'), 'a machine wrote it (X-Loop)'],
];

const ACKNOWLEDGED: readonly (readonly [string, MessageParts])[] = [
  ['a person', {}],
  ['Auto-Submitted: no', header('auto-submitted', 'no')],
  ['a Return-Path with an address', header('return-path', '<ann@firm.example>')],
  ['a local part of 64 letters', { from: `${'a'.repeat(64)}@firm.example` }],
  ['X-Auto-Response-Suppress: DR', header('x-auto-response-suppress', 'DR')],
  ['X-Auto-Response-Suppress: RN, NRN', header('x-auto-response-suppress', 'RN, NRN')],
  ['X-Auto-Response-Suppress: OOF', header('x-auto-response-suppress', 'OOF')],
  ['X-Auto-Response-Suppress: NDR, None', header('x-auto-response-suppress', 'NDR, None')],
  ['X-Spam-Flag: NO', header('x-spam-flag', 'NO')],
  ["another system's X-Loop", header('x-loop', 'forwarder@firm.example')],
  ['an owner of something', { from: 'owner@firm.example' }],
];

describe('a mail alone', () => {
  it.each(REFUSED)('is not acknowledged where there is %s, and the reason is said', (_, parts, reason) => {
    expect(decide(parts)).toEqual({ send: false, reason });
  });

  it.each(ACKNOWLEDGED)('is acknowledged with %s', (_, parts) => {
    expect(decide(parts)).toEqual({ send: true, reason: 'a person wrote it' });
  });

  it('is not acknowledged where From names a group', () => {
    const message = aMessage({ text: TEXT });
    if (message.thread.channel !== 'email') throw new Error('no mail');
    const from = ['ann@firm.example', 'bob@firm.example'].map((address) => ({ address, name: null }));
    const group = { ...message, thread: { ...message.thread, from } };
    expect(acknowledgeDecision(group, 'customer').reason).toBe('it does not name exactly one sender');
  });

  it('is not acknowledged where its sender failed DMARC', () => {
    const message = aMessage({
      text: TEXT,
      headers: { 'authentication-results': 'mx.desk.example; dmarc=fail' },
    });
    expect(acknowledgeDecision(message, 'customer')).toEqual({
      send: false,
      reason: 'its sender could not be verified (DMARC failed)',
    });
  });

  it('is not acknowledged where nobody could read it', () => {
    const message = { ...aMessage({ text: TEXT }), readable: false };
    expect(acknowledgeDecision(message, 'customer')).toEqual({
      send: false,
      reason: 'nobody could read it',
    });
  });
});

describe('a mail beside what the desk knows of itself', () => {
  const MINE = '<stepcheck.T1001.ack.signed@desk.example>';
  const own = { addresses: OWN, isOurs: (id: string) => id === MINE };
  const refusalOf = (change: object, headers: Record<string, string[]> = {}) => {
    const message = aMessage({ text: TEXT });
    if (message.thread.channel !== 'email') throw new Error('no mail');
    const thread = { ...message.thread, ...change };
    return loopRefusal({ ...message, thread, headers }, own);
  };
  const us = [{ address: 'SUPPORT@desk.example', name: null }];

  it('feeds no loop where it says nothing of the desk', () => {
    expect(refusalOf({})).toBeNull();
    expect(refusalOf({ to: us, cc: us })).toBeNull();
    expect(refusalOf({}, { 'x-loop': ['forwarder@firm.example'] })).toBeNull();
    expect(refusalOf({ references: ['<1@firm.example>'], inReplyTo: ['<1@firm.example>'] })).toBeNull();
  });

  it.each([
    ['names the desk in From', { from: us }, "it came from one of the desk's own addresses"],
    ['names the desk in Reply-To', { replyTo: us }, 'it asks for answers to the desk itself'],
    [
      'came in the name of the desk',
      { envelopeFrom: 'support@desk.example' },
      "it was sent in the name of one of the desk's own addresses",
    ],
    ['has a Message-ID of ours', { messageId: MINE }, 'it is our own mail come back'],
    ['answers a mail of ours', { inReplyTo: [MINE] }, 'it answers a mail of ours'],
    [
      'has a mail of ours in its thread',
      { references: ['<1@x.example>', MINE] },
      'it answers a mail of ours',
    ],
  ])('feeds one where it %s', (_, change, reason) => {
    expect(refusalOf(change)).toBe(reason);
  });

  it('feeds one where X-Loop names the desk', () => {
    expect(refusalOf({}, { 'x-loop': ['other@firm.example', ' Support@desk.example'] })).toBe(
      'it went through this desk before (X-Loop)',
    );
  });
});
