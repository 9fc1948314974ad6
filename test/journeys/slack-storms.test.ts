import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';
import { sized } from '../support/long.ts';

const TICKETS = sized(12, 200);
const AT_ONCE = 10;
const TIMEOUT = sized(120_000, 1_800_000);

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk();
});
afterEach(() => desk.close());

const allHaveOneCard = () =>
  vi.waitFor(
    () => {
      const senders = desk.cards().map((card) => /Customer \d+/.exec(textOf(card))?.[0] ?? '');
      expect(new Set(senders).size).toBe(TICKETS);
      expect(senders).toHaveLength(TICKETS);
    },
    { timeout: TIMEOUT / 2, interval: 100 },
  );

function mail(number: number): Promise<void> {
  return desk.deliver(
    mailFromMia({
      from: `"Customer ${number}" <person${number}@firm${number}.example>`,
      messageId: `<first@firm${number}.example>`,
    }),
  );
}

async function burst(): Promise<void> {
  const numbers = [...Array(TICKETS).keys()].map((index) => index + 1);
  // As many at once as one sender's server would open connections.
  for (let from = 0; from < TICKETS; from += AT_ONCE) {
    await Promise.all(numbers.slice(from, from + AT_ONCE).map(mail));
  }
}

it(
  'a burst of mail while Slack limits, fails and drops calls gets one card each',
  async () => {
    desk.slack.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 1 }, 3);
    desk.slack.failNext('chat.postMessage', { status: 500 }, 2);
    desk.slack.failNext('chat.postMessage', { status: 0 }, 2);
    desk.slack.failNext('chat.update', { status: 429, retryAfterSeconds: 1 }, 2);
    await burst();
    await allHaveOneCard();
    // Time for a second card to come, were there one.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await allHaveOneCard();
  },
  TIMEOUT,
);
