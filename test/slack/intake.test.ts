import { describe, expect, it } from 'vitest';
import type { Log } from '../../src/core/ports.ts';
import { intakeOf } from '../../src/slack/intake.ts';
import { createTakeMessage } from '../../src/slack/take-message.ts';
import { quiet } from './desk.ts';

const rules = {
  team: 'T1',
  ownUserId: 'UBOT1',
  reviewChannel: 'CREVIEW',
  customerChannels: ['CHELP', 'CREVIEW'],
};
const event = { type: 'message', channel: 'CHELP', user: 'UMIA', text: 'help', ts: '1700000000.000100' };

function taken(change: object): boolean {
  return intakeOf({ ...event, ...change }, rules, 5) !== null;
}

describe('a Slack message is taken in', () => {
  it('where a person wrote it in a customer channel', () => {
    const item = intakeOf(event, rules, 5);
    expect(item?.item).toMatchObject({
      v: 1,
      id: 'slack.CHELP.1700000000.000100',
      channel: 'slack',
      origin: 'slack',
      receivedAt: 5,
      envelopeFrom: null,
    });
    expect(JSON.parse(Buffer.from(item?.raw ?? []).toString())).toEqual({ team: 'T1', event });
  });

  it.each(['file_share', 'thread_broadcast'])('with the subtype %s', (subtype) => {
    expect(taken({ subtype })).toBe(true);
  });

  it.each([
    ['a text that is null', { text: null }],
    ['no text at all', { text: undefined }],
    ['a file without an id', { files: [{ name: 'a.png' }] }],
    ['a file that is none', { files: [null] }],
    ['a size in words', { files: [{ id: 'F1', size: '12 KB' }] }],
    ['files that are no list', { files: { id: 'F1' } }],
    ['a thread that is a number', { thread_ts: 17 }],
    ['attachments that are none', { attachments: [7] }],
    ['a subtype that is null', { subtype: null }],
  ])('with %s', (_, change) => {
    const item = intakeOf({ ...event, ...change }, rules, 5);
    expect(JSON.parse(Buffer.from(item?.raw ?? []).toString()).event).toEqual(
      JSON.parse(JSON.stringify({ ...event, ...change })),
    );
  });

  it('with all that Slack said of it, known to us or not', () => {
    const item = intakeOf({ ...event, client_msg_id: 'x-1' }, rules, 5);
    expect(Buffer.from(item?.raw ?? []).toString()).toContain('x-1');
  });
});

describe('a Slack message is not taken in', () => {
  it.each([
    ['an edit', { subtype: 'message_changed' }],
    ['a deletion', { subtype: 'message_deleted' }],
    ['somebody joining', { subtype: 'channel_join' }],
    ["another bot's", { bot_id: 'B1' }],
    ['our own', { user: 'UBOT1' }],
    ["Slack's own", { user: 'USLACKBOT' }],
    ["nobody's", { user: undefined }],
    ['of another channel', { channel: 'COTHER' }],
    ['of the review channel, even if it is listed', { channel: 'CREVIEW' }],
    ['with a ts that is none', { ts: '../../etc' }],
    ['of another type', { type: 'reaction_added' }],
  ])('where it is %s', (_, change) => {
    expect(taken(change)).toBe(false);
  });

  it('where it is no message at all', () => {
    expect(intakeOf('rubbish', rules, 5)).toBeNull();
    expect(intakeOf(undefined, rules, 5)).toBeNull();
  });
});

describe('a Slack message that nothing can be made of', () => {
  const warned: object[] = [];
  const log: Log = { ...quiet, warn: (fields) => warned.push(fields) };
  const take = createTakeMessage({
    isCaseThread: async () => false,
    rules,
    store: async () => {},
    clock: { now: () => 5 },
    log,
  });

  it.each([
    ['its ts is none', { ts: 'today' }, 'today'],
    ['its ts is missing', { ts: undefined }, 'not known'],
    ['its writer is missing', { user: undefined }, event.ts],
  ])('is told in the log, never with its words, where %s', async (_, change, ts) => {
    warned.length = 0;
    await take({ ...event, ...change });
    expect(warned).toEqual([{ channel: 'CHELP', ts }]);
  });

  it.each([
    ['an edit', { subtype: 'message_changed', user: undefined }],
    ["another bot's", { bot_id: 'B1', user: undefined }],
    ['of another channel', { channel: 'COTHER', ts: 'today' }],
    ['our own', { user: 'UBOT1' }],
    ['of another type', { type: 'reaction_added', ts: undefined }],
  ])('is not one that is rightly left alone: %s', async (_, change) => {
    warned.length = 0;
    await take({ ...event, ...change });
    expect(warned).toEqual([]);
  });
});
