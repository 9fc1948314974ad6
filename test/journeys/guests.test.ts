import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startTestDesk, type TestDesk } from '../support/desk.ts';

const SHARED = 'C07SHARED1';
let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk({ started: false, env: { SLACK_CUSTOMER_CHANNELS: 'cust-*' } });
  const members = [desk.mia, desk.ana, desk.slack.botUserId];
  desk.slack.addChannel({
    id: SHARED,
    name: 'cust-birchwood',
    members,
    purpose: 'customers',
    isShared: true,
  });
  desk.slack.setStanding(desk.mia, 'stranger');
  // A guest among the agents.
  desk.slack.setStanding(desk.ben, 'restricted');
  await desk.start();
});
afterEach(() => desk.close());

it('in a shared channel stands nothing but the approved reply, and a guest’s click counts for nothing', async () => {
  const inShared = () =>
    desk.slack
      .calls()
      .filter(({ method, body }) => method.startsWith('chat.') && body.channel === SHARED)
      .map(({ method }) => method);

  await desk.slack.post(desk.mia, SHARED, {
    text: 'Jump says "Need admin approval" when I sign in with Microsoft',
  });
  const card = await desk.cardSaying('Mia Chen');
  await desk.press(desk.ben, card, 'approve');
  await vi.waitFor(() => expect(desk.slack.notices(desk.ben)).toHaveLength(1), 10_000);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(inShared()).toEqual([]);

  await desk.press(desk.ana, card, 'approve');
  await desk.cardSaying('Sent by');
  expect(inShared()).toEqual(['chat.postMessage']);
  expect(desk.slack.messages(SHARED).filter(({ user }) => user === desk.slack.botUserId)).toHaveLength(1);
});
