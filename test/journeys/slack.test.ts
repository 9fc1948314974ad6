import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTestDesk, type TestDesk, textOf } from '../support/desk.ts';
import { PNG } from '../support/pictures.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk();
});
afterEach(() => desk.close());

const BLOCKED = 'Jump says "Need admin approval" when I sign in with Microsoft';
const inThread = (ts: string) =>
  desk.slack.messages(desk.customers).filter(({ threadTs }) => threadTs === ts);

describe('a Slack message', () => {
  it('with a picture becomes a card, the picture lies in the card’s thread, and the reply goes into the customer’s thread', async () => {
    const { ts } = await desk.slack.post(desk.mia, desk.customers, {
      text: BLOCKED,
      files: [{ name: 'screen.png', mimetype: 'image/png', bytes: PNG }],
    });
    const card = await desk.cardSaying('Mia Chen', 'screen.png');
    await vi.waitFor(() => {
      const thread = desk.slack.messages(desk.review).filter(({ threadTs }) => threadTs === card.ts);
      expect(thread.flatMap(({ files }) => files.map(({ title }) => title))).toEqual(['screen.png']);
    }, 10_000);

    await desk.press(desk.ana, card, 'approve');
    await desk.cardSaying('Sent by');
    expect(inThread(ts).map(textOf).join()).toContain('Sign in a different way');
  });

  it('gets its reply once and when Slack says, however often it asks to wait', async () => {
    const { ts } = await desk.slack.post(desk.mia, desk.customers, { text: BLOCKED });
    const card = await desk.cardSaying('Mia Chen');
    // More often than a send that fails is tried.
    desk.slack.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 1 }, 8);
    await desk.press(desk.ana, card, 'approve');
    await desk.cardSaying('Sent by');
    expect(inThread(ts)).toHaveLength(1);
  }, 40_000);

  it('joins what the same person wrote in the last minutes, chatter before it included', async () => {
    await desk.slack.post(desk.mia, desk.customers, { text: 'Good morning everyone' });
    await desk.slack.post(desk.mia, desk.customers, { text: BLOCKED });
    await desk.cardSaying('Mia Chen');
    await desk.slack.post(desk.mia, desk.customers, { text: 'I have asked our IT department to approve it' });
    const card = await desk.cardSaying('I have asked our IT department');
    await vi.waitFor(() => {
      const thread = desk.slack.messages(desk.review).filter(({ threadTs }) => threadTs === card.ts);
      expect(thread.map(textOf).join()).toContain('Good morning everyone');
    }, 10_000);
    expect(desk.cards()).toHaveLength(1);
  });

  it('in a thread joins the ticket of that thread', async () => {
    const { ts } = await desk.slack.post(desk.mia, desk.customers, { text: BLOCKED });
    await desk.cardSaying('Mia Chen');
    await desk.slack.post(desk.mia, desk.customers, { text: 'I have asked our IT department', threadTs: ts });
    await desk.cardSaying('I have asked our IT department');
    expect(desk.cards()).toHaveLength(1);
  });

  it('that states no problem, or comes from a colleague, opens nothing', async () => {
    await desk.slack.post(desk.mia, desk.customers, { text: 'Happy Friday all!' });
    await desk.slack.post(desk.ben, desk.customers, { text: BLOCKED });
    await desk.slack.post(desk.mia, desk.customers, { text: BLOCKED });
    await desk.cardSaying('Mia Chen');
    expect(desk.cards()).toHaveLength(1);
  });

  it('is kept while Redis is away, and becomes a card once it is back', async () => {
    await desk.redis.kill();
    await desk.slack.post(desk.mia, desk.customers, { text: BLOCKED });
    await desk.redis.start();
    await desk.cardSaying('Mia Chen');
    expect(desk.cards()).toHaveLength(1);
  });

  it('written while the socket was down is caught up: ten of ten', async () => {
    const { ts } = await desk.slack.post(desk.mia, desk.customers, { text: BLOCKED });
    const card = await desk.cardSaying('Mia Chen');
    desk.slack.refuseSockets(true);
    desk.slack.dropSockets();
    for (let count = 1; count <= 10; count++) {
      const threadTs = count % 2 === 0 ? ts : undefined;
      await desk.slack
        .post(desk.mia, desk.customers, { text: `Further detail number ${count}.`, threadTs })
        .catch(() => {});
    }
    desk.slack.refuseSockets(false);
    await vi.waitFor(
      () => {
        const thread = desk.slack.messages(desk.review).filter(({ threadTs }) => threadTs === card.ts);
        const words = thread.map(textOf).join('\n');
        for (let count = 1; count <= 10; count++) expect(words).toContain(`Further detail number ${count}.`);
      },
      { timeout: 30_000, interval: 200 },
    );
    expect(desk.cards()).toHaveLength(1);
  }, 60_000);

  it('in the thread of a closed case, written while the socket was down, opens the case again', async () => {
    const { ts } = await desk.slack.post(desk.mia, desk.customers, { text: BLOCKED });
    await desk.press(desk.ana, await desk.cardSaying('Mia Chen'), 'reject');
    await vi.waitFor(() => expect(desk.slack.modal(desk.ana)).not.toBeNull(), 10_000);
    await desk.slack.submit(desk.ana, {
      reason: { value: { type: 'radio_buttons', selected_option: { value: 'no_reply_needed' } } },
    });
    await desk.cardSaying('Rejected by');
    desk.slack.refuseSockets(true);
    desk.slack.dropSockets();
    await desk.slack.post(desk.mia, desk.customers, {
      text: 'I asked our IT team and it still fails',
      threadTs: ts,
    });
    desk.slack.refuseSockets(false);
    await desk.cardSaying('I asked our IT team', 'Hi Mia');
    expect(desk.cards()).toHaveLength(1);
  }, 40_000);
});
