import { describe, expect, test } from 'vitest';
import { ANA, HELP, MIA, REVIEW, refusal, startSlack, TOM, webClient } from './support.ts';

describe('writing', () => {
  test('an edit takes text and blocks together, and keeps metadata that it does not name', async () => {
    const slack = await startSlack();
    const web = webClient(slack);
    const metadata = { event_type: 'card', event_payload: { ticket: 'T-1' } };
    const { ts } = await web.chat.postMessage({
      channel: REVIEW,
      text: 'one',
      metadata,
      blocks: [{ type: 'divider' }],
    });
    await web.chat.update({ channel: REVIEW, ts: String(ts), text: 'two' });
    expect(slack.messages(REVIEW)[0]).toMatchObject({ text: 'two', blocks: [], edited: true, metadata, ts });
  });

  test('only own messages can be edited, and only those that exist', async () => {
    const slack = await startSlack();
    const web = webClient(slack);
    const { ts } = await slack.post(MIA, HELP, { text: 'mine' });
    expect(await refusal(web.chat.update({ channel: HELP, ts, text: 'ours' }))).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await refusal(web.chat.update({ channel: HELP, ts: '1.1', text: 'a' }))).toMatchObject({
      error: 'message_not_found',
    });
    const own = await web.chat.postMessage({ channel: HELP, text: 'short' });
    const long = web.chat.update({ channel: HELP, ts: String(own.ts), text: 'x'.repeat(4001) });
    expect(await refusal(long)).toMatchObject({ error: 'msg_too_long' });
  });

  test('a message needs a text or blocks, a channel and an existing thread', async () => {
    const web = webClient(await startSlack());
    expect(await refusal(web.apiCall('chat.postMessage', { channel: HELP, text: '' }))).toMatchObject({
      error: 'no_text',
    });
    expect(await refusal(web.chat.postMessage({ channel: 'C0', text: 'a' }))).toMatchObject({
      error: 'channel_not_found',
    });
    expect(await refusal(web.chat.postMessage({ channel: HELP, text: 'a', thread_ts: '1.1' }))).toMatchObject(
      {
        error: 'message_not_found',
      },
    );
  });

  test('a reply to a reply lands in the same thread', async () => {
    const slack = await startSlack();
    const { ts } = await slack.post(MIA, HELP, { text: 'stuck' });
    const reply = await slack.post(TOM, HELP, { text: 'me too', threadTs: ts });
    await webClient(slack).chat.postMessage({ channel: HELP, thread_ts: reply.ts, text: 'hello both' });
    expect(slack.messages(HELP).at(-1)?.threadTs).toBe(ts);
  });

  test('a private notice reaches one person in the channel and is no message', async () => {
    const slack = await startSlack();
    const web = webClient(slack);
    await web.chat.postEphemeral({ channel: REVIEW, user: ANA, text: 'Ben was first.' });
    expect(slack.notices(ANA)).toMatchObject([{ channelId: REVIEW, text: 'Ben was first.' }]);
    expect(slack.messages(REVIEW)).toEqual([]);
    expect(await refusal(web.chat.postEphemeral({ channel: REVIEW, user: MIA, text: 'a' }))).toMatchObject({
      error: 'user_not_in_channel',
    });
  });

  test('a permalink names channel, message and thread', async () => {
    const slack = await startSlack();
    const web = webClient(slack);
    const { ts } = await slack.post(MIA, HELP, { text: 'stuck' });
    const reply = await slack.post(TOM, HELP, { text: 'me too', threadTs: ts });
    const { permalink } = await web.chat.getPermalink({ channel: HELP, message_ts: reply.ts });
    expect(permalink).toMatch(
      new RegExp(`/archives/${HELP}/p${reply.ts.replace('.', '')}\\?thread_ts=${ts}`),
    );
  });
});
