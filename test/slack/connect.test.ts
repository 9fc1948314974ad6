import { describe, expect, it } from 'vitest';
import { openDesk, type TestDesk } from './desk.ts';

describe('connecting to Slack', () => {
  it('knows the workspace and who belongs to the desk', async () => {
    const test = await openDesk();
    expect(test.desk.team).toBe(test.slack.teamId);
    const desk = await test.desk.deskUserIds();
    expect(desk).toEqual(expect.arrayContaining([test.agent, test.slack.botUserId]));
    expect(desk).not.toContain(test.customer);
    await test.close();
  });

  it('says which channel cannot be seen', async () => {
    const test = await openDesk();
    await expect(test.connect({ customerChannels: ['C07MISSING', test.customers] })).rejects.toMatchObject({
      code: 'slack_setup',
      turn: 'person',
      message: expect.stringMatching(/C07MISSING.*Invite the bot/),
    });
    await test.close();
  });

  it('says all that is missing at once', async () => {
    const test = await openDesk();
    test.slack.setMembers(test.customers, [test.customer]);
    const problem = test.connect({ reviewChannel: 'C07MISSING' });
    await expect(problem).rejects.toThrow(/C07MISSING/);
    await expect(problem).rejects.toThrow(/invite @stepcheck/);
    await test.close();
  });

  it.each([
    ['bot', { botToken: 'xoxb-wrong' }],
    ['app', { appToken: 'xapp-wrong' }],
  ])('says that the %s token is wrong', async (_, change) => {
    const test = await openDesk();
    await expect(test.connect(change)).rejects.toMatchObject({
      turn: 'person',
      message: expect.stringContaining('Check the Slack tokens'),
    });
    await test.close();
  });

  it('is worth another try where Slack is away', async () => {
    const test = await openDesk();
    test.slack.failNext('auth.test', { status: 503 }, 3);
    await expect(test.connect()).rejects.toMatchObject({ turn: 'retry' });
    await test.close();
  });

  it('connects again after the socket broke, and clicks work as before', async () => {
    const test = await openDesk();
    test.slack.dropSockets();
    await expect.poll(() => opened(test)).toBe(2);
    await expect
      .poll(() =>
        test.slack.post(test.customer, test.customers, { text: 'still there?' }).then(
          () => test.stored.length > 0,
          () => false,
        ),
      )
      .toBe(true);
    await test.close();
  });

  it('ends at once while it is trying to connect again', async () => {
    const test = await openDesk();
    test.slack.refuseSockets(true);
    test.slack.dropSockets();
    await expect.poll(() => opened(test)).toBeGreaterThan(1);
    const before = Date.now();
    await test.close();
    // Trying on would take minutes.
    expect(Date.now() - before).toBeLessThan(10_000);
  });
});

/** How often a connection was asked for. */
function opened({ slack }: TestDesk): number {
  return slack.calls().filter(({ method }) => method === 'apps.connections.open').length;
}
