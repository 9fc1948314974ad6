import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SlackStandIn } from '../../src/playground/slack/stand-in.ts';
import { createSlackClient, type SlackClient } from '../../src/slack/client.ts';
import { quiet, startSlack } from './desk.ts';

describe('an error of Slack', () => {
  let slack: SlackStandIn;
  let client: SlackClient;
  beforeAll(async () => {
    slack = await startSlack();
    client = createSlackClient({ token: slack.botToken, apiUrl: slack.apiUrl, log: quiet });
  });
  afterAll(() => slack.close());

  const ask = () => client.call('users.info', { user: 'U07MIACHEN' });
  const asked = () => slack.calls().filter((call) => call.method === 'users.info').length;

  it('that is a rate limit is tried again when Slack says so, not by the client', async () => {
    const before = asked();
    slack.failNext('users.info', { status: 429, retryAfterSeconds: 2 });
    await expect(ask()).rejects.toMatchObject({
      code: 'slack_rate_limited',
      turn: 'retry',
      retryAfterMs: 2000,
    });
    expect(asked() - before).toBe(1);
  });

  it('inside Slack is tried again by the client where that does no harm', async () => {
    slack.failNext('users.info', { status: 503 }, 2);
    await expect(ask()).resolves.toMatchObject({ user: { id: 'U07MIACHEN' } });
  });

  it('that stays is worth another try later', async () => {
    slack.failNext('users.info', { status: 503 }, 3);
    await expect(ask()).rejects.toMatchObject({ code: 'slack_no_answer', turn: 'retry' });
  });

  it.each(['missing_scope', 'not_in_channel', 'channel_not_found', 'invalid_auth'])(
    '%s is for a person, with what to do',
    async (error) => {
      slack.failNext('users.info', { status: 200, error });
      await expect(ask()).rejects.toMatchObject({
        code: `slack_${error}`,
        turn: 'person',
        message: expect.stringMatching(/(Add it|Invite|Check)/),
      });
    },
  );

  it.each([{ status: 403 }, { status: 404 }, { status: 200, error: 'not_allowed' }])(
    'gives no message up while it is received: %o',
    async (failure) => {
      const calls = {
        'users.info': ask,
        'conversations.members': () => client.call('conversations.members', { channel: 'C1' }),
        'files.info': () => client.call('files.info', { file: 'F1' }),
      };
      for (const [method, call] of Object.entries(calls)) {
        // The client tries an HTTP error three times, a refusal once.
        slack.failNext(method, failure, failure.status === 200 ? 1 : 3);
        await expect(call()).rejects.toMatchObject({ turn: 'person' });
      }
    },
  );

  it('that we do not know is not tried again', async () => {
    slack.failNext('chat.postMessage', { status: 200, error: 'invalid_blocks' });
    await expect(client.call('chat.postMessage', { channel: 'C1', text: 'x' })).rejects.toMatchObject({
      code: 'slack_invalid_blocks',
      turn: 'never',
    });
  });

  it('inside Slack leaves the outcome open', async () => {
    slack.failNext('users.info', { status: 200, error: 'fatal_error' });
    await expect(ask()).rejects.toMatchObject({ code: 'slack_no_answer' });
  });
});
