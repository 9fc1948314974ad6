import { describe, expect, test } from 'vitest';
import type { SlackStandIn } from '../../../src/playground/slack/stand-in.ts';
import { HELP, MIA, REVIEW, refusal, startSlack, TOM, webClient } from './support.ts';

describe('history and threads', () => {
  test('newest first, in pages, without what was written in threads', async () => {
    const slack = await startSlack();
    const web = webClient(slack);
    const sent: string[] = [];
    for (const text of ['1', '2', '3', '4', '5']) sent.push((await slack.post(MIA, HELP, { text })).ts);
    await slack.post(TOM, HELP, { text: 'in the thread', threadTs: sent[0] });
    await slack.post(TOM, HELP, { text: 'for all', threadTs: sent[0], broadcast: true });

    const texts: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = await web.conversations.history({ channel: HELP, limit: 2, cursor });
      texts.push(...(page.messages ?? []).map((message) => message.text));
      cursor = page.response_metadata?.next_cursor;
      expect(page.has_more).toBe(cursor !== '');
    } while (cursor);
    expect(texts).toEqual(['for all', '5', '4', '3', '2', '1']);
  });

  test('oldest and latest are exclusive unless asked otherwise', async () => {
    const slack = await startSlack();
    const web = webClient(slack);
    const [a, b, c] = await postAll(slack, ['a', 'b', 'c']);
    const texts = async (args: object) =>
      (await web.conversations.history({ channel: HELP, ...args })).messages?.map((message) => message.text);
    expect(await texts({ oldest: a })).toEqual(['c', 'b']);
    expect(await texts({ oldest: a, latest: c })).toEqual(['b']);
    expect(await texts({ oldest: b, latest: b, inclusive: true, limit: 1 })).toEqual(['b']);
    expect(await refusal(web.conversations.history({ channel: HELP, oldest: 'yesterday' }))).toMatchObject({
      error: 'invalid_ts_oldest',
    });
  });

  test('replies begin with the parent, which counts them', async () => {
    const slack = await startSlack();
    const web = webClient(slack);
    const { ts } = await slack.post(MIA, HELP, { text: 'stuck' });
    const first = await slack.post(TOM, HELP, { text: 'same here', threadTs: ts });
    const second = await web.chat.postMessage({ channel: HELP, thread_ts: ts, text: 'try this' });
    const { messages } = await web.conversations.replies({ channel: HELP, ts });
    expect(messages?.map((message) => message.ts)).toEqual([ts, first.ts, second.ts]);
    expect(messages?.[0]).toMatchObject({ thread_ts: ts, reply_count: 2, latest_reply: second.ts });
    expect(messages?.[1]).toMatchObject({ thread_ts: ts, parent_user_id: MIA });
    const later = await web.conversations.replies({ channel: HELP, ts, oldest: first.ts, limit: 5 });
    expect(later.messages?.map((message) => message.ts)).toEqual([ts, second.ts]);
  });

  test('metadata is shown to who asks for it', async () => {
    const web = webClient(await startSlack());
    const metadata = { event_type: 'stepcheck_card', event_payload: { ticket: 'T-1', version: 2 } };
    await web.chat.postMessage({ channel: REVIEW, text: 'card', metadata });
    const [withIt, without] = [
      await web.conversations.history({ channel: REVIEW, include_all_metadata: true }),
      await web.conversations.history({ channel: REVIEW }),
    ];
    expect(withIt.messages?.[0]?.metadata).toEqual(metadata);
    expect(without.messages?.[0]?.metadata).toBeUndefined();
    const wrong = web.apiCall('chat.postMessage', {
      channel: REVIEW,
      text: 'a',
      metadata: { event_type: 'x' },
    });
    expect(await refusal(wrong)).toMatchObject({ error: 'invalid_metadata_format' });
  });

  test('every ts is greater than the one before', async () => {
    const slack = await startSlack();
    const sent = await postAll(
      slack,
      Array.from({ length: 50 }, (_, index) => String(index)),
    );
    expect([...sent].sort()).toEqual(sent);
    expect(new Set(sent).size).toBe(50);
    expect(sent[0]).toMatch(/^\d{10}\.\d{6}$/);
  });
});

async function postAll(slack: SlackStandIn, texts: readonly string[]): Promise<string[]> {
  const sent: string[] = [];
  for (const text of texts) sent.push((await slack.post(MIA, HELP, { text })).ts);
  return sent;
}
