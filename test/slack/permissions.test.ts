import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually, openDesk, press, reviewCard, type TestDesk } from './desk.ts';

const GROUP = 'S07REVIEWS';
let test: TestDesk;
beforeEach(async () => {
  test = await openDesk();
});
afterEach(() => test.close());

const other = () => test.slack.users.find(({ realName }) => realName === 'Ben Okafor')?.id ?? '';
const notices = (user: string) => test.slack.notices(user).map(({ text }) => text);

async function approves(user: string): Promise<boolean> {
  const before = { decisions: test.decisions.length, told: notices(user).length };
  const { ts } = await test.desk.review.post(reviewCard());
  await press(test, user, ts, 'approve');
  await eventually(
    () => test.decisions.length > before.decisions || notices(user).length > before.told,
    'decided or refused',
  );
  return test.decisions.length > before.decisions;
}

describe('a guest in the review channel', () => {
  it.each(['restricted', 'ultra_restricted', 'stranger', 'other_team'] as const)(
    'who is %s decides nothing and is told so in private',
    async (standing) => {
      test.slack.setStanding(test.agent, standing);
      expect(await approves(test.agent)).toBe(false);
      expect(notices(test.agent)).toEqual([
        'Only reviewers of this desk can decide on replies. Nothing was changed.',
      ]);
      expect(await approves(other())).toBe(true);
    },
  );

  it('who was invited into the channel as a customer decides nothing either', async () => {
    test.slack.setStanding(test.customer, 'stranger');
    test.slack.setMembers(test.review, [test.agent, test.customer, test.slack.botUserId]);
    expect(await approves(test.customer)).toBe(false);
  });
});

describe('with a user group of reviewers', () => {
  it('its members decide, and other members of the channel do not', async () => {
    test.slack.setGroup(GROUP, [other()]);
    await test.desk.close();
    await test.connect({ reviewerGroup: GROUP });
    expect(await approves(other())).toBe(true);
    expect(await approves(test.agent)).toBe(false);
  });

  it('a guest in it does not decide', async () => {
    test.slack.setGroup(GROUP, [other()]);
    test.slack.setStanding(other(), 'restricted');
    await test.desk.close();
    await test.connect({ reviewerGroup: GROUP });
    expect(await approves(other())).toBe(false);
  });

  it('everybody in the channel and in the group belongs to the desk', async () => {
    test.slack.setGroup(GROUP, ['U07OUTSIDE']);
    const desk = await test.connect({ reviewerGroup: GROUP });
    expect(await desk.deskUserIds()).toEqual(expect.arrayContaining([test.agent, 'U07OUTSIDE']));
  });

  it('one that is not there or has no members is named at start', async () => {
    await expect(test.connect({ reviewerGroup: 'S07NOTHERE' })).rejects.toThrow(
      /S07NOTHERE.*Check the user group/,
    );
    test.slack.setGroup(GROUP, []);
    await expect(test.connect({ reviewerGroup: GROUP })).rejects.toThrow(/has no members/);
  });
});

describe('customer channels by a pattern', () => {
  const acme = (members: string[]) => ({
    id: 'C07ACME',
    name: 'cust-acme',
    members,
    purpose: 'customers' as const,
    isShared: true,
  });
  const taken = () => test.stored.map(({ item }) => item.id.split('.')[1]);

  it('are those that the bot is in whose name fits', async () => {
    const both = [test.customer, test.slack.botUserId];
    test.slack.addChannel(acme(both));
    test.slack.addChannel({ ...acme([test.customer]), id: 'C07OTHER', name: 'cust-other' });
    test.slack.addChannel({ ...acme(both), id: 'C07PLAIN', name: 'my-cust-plain' });
    await test.desk.close();
    await test.connect({ customerChannels: ['cust-*'] });
    await test.slack.post(test.customer, 'C07ACME', { text: 'hello' });
    await test.slack.post(test.customer, 'C07PLAIN', { text: 'hello' });
    await test.slack.post(test.customer, 'C07OTHER', { text: 'hello' });
    await test.slack.post(test.customer, test.customers, { text: 'hello' });
    expect(taken()).toEqual(['C07ACME']);
  });

  it('stand beside those given by id, and the review channel is never one', async () => {
    await test.desk.close();
    await test.connect({ customerChannels: [test.customers, '*'] });
    await test.slack.post(test.customer, test.customers, { text: 'hello' });
    await test.slack.post(test.agent, test.review, { text: 'hello' });
    expect(taken()).toEqual([test.customers]);
  });

  it('that come later are taken up, with what was written since the last look', async () => {
    await test.desk.close();
    await test.connect({ customerChannels: ['cust-*'], channelsEveryMs: 300 });
    test.slack.addChannel(acme([test.customer, test.slack.botUserId]));
    await test.slack.post(test.customer, 'C07ACME', { text: 'written before it was found' });
    await eventually(() => taken().length === 1, 'the first message is taken in');
    await test.slack.post(test.customer, 'C07ACME', { text: 'written after' });
    await eventually(() => taken().length === 2, 'the second message is taken in');
    expect(taken()).toEqual(['C07ACME', 'C07ACME']);
  });
});
