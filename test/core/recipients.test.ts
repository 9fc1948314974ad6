import { describe, expect, it } from 'vitest';
import { isOwnAddress } from '../../src/core/mail-address.ts';
import type { EmailThread, Message } from '../../src/core/message.ts';
import { alsoOffered, customerOf, type RecipientRules, recipientsOf } from '../../src/core/recipients.ts';
import { aMessage } from '../support/a-message.ts';

const rules: RecipientRules = {
  forwarded: null,
  ownAddresses: ['support@desk.example'],
  isPublicProvider: (address) => address.endsWith('@freemail.example'),
  isRobot: (address) => address.startsWith('no-reply@'),
  subject: 'Re: Jump',
};
const person = (address: string, name: string | null = null) => ({ address, name });

function mail(change: Partial<EmailThread>, from = 'ann@firm.example'): Message {
  const message = aMessage({ from });
  if (message.thread.channel !== 'email') throw new Error('not a mail');
  return { ...message, thread: { ...message.thread, ...change } };
}

const toOf = (message: Message, change: Partial<RecipientRules> = {}) =>
  recipientsOf(message, { ...rules, ...change }).recipients.to.map(({ address, why }) => `${why} ${address}`);
const ccOf = (message: Message) => recipientsOf(message, rules).recipients.cc.map(({ address }) => address);

describe('an answer', () => {
  it('goes to who is in From, in their thread', () => {
    const { route } = recipientsOf(
      mail({ references: ['<a@x.example>'], messageId: '<b@x.example>' }),
      rules,
    );
    expect(route).toMatchObject({
      to: 'ann@firm.example',
      toName: 'Ann Miller',
      subject: 'Re: Jump',
      inReplyTo: '<b@x.example>',
      references: ['<a@x.example>', '<b@x.example>'],
    });
  });

  it('goes nowhere unless exactly one person is in From', () => {
    expect(recipientsOf(mail({ from: [] }), rules)).toEqual({ route: null, recipients: { to: [], cc: [] } });
    const two = mail({ from: [person('ann@firm.example'), person('bob@firm.example')] });
    expect(recipientsOf(two, rules).route).toBeNull();
  });

  it('follows Reply-To within the sender’s own firm', () => {
    const message = mail({ replyTo: [person('it@firm.example')] });
    expect(toOf(message)).toEqual(['reply_to it@firm.example', 'sender ann@firm.example']);
    expect(recipientsOf(message, rules).route).toMatchObject({ to: 'it@firm.example' });
  });

  it.each([
    ['another domain', 'ann@firm.example', 'ann@elsewhere.example'],
    ['a public provider', 'ann@freemail.example', 'eve@freemail.example'],
  ])('to a Reply-To at %s is only offered', (_, from, replyTo) => {
    expect(toOf(mail({ replyTo: [person(replyTo)] }, from))).toEqual([
      `sender ${from}`,
      `reply_to ${replyTo}`,
    ]);
  });

  it.each([
    ['more than one', ['it@firm.example', 'hr@firm.example']],
    ['the same address', ['Ann@Firm.example']],
    ['the desk itself', ['support@desk.example']],
    ['a robot', ['no-reply@firm.example']],
    ['no address', ['it']],
  ])('takes no notice of a Reply-To that is %s', (_, replyTo) => {
    expect(toOf(mail({ replyTo: replyTo.map((address) => person(address)) }))).toEqual([
      'sender ann@firm.example',
    ]);
  });

  it('to a forwarded mail goes to who forwarded it, and the customer in it is offered', () => {
    const forwarded = person('mia@client.example', 'Mia');
    expect(toOf(mail({}), { forwarded })).toEqual([
      'sender ann@firm.example',
      'forwarded mia@client.example',
    ]);
  });
});

describe('mail in the desk’s own name, as a web form sends it', () => {
  const form = (...replyTo: string[]) =>
    mail({ replyTo: replyTo.map((address) => person(address, 'Mia')) }, 'Support+web@desk.example');
  const customer = (message: Message) =>
    customerOf(message, recipientsOf(message, rules), rules.ownAddresses).address;

  it('is answered to its one Reply-To, whose case it is', () => {
    const message = form('Mia@birchwood.example');
    expect(toOf(message)).toEqual(['reply_to Mia@birchwood.example']);
    expect(recipientsOf(message, rules).route).toMatchObject({ to: 'Mia@birchwood.example', toName: 'Mia' });
    expect(customerOf(message, recipientsOf(message, rules), rules.ownAddresses)).toEqual({
      id: 'mia@birchwood.example',
      name: 'Mia',
      address: 'Mia@birchwood.example',
    });
  });

  it.each([
    ['none', []],
    ['two of them', ['mia@birchwood.example', 'eve@elsewhere.example']],
    ['the desk', ['support@desk.example']],
  ])('is answered to nobody where that is %s', (_, replyTo) => {
    expect(recipientsOf(form(...replyTo), rules)).toEqual({ route: null, recipients: { to: [], cc: [] } });
    expect(customer(form(...replyTo))).toBe('Support+web@desk.example');
  });

  it('is no other mail: that is its sender’s case, whoever is answered', () => {
    expect(customer(mail({ replyTo: [person('it@firm.example')] }))).toBe('ann@firm.example');
  });
});

describe('people in To and Cc', () => {
  it('are offered, without the desk, robots, doubles and who is answered anyway', () => {
    const message = mail({
      to: [person('Support+T1@desk.example'), person('admin@firm.example')],
      cc: ['Admin@firm.example', 'ann@firm.example', 'no-reply@firm.example', 'msp@it.example'].map(
        (address) => person(address),
      ),
    });
    expect(ccOf(message)).toEqual(['admin@firm.example', 'msp@it.example']);
  });

  it('are not the mailbox that it was delivered to under another name', () => {
    const message = mail({ to: [person('info@desk.example')], deliveredTo: ['Info@desk.example'] });
    expect(ccOf(message)).toEqual([]);
  });

  it('are ten at most', () => {
    const cc = Array.from({ length: 30 }, (_, index) => person(`p${index}@firm.example`));
    expect(ccOf(mail({ cc }))).toHaveLength(10);
  });
});

it('a Slack message is answered in its thread and has no recipients', () => {
  const message: Message = {
    ...aMessage({}),
    thread: { channel: 'slack', team: 'T', channelId: 'C', userId: 'U', ts: '1.1', threadTs: null },
  };
  expect(recipientsOf(message, rules)).toEqual({
    route: { channel: 'slack', channelId: 'C', threadTs: '1.1', userId: 'U' },
    recipients: { to: [], cc: [] },
  });
});

it('what was offered before stays first, and nobody is offered twice', () => {
  const before = { to: [{ ...person('a@x.example'), why: 'sender' as const }], cc: [person('b@x.example')] };
  const more = { to: [{ ...person('B@x.example'), why: 'sender' as const }], cc: [person('a@x.example')] };
  expect(alsoOffered(before, more)).toEqual({ to: [...before.to, ...more.to], cc: [] });
});

it('the desk’s own addresses are known with a tag too, and others are not', () => {
  expect(isOwnAddress('SUPPORT+x@desk.example', ['support@desk.example'])).toBe(true);
  expect(isOwnAddress('support@desk.example.evil.example', ['support@desk.example'])).toBe(false);
});
