import { describe, expect, it } from 'vitest';
import { reviewChannelContract } from '../contracts/review-channel.ts';
import { openDesk, reviewCard, textOf } from './desk.ts';

reviewChannelContract('Slack', async () => {
  const test = await openDesk();
  return {
    channel: test.desk.review,
    card: reviewCard,
    seen: () =>
      test.slack.messages(test.review).map((message) => ({
        text: textOf(message.blocks),
        thread: message.threadTs,
        files: message.files.length,
      })),
    close: test.close,
  };
});

describe('the review channel in Slack', () => {
  it('says how long to wait where Slack limits the rate', async () => {
    const test = await openDesk();
    test.slack.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 7 });
    await expect(test.desk.review.post(reviewCard())).rejects.toMatchObject({
      code: 'slack_rate_limited',
      turn: 'retry',
      retryAfterMs: 7000,
    });
    await test.close();
  });

  it('posts a card once where the answer got lost: the search finds it', async () => {
    const test = await openDesk();
    const since = Date.now() - 1000;
    test.slack.failNext('chat.postMessage', { status: 0, performed: true });
    await expect(test.desk.review.post(reviewCard())).rejects.toMatchObject({ code: 'slack_no_answer' });
    const [posted] = test.slack.messages(test.review);
    expect(await test.desk.review.find('T1001', since)).toEqual({ channel: test.review, ts: posted?.ts });
    expect(test.slack.calls().filter((call) => call.method === 'chat.postMessage')).toHaveLength(1);
    await test.close();
  });

  it('does not believe metadata that somebody else wrote', async () => {
    const test = await openDesk();
    await test.slack.post(test.agent, test.review, { text: 'stepcheck_card T1001' });
    expect(await test.desk.review.find('T1001', 0)).toBeNull();
    await test.close();
  });

  it('finds a card behind more messages than one page holds', async () => {
    const test = await openDesk();
    const ref = await test.desk.review.post(reviewCard());
    for (let count = 0; count < 230; count += 1) {
      await test.slack.post(test.agent, test.review, { text: `chat ${count}` });
    }
    expect(await test.desk.review.find('T1001', 0)).toEqual(ref);
    await test.close();
  });

  it('shows a picture without the words above it where Slack does not take those', async () => {
    const test = await openDesk();
    const ref = await test.desk.review.post(reviewCard());
    test.slack.failNext('files.completeUploadExternal', { status: 200, error: 'invalid_blocks' });
    const caption = ['one.png: Permissions requested', '1. Read your calendars (calendar)'];
    const picture = { key: '1', name: 'one.png', type: 'image/png', bytes: new Uint8Array([1]), caption };
    const original = { ticketId: 'T1001', messageId: 'M1', heading: 'Mia Chen', text: '', raw: null };
    await test.desk.review.showOriginal(ref, { ...original, pictures: [picture] });
    const shared = () => test.slack.messages(test.review).filter(({ files }) => files.length > 0);
    await expect.poll(() => shared().map(({ blocks }) => blocks)).toEqual([[]]);
    await test.close();
  });

  it('uploads only the pictures that are missing after an upload that failed', async () => {
    const test = await openDesk();
    const ref = await test.desk.review.post(reviewCard());
    const bytes = new Uint8Array([1, 2, 3]);
    const original = {
      ticketId: 'T1001',
      messageId: 'M1',
      heading: 'Mia Chen wrote',
      text: 'see the pictures',
      pictures: ['one.png', 'two.png'].map((name, index) => ({
        key: `${index + 1}`,
        name,
        type: 'image/png',
        bytes,
        caption: [],
      })),
      raw: null,
    };
    test.slack.failNext('files.completeUploadExternal', { status: 500 }, 1);
    await expect(test.desk.review.showOriginal(ref, original)).rejects.toMatchObject({ turn: 'retry' });
    await test.desk.review.showOriginal(ref, original);
    const names = () =>
      test.slack
        .messages(test.review)
        .flatMap((message) => message.files.map((file) => file.name))
        .sort();
    await expect.poll(names).toEqual(['M1-1.png', 'M1-2.png']);
    await test.close();
  });
});
