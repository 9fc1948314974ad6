import { beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../src/core/draft.ts';
import { intakeItem } from '../../src/core/intake.ts';
import { bounceAddressOf, messageIdOf } from '../../src/core/mail-reference.ts';
import type { MailReport, Message, MessageRecord } from '../../src/core/message.ts';
import type { Lookup, Records } from '../../src/core/ports.ts';
import { newSend, type Send, sendId } from '../../src/core/send.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import { indexTable } from '../../src/core/transition.ts';
import { takeBounce, ticketOfReport } from '../../src/jobs/take-bounce.ts';
import { createLookup } from '../../src/redis/lookup.ts';
import { createRecords } from '../../src/redis/records.ts';
import { createSign } from '../../src/signing.ts';
import { aMessage } from '../support/a-message.ts';
import { deskSettings } from '../support/desk-settings.ts';
import { draftOf } from '../support/drafts.ts';
import { replyOf, ticketOf } from '../support/records.ts';
import { useRedis } from '../support/redis.ts';

const NOW = 1_795_000_000_000;
const sign = createSign('secret');
const REPLY_ID = messageIdOf({ ticketId: 'T1001', what: '1' }, 'desk.example', sign);
const ACK_ID = messageIdOf({ ticketId: 'T1001', what: 'ack' }, 'desk.example', sign);
const settings = deskSettings({ bounceAddress: 'bounces@desk.example' });

const own = useRedis();
let records: Records;
let lookup: Lookup;
beforeEach(() => {
  const { redis, keys } = own;
  records = createRecords(redis, keys, 'UTC');
  lookup = createLookup(redis, keys);
});

const FULL: MailReport = {
  type: 'delivery-status',
  action: 'failed',
  originalMessageId: REPLY_ID,
  status: '5.2.2',
  diagnostic: '552 5.2.2 The mailbox is full',
  recipient: 'mia@birchwood.example',
};

/** A case whose reply went out and whose customer is waited for. */
async function aCase(
  change: { ticket?: Partial<Ticket>; draft?: Partial<Draft>; send?: Partial<Send> } = {},
) {
  const sent = { state: 'sent' as const, answers: 1, messageId: REPLY_ID, ...change.send };
  const ticket = ticketOf({ state: 'waiting_customer', draftVersion: 1, ...change.ticket });
  const acknowledgement = newSend({
    id: sendId.acknowledgement('T1001'),
    kind: 'acknowledgement',
    ticketId: 'T1001',
    dueAt: 0,
    state: 'sent',
    messageId: ACK_ID,
  });
  await records.commit({
    writes: [
      { kind: 'ticket', record: ticket },
      { kind: 'draft', record: { ...draftOf({ state: 'approved', ...change.draft }), rev: 0 } },
      { kind: 'send', record: replyOf(sent) },
      { kind: 'send', record: acknowledgement },
    ],
    index: [{ table: indexTable.ownMail, key: REPLY_ID, value: 'T1001' }],
  });
}

/** Takes a report in as the intake would, and says how the records stand then. */
async function take(
  report: MailReport | null,
  change: Partial<Message> = {},
  backlog: 'imported' | null = null,
) {
  const message = {
    ...aMessage({ id: `b${await records.ticket('T1001').then((it) => it?.rev)}`, report }),
    ...change,
  };
  const parts = { records, lookup, settings, sign };
  const ticket = await ticketOfReport(parts, message);
  if (!ticket) return null;
  const record: MessageRecord = {
    v: 1,
    rev: 0,
    id: message.id,
    identity: message.id,
    ticketId: ticket.id,
    receivedAt: NOW,
    folder: 'f',
  };
  const envelope = { channel: 'email' as const, origin: 'smtp' as const, envelopeFrom: '' };
  const item = intakeItem({ v: 1, id: 'mail.1', receivedAt: NOW, backlog, ...envelope });
  const arrival = {
    message,
    item,
    kind: 'bounce' as const,
    kindReason: 'a report of a failed delivery',
    acknowledge: { send: false, reason: 'delivery reports are never answered' },
    statesProblem: true,
    aboutArticle: false,
    forwarded: null,
    now: NOW,
  };
  const transition = await takeBounce(parts, ticket, arrival, { kind: 'message', record });
  expect(await records.commit(transition)).toBe(true);
  const [now, reply, acknowledgement] = await Promise.all([
    records.ticket('T1001'),
    records.send(sendId.reply('T1001', 1)),
    records.send(sendId.acknowledgement('T1001')),
  ]);
  return { ticket: now, reply, acknowledgement, facts: transition.facts ?? [] };
}

const bounced = (address: string) => lookup.find(indexTable.bouncedAddress, address);

describe('a reply that came back', () => {
  it('has failed, its case is open again, and its address gets no acknowledgement for some days', async () => {
    await aCase();
    const after = await take(FULL);
    expect(after?.reply).toMatchObject({ state: 'failed', outcome: { detail: 'came back: mailbox full' } });
    expect(after?.ticket).toMatchObject({ state: 'open', aside: ['b1'] });
    expect(after?.ticket?.problems[0]).toMatch(/^Your reply did not reach the customer: mailbox full\./);
    expect(after?.facts.at(-1)).toMatchObject({
      type: 'bounced',
      fields: { kind: 'reply', outcome: 'failed', status: '5.2.2' },
    });
    expect(await bounced('mia@birchwood.example')).toBe('T1001');
    expect(await own.redis.ttl(own.keys.index(indexTable.bouncedAddress, 'mia@birchwood.example'))).toBe(
      7 * 24 * 3600,
    );
  });

  it('changes nothing more when it is reported again', async () => {
    await aCase();
    const first = await take(FULL);
    const second = await take(FULL);
    expect(second?.ticket?.problems).toEqual(first?.ticket?.problems);
    expect(second?.ticket?.aside).toHaveLength(2);
    expect(second?.reply).toEqual(first?.reply);
  });

  it('opens a case again that was closed with it, but none that was parked', async () => {
    await aCase({ ticket: { state: 'closed' } });
    expect((await take(FULL))?.ticket?.state).toBe('open');
    const parked = await records.ticket('T1001');
    if (parked)
      await records.commit({ writes: [{ kind: 'ticket', record: { ...parked, state: 'parked' } }] });
    expect((await take(FULL))?.ticket?.state).toBe('parked');
  });

  it('leaves a case alone that has gone on to another reply', async () => {
    await aCase({ ticket: { draftVersion: 2 } });
    const after = await take(FULL);
    expect(after?.reply?.state).toBe('failed');
    expect(after?.ticket?.state).toBe('waiting_customer');
    expect(after?.ticket?.problems).toHaveLength(1);
  });

  it('is no failure where only a copy of it came back', async () => {
    const cc = [{ address: 'Bob@birchwood.example', name: null }];
    const to = { address: 'mia@birchwood.example', name: null };
    await aCase({ draft: { recipients: { to, cc } } });
    const after = await take({ ...FULL, recipient: 'bob@birchwood.example' });
    expect(after?.reply?.state).toBe('sent');
    expect(after?.ticket?.state).toBe('waiting_customer');
    expect(after?.ticket?.problems[0]).toMatch(
      /^Your reply did not reach Bob@birchwood.example: mailbox full\./,
    );
    expect(await bounced('bob@birchwood.example')).toBe('T1001');
    expect(await bounced('mia@birchwood.example')).toBeNull();
  });

  it('that nobody knew the fate of has failed now', async () => {
    await aCase({ send: { state: 'unknown' } });
    expect((await take(FULL))?.reply?.state).toBe('failed');
  });

  it('that is about to go out once more still goes out', async () => {
    await aCase({ send: { state: 'due' } });
    expect((await take(FULL))?.reply?.state).toBe('due');
  });

  it('does not block an address whose server may take mail again soon', async () => {
    await aCase();
    const after = await take({ ...FULL, status: '4.2.2' });
    expect(after?.reply?.state).toBe('failed');
    expect(await bounced('mia@birchwood.example')).toBeNull();
  });
});

describe('a report', () => {
  it.each([
    ['delayed', 'Delivery of your reply is delayed: their server goes on trying.'],
    ['delivered', undefined],
    ['relayed', undefined],
  ])('that it was %s changes no send and no case', async (action, problem) => {
    await aCase();
    const after = await take({ ...FULL, action, status: '2.0.0', diagnostic: null });
    expect(after?.reply?.state).toBe('sent');
    expect(after?.ticket).toMatchObject({ state: 'waiting_customer', aside: ['b1'] });
    expect(after?.ticket?.problems[0]).toBe(problem);
  });

  it('of an acknowledgement says so and leaves the case', async () => {
    await aCase();
    const after = await take({ ...FULL, originalMessageId: ACK_ID });
    expect(after?.acknowledgement?.state).toBe('failed');
    expect(after?.reply?.state).toBe('sent');
    expect(after?.ticket?.state).toBe('waiting_customer');
    expect(after?.ticket?.problems[0]).toMatch(/^The acknowledgement did not reach the customer/);
  });

  it('in words that nobody understands is said to be there', async () => {
    await aCase();
    const after = await take(null, { text: `Subject: x\nMessage-ID: ${REPLY_ID}` });
    expect(after?.reply?.state).toBe('sent');
    expect(after?.ticket?.problems).toEqual([
      "Your reply may not have reached the customer: a mail server reported on it, see this card's thread.",
    ]);
  });

  it('out of an archive is only put aside', async () => {
    await aCase();
    const after = await take(FULL, {}, 'imported');
    expect(after?.reply?.state).toBe('sent');
    expect(after?.ticket).toMatchObject({ state: 'waiting_customer', aside: ['b1'], problems: [] });
  });

  it('finds its mail by an id from before references were signed', async () => {
    const old = '<stepcheck.T1001.1.0123456789abcdef01234567@desk.example>';
    await aCase({ send: { messageId: old } });
    await records.commit({ writes: [], index: [{ table: indexTable.ownMail, key: old, value: 'T1001' }] });
    expect((await take({ ...FULL, originalMessageId: old }))?.reply?.state).toBe('failed');
  });

  it('finds its mail by the bounce address before anything that it says', async () => {
    await aCase();
    const address = bounceAddressOf({ ticketId: 'T1001', what: 'ack' }, 'bounces@desk.example', sign) ?? '';
    const { thread } = aMessage({});
    if (thread.channel !== 'email') throw new Error('no mail');
    const after = await take(FULL, { thread: { ...thread, deliveredTo: [address] } });
    expect(after?.acknowledgement?.state).toBe('failed');
    expect(after?.reply?.state).toBe('sent');
  });

  it('finds the case that its own was made part of', async () => {
    await aCase({ ticket: { mergedInto: 'T1002' } });
    await records.commit({ writes: [{ kind: 'ticket', record: ticketOf({ id: 'T1002' }) }] });
    const message = aMessage({ report: FULL });
    expect((await ticketOfReport({ records, lookup, settings, sign }, message))?.id).toBe('T1002');
    expect((await take(FULL))?.reply?.state).toBe('failed');
  });

  it.each([
    [
      'an id with another signature',
      messageIdOf({ ticketId: 'T1001', what: '1' }, 'desk.example', createSign('x')),
    ],
    ['an unsigned id that we never sent', '<stepcheck.T1001.1.0123456789abcdef01234567@desk.example>'],
    ['an empty id', '<>'],
    ["the customer's own id", '<1@birchwood.example>'],
  ])('finds nothing by %s', async (_, originalMessageId) => {
    await aCase();
    expect(await take({ ...FULL, originalMessageId })).toBeNull();
  });
});
