import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';
import { sized } from '../support/long.ts';

const TICKETS = sized(8, 200);
const CLICKS = sized(10, 50);
const SESSIONS = 5;
const TIMEOUT = sized(120_000, 1_800_000);

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk();
});
afterEach(() => desk.close());

it(
  'approvals of one draft by many at once, over many tickets, send each reply once',
  async () => {
    for (let number = 1; number <= TICKETS; number += 1) {
      await desk.deliver(
        mailFromMia({
          from: `"Customer ${number}" <person${number}@firm${number}.example>`,
          messageId: `<first@firm${number}.example>`,
        }),
      );
    }
    await vi.waitFor(() => expect(waiting()).toHaveLength(TICKETS), { timeout: TIMEOUT / 2, interval: 100 });

    const clicks = waiting().flatMap((card) => clicksOn(card));
    const outcomes = await Promise.allSettled(
      clicks.map((click) => desk.slack.press(click.user, click.button)),
    );
    // A card that has been updated has no such button any more: that is told to the client, not to us.
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(TICKETS);

    await vi.waitFor(() => expect(sent()).toHaveLength(TICKETS), { timeout: TIMEOUT / 2, interval: 100 });
    // Time for a second one to go out, were there one.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const replies = desk.outbox.list().filter(({ text }) => text.includes('Sign in a different way'));
    const perCustomer = new Map(replies.map((mail) => [String(mail.to), 0]));
    for (const mail of replies) perCustomer.set(String(mail.to), (perCustomer.get(String(mail.to)) ?? 0) + 1);
    expect(perCustomer.size).toBe(TICKETS);
    expect([...perCustomer.values()].every((count) => count === 1)).toBe(true);
  },
  TIMEOUT,
);

function waiting() {
  return desk.cards().filter((card) => JSON.stringify(card.blocks).includes('stepcheck_approve'));
}

function sent() {
  return desk.cards().filter((card) => textOf(card).includes('Sent by'));
}

function clicksOn(card: ReturnType<typeof waiting>[number]) {
  const block = card.blocks.find(({ type }) => type === 'actions');
  const button = {
    channelId: card.channelId,
    ts: card.ts,
    blockId: String(block?.block_id),
    actionId: 'stepcheck_approve',
  };
  return [...Array(CLICKS).keys()].map((number) => ({
    user: number % 2 === 0 ? desk.ana : desk.ben,
    button: { ...button, window: `session-${number % SESSIONS}` },
  }));
}
