import { describe, expect, it } from 'vitest';
import type { MessageKind } from '../../src/core/reading.ts';
import { acknowledgeDecision } from '../../src/reading/acknowledge.ts';
import { messageKind } from '../../src/reading/message-kind.ts';
import { aMessage, aPicture, type MessageParts } from '../support/a-message.ts';

const NO_DETAILS = { status: null, diagnostic: null, recipient: null };
const TEXT = 'Hello, I need admin approval for Jump.';

const KINDS: [string, MessageParts, MessageKind, boolean][] = [
  ['a person', { text: TEXT }, 'customer', true],
  ['a subject alone', { subject: 'Need admin approval' }, 'customer', true],
  ['a picture alone', { attachments: [aPicture()] }, 'customer', true],
  [
    'a person whose mail a filter flagged',
    { text: TEXT, headers: { 'x-spam-flag': 'YES' } },
    'customer',
    false,
  ],
  [
    'a person who wants no automatic answer',
    { text: TEXT, headers: { 'x-auto-response-suppress': 'All' } },
    'customer',
    false,
  ],
  [
    'a person who wants no read receipts',
    { text: TEXT, headers: { 'x-auto-response-suppress': 'DR, RN, NRN' } },
    'customer',
    true,
  ],
  ['a person with Auto-Submitted: no', { text: TEXT, headers: { 'auto-submitted': 'no' } }, 'customer', true],
  ['the null sender', { text: TEXT, headers: { 'return-path': '<>' } }, 'customer', false],
  ['a sender without an address', { text: TEXT, from: '' }, 'customer', false],
  [
    'a sender with an endless address',
    { text: TEXT, from: `${'a'.repeat(65)}@firm.example` },
    'customer',
    false,
  ],
  [
    'a failed DMARC check',
    { text: TEXT, headers: { 'authentication-results': 'mx; dmarc=fail' } },
    'customer',
    false,
  ],
  ['the desk itself', { text: TEXT, from: 'Support@desk.example' }, 'own_message', false],
  ['our loop mark', { text: TEXT, headers: { 'x-loop': 'support@desk.example' } }, 'own_message', false],
  [
    'an automatic answer with our loop mark',
    { text: 'Away', headers: { 'x-loop': 'support@desk.example', 'auto-submitted': 'auto-replied' } },
    'auto_reply',
    false,
  ],
  [
    'our acknowledgement come back',
    {
      text: 'x',
      messageId: '<stepcheck.T1.ack.a@desk.example>',
      headers: { 'auto-submitted': 'auto-replied' },
    },
    'own_message',
    false,
  ],
  [
    'a person whose firm runs such a desk too',
    { text: TEXT, messageId: '<stepcheck.T7.1.abc@other.example>' },
    'customer',
    true,
  ],
  ['our own Message-ID', { text: TEXT, messageId: 'stepcheck.ack.T1@desk.example' }, 'own_message', false],
  [
    'a failed delivery',
    {
      text: TEXT,
      report: { type: 'delivery-status', action: 'failed', originalMessageId: null, ...NO_DETAILS },
    },
    'bounce',
    false,
  ],
  [
    'a bounce told by its subject',
    { from: 'MAILER-DAEMON@mx.example', subject: 'Undelivered Mail Returned to Sender', text: 'x' },
    'bounce',
    false,
  ],
  [
    'a person who passes a bounce on',
    {
      subject: 'Fwd: Undeliverable: invite',
      text: 'Could you look at this? Jump cannot mail our admin.\n\n550 5.1.1 recipient unknown',
    },
    'customer',
    true,
  ],
  [
    'a bounce that a daemon passes on',
    { from: 'mailer-daemon@mx.example', subject: 'Fwd: Undeliverable: invite', text: '550 5.1.1 unknown' },
    'bounce',
    false,
  ],
  [
    'a complaint report',
    { text: 'x', report: { type: 'feedback-report', action: null, originalMessageId: null, ...NO_DETAILS } },
    'notification',
    false,
  ],
  ['a no-reply address', { text: TEXT, from: 'no-reply@tool.example' }, 'notification', false],
  [
    "another help desk's receipt",
    {
      text: 'Your ticket has been received.',
      subject: '[Request #123] Received',
      headers: { 'auto-submitted': 'auto-replied' },
    },
    'notification',
    false,
  ],
  [
    'an absence note by its header',
    { text: 'I am away', headers: { 'auto-submitted': 'auto-replied (vacation)' } },
    'auto_reply',
    false,
  ],
  [
    'an absence note by its subject',
    { text: 'Ich bin weg', subject: 'Automatische Antwort: Jump' },
    'auto_reply',
    false,
  ],
  [
    'an absence note by its text',
    { text: 'I am out of the office until Monday.', subject: 'Out of the office until Monday' },
    'auto_reply',
    false,
  ],
  [
    'a person who writes about an absence',
    { text: 'Who else can approve Jump?', subject: 'Out of office admin, need approval' },
    'customer',
    true,
  ],
  ['X-Autoreply', { text: 'Away', headers: { 'x-autoreply': 'yes' } }, 'auto_reply', false],
  ['X-Autorespond', { text: 'Away', headers: { 'x-autorespond': '1' } }, 'auto_reply', false],
  ['Precedence: auto_reply', { text: 'Away', headers: { precedence: 'auto_reply' } }, 'auto_reply', false],
  [
    'a machine that wrote of itself',
    { text: 'Backup done', headers: { 'auto-submitted': 'auto-generated' } },
    'notification',
    false,
  ],
  [
    'a notice that delivery is delayed',
    {
      text: 'x',
      report: { type: 'delivery-status', action: 'delayed', originalMessageId: null, ...NO_DETAILS },
    },
    'bounce',
    false,
  ],
  [
    'a receipt of delivery',
    {
      text: 'x',
      report: { type: 'delivery-status', action: 'relayed', originalMessageId: null, ...NO_DETAILS },
    },
    'notification',
    false,
  ],
  [
    'a read receipt',
    {
      text: 'x',
      report: { type: 'disposition-notification', action: null, originalMessageId: null, ...NO_DETAILS },
    },
    'notification',
    false,
  ],
  [
    'a robot that reports a failed delivery',
    { from: 'no-reply@mx.example', text: 'Could not be delivered to: <bob@firm.example>' },
    'bounce',
    false,
  ],
  ['a postmaster', { text: TEXT, from: 'postmaster@firm.example' }, 'notification', false],
  ['do-not-reply', { text: TEXT, from: 'do-not-reply@firm.example' }, 'notification', false],
  ["a list's owner", { text: TEXT, from: 'owner-news@firm.example' }, 'customer', false],
  ["a list's request address", { text: TEXT, from: 'news-request@firm.example' }, 'customer', false],
  [
    'mail that one can unsubscribe from',
    { text: TEXT, headers: { 'list-unsubscribe': '<mailto:u@news.example>' } },
    'mailing_list',
    false,
  ],
  ['the desk by a tagged address', { text: TEXT, from: 'support+T1@desk.example' }, 'own_message', false],
  ['a word of thanks', { text: 'Thanks!', subject: 'Re: login' }, 'customer', true],
  ['a mailing list', { text: TEXT, headers: { 'list-id': '<news.example>' } }, 'mailing_list', false],
  ['bulk mail', { text: TEXT, headers: { precedence: 'bulk' } }, 'mailing_list', false],
  ['nothing at all', {}, 'empty', true],
  ['a signature alone', { text: '--\nAnn Miller\nAcme' }, 'empty', true],
  [
    'a quote alone',
    { subject: 'Re: login', text: 'On Mon, 2 Mar, Desk <support@desk.example> wrote:\n> hi' },
    'empty',
    true,
  ],
  ['a pasted dialog', { text: 'Need admin approval' }, 'customer', true],
];

describe('what kind of message it is, and whether it may be acknowledged', () => {
  it.each(KINDS)('%s', (_, parts, kind, acknowledged) => {
    const message = aMessage(parts);
    const told = messageKind(message, ['support@desk.example']);
    expect(told.kind).toBe(kind);
    expect(told.reason).not.toBe('');
    expect(acknowledgeDecision(message, told.kind).send).toBe(acknowledged);
  });

  it('says of a delay that it is one', () => {
    const delayed = {
      type: 'delivery-status',
      action: 'delayed',
      originalMessageId: null,
      ...NO_DETAILS,
    } as const;
    expect(messageKind(aMessage({ report: delayed }), []).reason).toBe('a notice that delivery is delayed');
    const bySubject = aMessage({
      from: 'mailer-daemon@mx.example',
      subject: 'Delivery delayed: your mail',
      text: '450 4.4.1 try again',
    });
    expect(messageKind(bySubject, [])).toEqual({
      kind: 'bounce',
      reason: 'a notice that delivery is delayed',
    });
  });

  it('acknowledges no mail from a group or from two people', () => {
    const message = aMessage({ text: TEXT });
    if (message.thread.channel !== 'email') throw new Error('An email was expected.');
    const from = [...message.thread.from, { address: 'bob@firm.example', name: null }];
    const many = { ...message, thread: { ...message.thread, from } };
    expect(acknowledgeDecision(many, 'customer').send).toBe(false);
  });

  it('names a reason for each refusal', () => {
    const message = aMessage({ text: TEXT, headers: { 'x-spam-flag': 'YES' } });
    expect(acknowledgeDecision(message, 'customer')).toEqual({
      send: false,
      reason: 'a spam filter flagged it',
    });
  });
});
