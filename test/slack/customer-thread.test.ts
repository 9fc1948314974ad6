import { describe, expect, it } from 'vitest';
import { createSlackClient } from '../../src/slack/client.ts';
import { createCustomerThread } from '../../src/slack/customer-thread.ts';
import { customerThreadContract } from '../contracts/customer-thread.ts';
import { openDesk, quiet, startSlack, textOf } from './desk.ts';

async function begin() {
  const test = await openDesk();
  const { ts } = await test.slack.post(test.customer, test.customers, { text: 'I cannot sign in' });
  return { test, thread: { channelId: test.customers, threadTs: ts } };
}

customerThreadContract('Slack', async () => {
  const { test, thread } = await begin();
  return {
    customers: test.desk.customers,
    thread,
    replies: () =>
      test.slack
        .messages(test.customers)
        .filter((message) => message.threadTs === thread.threadTs)
        .map((message) => textOf(message.blocks)),
    close: test.close,
  };
});

describe("replies in the customer's Slack thread", () => {
  it('were not taken where Slack limits the rate', async () => {
    const { test, thread } = await begin();
    test.slack.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 3 });
    expect(await test.desk.customers.reply(thread, 'Hello', 'reply.T1.1')).toMatchObject({
      kind: 'not_taken',
      detail: expect.stringContaining('Slack asks to wait'),
      retryAfterMs: 3000,
    });
    await test.close();
  });

  it('were not taken where no connection came about', async () => {
    const slack = await startSlack();
    await slack.close();
    const client = createSlackClient({ token: slack.botToken, apiUrl: slack.apiUrl, log: quiet });
    const customers = createCustomerThread(client, slack.botUserId);
    const thread = { channelId: 'C1', threadTs: '1.000001' };
    expect(await customers.reply(thread, 'Hello', 'reply.T1.1')).toMatchObject({ kind: 'not_taken' });
  });

  it('have an unknown outcome where the answer got lost, and are posted once', async () => {
    const { test, thread } = await begin();
    test.slack.failNext('chat.postMessage', { status: 0, performed: true });
    expect(await test.desk.customers.reply(thread, 'Hello', 'reply.T1.1')).toMatchObject({ kind: 'unknown' });
    expect(await test.desk.customers.wasSent(thread, 'reply.T1.1')).toBe(true);
    expect(test.slack.messages(test.customers)).toHaveLength(2);
    await test.close();
  });

  it('have an unknown outcome where Slack failed inside', async () => {
    const { test, thread } = await begin();
    test.slack.failNext('chat.postMessage', { status: 503 });
    expect(await test.desk.customers.reply(thread, 'Hello', 'reply.T1.1')).toMatchObject({ kind: 'unknown' });
    expect(await test.desk.customers.wasSent(thread, 'reply.T1.1')).toBe(false);
    await test.close();
  });

  it('are refused with what to do where the bot was put out of the channel', async () => {
    const { test, thread } = await begin();
    test.slack.failNext('chat.postMessage', { status: 200, error: 'not_in_channel' });
    const outcome = await test.desk.customers.reply(thread, 'Hello', 'reply.T1.1');
    expect(outcome).toMatchObject({ kind: 'refused', detail: expect.stringContaining('/invite') });
    await test.close();
  });

  it('are refused where they are too long for one message', async () => {
    const { test, thread } = await begin();
    const outcome = await test.desk.customers.reply(thread, 'long '.repeat(4000), 'reply.T1.1');
    expect(outcome).toMatchObject({ kind: 'refused', detail: expect.stringContaining('too long') });
    await test.close();
  });
});
