import { describe, expect, test } from 'vitest';
import {
  connect,
  eventsOf,
  eventually,
  HELP,
  listen,
  MIA,
  REVIEW,
  type SocketEvent,
  startSlack,
  webClient,
} from './support.ts';

describe("Slack's own Socket Mode client", () => {
  test('connects and hears what people write, escaped', async () => {
    const slack = await startSlack();
    const { events } = await listen(slack);
    const { ts } = await slack.post(MIA, HELP, { text: 'Need admin approval <!channel> & more' });
    expect(eventsOf(events)).toEqual([
      expect.objectContaining({
        type: 'message',
        user: MIA,
        channel: HELP,
        channel_type: 'channel',
        ts,
        event_ts: ts,
        text: 'Need admin approval &lt;!channel&gt; &amp; more',
      }),
    ]);
    expect(events[0]?.body).toMatchObject({
      type: 'event_callback',
      team_id: slack.teamId,
      event_id: expect.stringMatching(/^Ev07[A-Z0-9]{8}$/),
      event_time: Number(ts.split('.')[0]),
    });
  });

  test("hears the bot's own messages and edits, too", async () => {
    const slack = await startSlack();
    const { events } = await listen(slack);
    const web = webClient(slack);
    const { ts } = await web.chat.postMessage({ channel: REVIEW, text: 'one' });
    await web.chat.update({ channel: REVIEW, ts: String(ts), text: 'two' });
    await eventually(() => expect(events).toHaveLength(2));
    expect(eventsOf(events)).toMatchObject([
      { type: 'message', text: 'one', bot_id: expect.any(String), user: slack.botUserId },
      { subtype: 'message_changed', message: { text: 'two', ts }, previous_message: { text: 'one' } },
    ]);
  });

  test('each event goes to one of several connections', async () => {
    const slack = await startSlack();
    const [first, second] = [await listen(slack), await listen(slack)];
    for (const text of ['a', 'b', 'c', 'd']) await slack.post(MIA, HELP, { text });
    expect(
      eventsOf([...first.events, ...second.events])
        .map((event) => event.text)
        .sort(),
    ).toEqual(['a', 'b', 'c', 'd']);
    expect(first.events).toHaveLength(2);
  });

  test('what nobody acknowledges comes again with its number and reason, under the same event id', async () => {
    const slack = await startSlack({ timing: { ackMs: 300, redeliverMs: [20, 40, 60] } });
    const seen: SocketEvent[] = [];
    await connect(slack, async (event) => {
      seen.push(event);
      if (seen.length === 3) await event.ack();
    });
    await expect(slack.post(MIA, HELP, { text: 'hello' })).rejects.toMatchObject({ code: 'slack_no_answer' });
    await eventually(() => expect(seen).toHaveLength(3));
    expect(seen.map((event) => [event.retry_num, event.retry_reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
    ]);
    expect(new Set(seen.map((event) => event.body.event_id)).size).toBe(1);
    expect(slack.messages(HELP)).toHaveLength(1);
  });

  test('after the third repetition it is given up', async () => {
    const slack = await startSlack({ timing: { ackMs: 20, redeliverMs: [5, 5, 5] } });
    const seen: SocketEvent[] = [];
    await connect(slack, (event) => seen.push(event));
    await expect(slack.post(MIA, HELP, { text: 'hello' })).rejects.toThrow('did not answer');
    await eventually(() => expect(seen).toHaveLength(4));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(seen).toHaveLength(4);
  });

  test('what is written while nobody is connected is only found by history', async () => {
    const slack = await startSlack();
    const { events } = await listen(slack, 300);
    slack.refuseSockets(true);
    slack.dropSockets();
    const missed = await slack.post(MIA, HELP, { text: 'while you were away' });
    slack.refuseSockets(false);
    await eventually(async () => {
      await slack.post(MIA, HELP, { text: 'and now' });
      expect(events.length).toBeGreaterThan(0);
    });
    expect(eventsOf(events).map((event) => event.text)).not.toContain('while you were away');
    const history = await webClient(slack).conversations.history({ channel: HELP, oldest: '0' });
    expect(history.messages?.map((message) => message.ts)).toContain(missed.ts);
  });

  test.each(['broken', 'refresh'] as const)('a connection that is %s comes back by itself', async (how) => {
    const slack = await startSlack();
    const { events } = await listen(slack, 300);
    slack.dropSockets(how);
    await eventually(async () => {
      await slack.post(MIA, HELP, { text: 'again' });
      expect(events.length).toBeGreaterThan(0);
    });
  });

  test('stays connected by ping and pong in both directions', async () => {
    const slack = await startSlack({ timing: { pingMs: 1_000 } });
    const { events } = await listen(slack, 3_000);
    await new Promise((resolve) => setTimeout(resolve, 4_500));
    await slack.post(MIA, HELP, { text: 'still there' });
    expect(events).toHaveLength(1);
    expect(slack.calls().filter((call) => call.method === 'apps.connections.open')).toHaveLength(1);
  });
});
