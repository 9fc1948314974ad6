import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/core/message.ts';
import { takesPart, withParticipants } from '../../src/core/participants.ts';
import { aMessage } from '../support/a-message.ts';
import { ticketOf } from '../support/records.ts';

const isPublic = (address: string) => address.endsWith('@freemail.example');
const ticket = ticketOf({
  participants: ['mia@birchwood.example', 'msp@it.example', 'zoe@freemail.example'],
});
const takes = (from: string) => takesPart(ticket, aMessage({ from }), isPublic);

describe('who takes part in a case', () => {
  it.each(['mia@birchwood.example', 'MSP@it.example', 'zoe@freemail.example', 'boss@Birchwood.example'])(
    '%s: was on the mail, or is of the same firm',
    (from) => expect(takes(from)).toBe(true),
  );

  it.each([
    'eve@elsewhere.example',
    'eve@freemail.example',
    'eve@sub.birchwood.example',
    'eve@notbirchwood.example',
    'birchwood.example',
    '',
  ])('not %s', (from) => expect(takes(from)).toBe(false));

  it('is nobody where a mail names two senders', () => {
    const message: Message = aMessage({ from: 'mia@birchwood.example' });
    if (message.thread.channel !== 'email') throw new Error('not a mail');
    const from = [...message.thread.from, { address: 'eve@elsewhere.example', name: null }];
    expect(takesPart(ticket, { ...message, thread: { ...message.thread, from } }, isPublic)).toBe(false);
  });
});

it('who wrote a mail is one of its case’s people, but for the desk; the first sixty are kept', () => {
  const message = aMessage({ from: 'Ann@Firm.example', to: 'support@desk.example' });
  expect(withParticipants([], message, ['support@desk.example'])).toEqual(['ann@firm.example']);
  expect(withParticipants(['a@x.example'], message, ['ann@firm.example'])).toEqual(['a@x.example']);
  const many = Array.from({ length: 80 }, (_, index) => `p${index}@firm.example`);
  expect(withParticipants(many, message, [])).toEqual(many.slice(0, 60));
});

it('whoever is put in To or Cc is none of them: a stranger could make anybody one', () => {
  const opening = aMessage({ from: 'eve@elsewhere.example', to: 'vic@victim.example' });
  if (opening.thread.channel !== 'email') throw new Error('not a mail');
  opening.thread.cc.push({ address: 'boss@victim.example', name: null });
  const participants = withParticipants([], opening, []);
  const ofEve = ticketOf({ customer: opening.sender, participants });
  for (const from of ['vic@victim.example', 'boss@victim.example'])
    expect(takesPart(ofEve, aMessage({ from }), isPublic)).toBe(false);
});
