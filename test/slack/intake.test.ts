import { describe, expect, it } from 'vitest';
import { intakeOf } from '../../src/slack/intake.ts';

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
    expect(item?.item).toEqual({
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
