import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buttonsOf, mailFromMia, SUPPORT, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk({ env: { UNDO_SECONDS: '30' } });
});
afterEach(() => desk.close());

const MIA = 'mia@birchwood.example';
const fromTheMailbox = (change = {}) =>
  mailFromMia({
    from: `"Jo Field" <${SUPPORT}>`,
    to: MIA,
    envelope: { from: SUPPORT, to: SUPPORT },
    inReplyTo: '<first@birchwood.example>',
    references: '<first@birchwood.example>',
    messageId: '<by-hand@desk.example>',
    subject: 'Re: Cannot sign in to Jump',
    text: 'Hello Mia, please forward this to your IT.',
    ...change,
  });
const inCardThread = (ts: string) =>
  desk.slack
    .messages(desk.review)
    .filter(({ threadTs }) => threadTs === ts)
    .map(textOf)
    .join('\n');

describe('an answer from the mailbox itself', () => {
  it('is named on the card, lies in its thread, and leaves the draft to whoever wants to write more', async () => {
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'Acknowledged');
    await desk.deliver(fromTheMailbox());
    const card = await desk.cardSaying(
      'Answered elsewhere by Jo Field (help@desk.example)',
      'from the mailbox',
    );
    expect(buttonsOf(card)).toContain('edit');
    expect(buttonsOf(card)).not.toContain('approve');
    await vi.waitFor(() => expect(inCardThread(card.ts)).toContain('please forward this to your IT'), 10_000);
    expect(desk.cards()).toHaveLength(1);
  });

  it('stops a reply that was approved but is not on its way yet', async () => {
    await desk.deliver(mailFromMia());
    await desk.press(desk.ana, await desk.cardSaying('Mia Chen', 'Acknowledged'), 'approve');
    await desk.cardSaying('Approved by');
    await desk.deliver(fromTheMailbox());
    await desk.cardSaying('Answered elsewhere by Jo Field');
    expect(desk.outbox.list()).toHaveLength(1);
  });

  it('is told to whoever approves on a card from before, and nothing is sent', async () => {
    await desk.deliver(mailFromMia());
    const before = await desk.cardSaying('Mia Chen', 'Acknowledged');
    await desk.deliver(fromTheMailbox());
    await desk.cardSaying('Answered elsewhere by');
    await desk.pressStale(desk.ana, before, 'approve');
    await vi.waitFor(
      () => expect(JSON.stringify(desk.slack.notices(desk.ana))).toContain('has answered in the meantime'),
      10_000,
    );
    expect(desk.outbox.list()).toHaveLength(1);
  });

  it('counts as an answer only where it goes to the customer of the thread', async () => {
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'Acknowledged');
    await desk.deliver(fromTheMailbox({ to: 'somebody@else.example' }));
    await desk.deliver(fromTheMailbox({ messageId: '<2@desk.example>', inReplyTo: '', references: '' }));
    await desk.deliver(mailFromMia({ messageId: '<next@other.example>', from: 'Ned <ned@other.example>' }));
    await desk.cardSaying('Ned');
    expect(desk.cards().map(textOf).join()).not.toContain('Answered elsewhere');
  });

  it('is followed by a new draft once the customer writes again, answering it', async () => {
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'Acknowledged');
    await desk.deliver(fromTheMailbox());
    await desk.cardSaying('Answered elsewhere by');
    await desk.deliver(
      mailFromMia({
        inReplyTo: '<by-hand@desk.example>',
        references: '<by-hand@desk.example>',
        messageId: '<again@birchwood.example>',
        subject: 'Re: Cannot sign in to Jump',
        text: 'Thanks. I have asked our IT department to approve it, they have not answered.',
      }),
    );
    const card = await desk.cardSaying('0 of 6 → 1 of 6 steps done');
    expect(textOf(card)).not.toContain('Answered elsewhere');
    expect(buttonsOf(card)).toContain('approve');
  });
});

it('an answer of a colleague in the customer’s Slack thread is named on the card', async () => {
  const { ts } = await desk.slack.post(desk.mia, desk.customers, {
    text: 'Jump says "Need admin approval" when I sign in with Microsoft',
  });
  await desk.cardSaying('Mia Chen');
  await desk.slack.post(desk.ben, desk.customers, { text: 'I will look into it with you.', threadTs: ts });
  const card = await desk.cardSaying('Answered elsewhere by Ben', 'in the customer');
  await vi.waitFor(() => expect(inCardThread(card.ts)).toContain('I will look into it'), 10_000);
});

it('open cases of one firm that wait for the same approval name each other', async () => {
  await desk.deliver(mailFromMia());
  await desk.cardSaying('T1001', 'Acknowledged');
  await desk.deliver(
    mailFromMia({ from: '"Lee Park" <lee@birchwood.example>', messageId: '<lee@birchwood.example>' }),
  );
  await desk.cardSaying('Lee Park', 'The same firm waits for the same in T1001');
});
