import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buttonsOf, mailFromMia, startTestDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk({ env: { UNDO_SECONDS: '5' } });
});
afterEach(() => desk.close());

// Long enough to press a button on a slow machine. `overdue`: by then a reply that nobody stopped would be out.
const overdue = () => new Promise((resolve) => setTimeout(resolve, 5_500));

async function approvedCard() {
  await desk.deliver(mailFromMia());
  await desk.press(desk.ana, await desk.cardSaying('Mia Chen', 'Acknowledged'), 'approve');
  return vi.waitFor(async () => {
    const card = await desk.cardSaying('Approved by');
    expect(buttonsOf(card)).toEqual(['undo']);
    return card;
  }, 10_000);
}

describe('between approval and sending', () => {
  it('an undo takes the reply back, and it can be approved again', async () => {
    await desk.press(desk.ben, await approvedCard(), 'undo');
    const card = await vi.waitFor(async () => {
      const again = await desk.cardSaying('Mia Chen');
      expect(buttonsOf(again)).toEqual(['approve', 'edit', 'reject']);
      return again;
    }, 10_000);
    await overdue();
    expect(desk.outbox.list()).toHaveLength(1);

    await desk.press(desk.ana, card, 'approve');
    await desk.cardSaying('Sent by');
    expect(desk.outbox.list()).toHaveLength(2);
  });

  it('a customer who writes again stops the reply and the case comes back for review', async () => {
    await approvedCard();
    await desk.deliver(
      mailFromMia({
        messageId: '<second@birchwood.example>',
        inReplyTo: '<first@birchwood.example>',
        text: 'Update: our IT approved the request for Jump and it works now, thank you!',
      }),
    );
    await desk.cardSaying('it works now');
    await overdue();
    expect(desk.outbox.list()).toHaveLength(1);
    expect(buttonsOf(await desk.cardSaying('it works now'))).toContain('approve');
  });

  it('an undo that comes too late is answered with what happened', async () => {
    const card = await approvedCard();
    await desk.cardSaying('Sent by');
    await desk.pressStale(desk.ben, card, 'undo');
    await vi.waitFor(
      () =>
        expect(desk.slack.notices(desk.ben).map(({ text }) => text)).toEqual([
          expect.stringMatching(/^Too late/),
        ]),
      10_000,
    );
    expect(desk.outbox.list()).toHaveLength(2);
  });
});

describe('with replies off', () => {
  it('an approval is kept, and the card says that nothing was sent and why', async () => {
    await desk.close();
    desk = await startTestDesk({ env: { REPLIES: 'off', ACKNOWLEDGE: 'off' } });
    await desk.deliver(mailFromMia());
    await desk.press(desk.ana, await desk.cardSaying('Mia Chen', 'Acknowledgements are off'), 'approve');
    const card = await desk.cardSaying('Not sent: replies are off');
    expect(buttonsOf(card)).toEqual(['send_again', 'edit', 'reject']);
    expect(desk.outbox.list()).toEqual([]);
  });
});
