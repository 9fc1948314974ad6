import { describe, expect, test } from 'vitest';
import { ANA, HELP, MIA, REVIEW, refusal, startSlack, TOM, webClient } from './support.ts';

describe('who and where', () => {
  test('the bot learns who it is', async () => {
    const slack = await startSlack();
    const auth = await webClient(slack).auth.test();
    expect(auth).toMatchObject({
      ok: true,
      user: 'stepcheck',
      user_id: slack.botUserId,
      team_id: slack.teamId,
    });
    expect(auth.response_metadata?.scopes).toContain('chat:write');
  });

  test('tokens that are wrong, missing or of the other kind are told apart', async () => {
    const slack = await startSlack();
    expect(await refusal(webClient(slack, 'xoxb-wrong').auth.test())).toMatchObject({
      error: 'invalid_auth',
    });
    expect(await refusal(webClient(slack, '').auth.test())).toMatchObject({ error: 'not_authed' });
    expect(await refusal(webClient(slack, slack.appToken).auth.test())).toMatchObject({
      error: 'not_allowed_token_type',
    });
    expect(await refusal(webClient(slack).apps.connections.open({}))).toMatchObject({
      error: 'not_allowed_token_type',
    });
  });

  test('people have names and addresses, channels their members', async () => {
    const web = webClient(await startSlack());
    const { user } = await web.users.info({ user: MIA });
    expect(user).toMatchObject({
      real_name: 'Mia Chen',
      is_bot: false,
      profile: { email: 'mia.chen@birchwood-advisors.example' },
    });
    const review = await web.conversations.members({ channel: REVIEW });
    expect(review.members).toContain(ANA);
    expect(review.members).not.toContain(MIA);
    const { channel } = await web.conversations.info({ channel: HELP, include_num_members: true });
    expect(channel).toMatchObject({
      name: 'jump-help',
      is_member: true,
      is_ext_shared: false,
      num_members: 5,
    });
  });

  test('members come in pages', async () => {
    const web = webClient(await startSlack());
    const first = await web.conversations.members({ channel: HELP, limit: 3 });
    expect(first.members).toHaveLength(3);
    const second = await web.conversations.members({
      channel: HELP,
      limit: 3,
      cursor: first.response_metadata?.next_cursor,
    });
    expect(second.members).toContain(TOM);
    expect(second.response_metadata?.next_cursor).toBe('');
  });

  test('what is not there is named as Slack names it', async () => {
    const slack = await startSlack();
    const web = webClient(slack);
    expect(await refusal(web.users.info({ user: 'U0' }))).toMatchObject({ error: 'user_not_found' });
    expect(await refusal(web.conversations.info({ channel: 'C0' }))).toMatchObject({
      error: 'channel_not_found',
    });
    expect(await refusal(web.conversations.replies({ channel: HELP, ts: '1.1' }))).toMatchObject({
      error: 'thread_not_found',
    });
    expect(await refusal(web.apiCall('chat.shout', {}))).toMatchObject({ error: 'unknown_method' });
    expect(await refusal(web.apiCall('chat.update', { channel: HELP, text: 'a' }))).toEqual({
      error: 'invalid_arguments',
      messages: ['[ERROR] missing required field: ts'],
    });
    slack.setMembers(HELP, [ANA, MIA]);
    expect(await refusal(web.conversations.history({ channel: HELP }))).toMatchObject({
      error: 'not_in_channel',
    });
  });

  test('a JSON body is taken as well as a form', async () => {
    const slack = await startSlack();
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${slack.botToken}`,
        'content-type': 'application/json; charset=utf-8',
      },
      body: JSON.stringify({ channel: REVIEW, text: 'from JSON', unfurl_links: false }),
    });
    expect(await response.json()).toMatchObject({ ok: true, message: { text: 'from JSON' } });
  });

  test('a body that says it is JSON and is not: refused', async () => {
    const slack = await startSlack();
    const response = await fetch(`${slack.apiUrl}auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
      body: '{"channel": ',
    });
    expect(await response.json()).toEqual({ ok: false, error: 'invalid_json' });
  });
});
