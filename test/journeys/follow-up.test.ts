import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SendOutcome } from '../../src/core/ports.ts';
import { buttonsOf, mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const answering = { inReplyTo: '<first@birchwood.example>', references: '<first@birchwood.example>' };

const threadOf = (ts: string) =>
  desk.slack
    .messages(desk.review)
    .filter(({ threadTs }) => threadTs === ts)
    .map(textOf)
    .join('\n');

const messageIdOf = (index: number) =>
  desk.outbox.list()[index]?.headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value ?? '';

describe('in an open case', () => {
  it('an absence note changes nothing and lies in the card’s thread', async () => {
    desk = await startTestDesk({ env: { UNDO_SECONDS: '2' } });
    await desk.deliver(mailFromMia());
    const card = await desk.cardSaying('Mia Chen', 'Acknowledged');
    await desk.press(desk.ana, card, 'approve');
    await desk.cardSaying('Approved by');
    await desk.deliver(
      mailFromMia({
        ...answering,
        messageId: '<away@birchwood.example>',
        subject: 'Automatic reply: we got it',
        text: 'I am away until Monday.',
        headers: { 'Auto-Submitted': 'auto-replied' },
      }),
    );
    await vi.waitFor(() => expect(threadOf(card.ts)).toContain('I am away until Monday.'), 10_000);
    await desk.cardSaying('Sent by');
    expect(desk.outbox.list()).toHaveLength(2);
    expect(desk.cards()).toHaveLength(1);
  });

  it('a reply with nothing but a file in it is the customer’s: it voids the draft, and the file is named', async () => {
    desk = await startTestDesk();
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'Acknowledged');
    await desk.deliver(
      mailFromMia({
        ...answering,
        messageId: '<file@birchwood.example>',
        subject: '',
        text: '',
        attachments: [
          { filename: 'what-it-says.pdf', content: '%PDF-1.4 not much', contentType: 'application/pdf' },
        ],
      }),
    );
    await desk.cardSaying('Mia Chen', 'what-it-says.pdf');
    expect(desk.cards()).toHaveLength(1);
  });

  it('a bounce of our reply is told on the card of its case', async () => {
    desk = await startTestDesk();
    await desk.deliver(mailFromMia());
    await desk.press(desk.ana, await desk.cardSaying('Mia Chen', 'Acknowledged'), 'approve');
    await desk.cardSaying('Sent by');
    const boundary = 'b0';
    const raw = [
      'From: Mail Delivery System <mailer-daemon@birchwood.example>',
      'To: help@desk.example',
      'Subject: Undelivered Mail Returned to Sender',
      'Message-ID: <dsn@birchwood.example>',
      `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
      '',
      `--${boundary}`,
      'Content-Type: text/plain',
      '',
      'The mailbox is full.',
      `--${boundary}`,
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.birchwood.example',
      '',
      'Final-Recipient: rfc822; mia@birchwood.example',
      'Action: failed',
      'Status: 5.2.2',
      `--${boundary}`,
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${messageIdOf(0)}`,
      'Subject: Re: Cannot sign in to Jump',
      '',
      `--${boundary}--`,
      '',
    ].join('\r\n');
    await desk.deliver({ envelope: { from: '', to: 'help@desk.example' }, raw });
    await desk.cardSaying('Mia Chen', 'did not reach the customer: mailbox full');
    expect(desk.cards()).toHaveLength(1);
  });

  it('a stranger who reuses the customer’s Message-ID or names it gets a case of their own, and takes nothing over', async () => {
    desk = await startTestDesk();
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'Acknowledged');
    const other = {
      from: '"Oscar" <oscar@elsewhere.example>',
      text: 'Jump says Need admin approval here as well.',
    };
    const stranger = {
      from: '"Eve" <eve@elsewhere.example>',
      text: 'Jump says Need admin approval to me, too.',
    };
    await desk.deliver(mailFromMia({ ...stranger, subject: 'Jump, same id' }));
    await desk.deliver(
      mailFromMia({
        ...other,
        ...answering,
        subject: 'Jump, named id',
        messageId: '<o@elsewhere.example>',
      }),
    );
    await desk.cardSaying('Jump, same id', 'Acknowledged');
    await desk.cardSaying('Jump, named id', 'Acknowledged');
    await desk.deliver(
      mailFromMia({
        ...answering,
        messageId: '<more@birchwood.example>',
        text: 'I have asked our IT department.',
      }),
    );
    const card = await desk.cardSaying('I have asked our IT department.');
    expect(textOf(card)).toContain('T1001');
    expect(desk.cards()).toHaveLength(3);
  });
});

describe('a reply that the mail server does not take', () => {
  it('is not sent later over the head of a customer who has written again', async () => {
    let down = true;
    const [begun, answered] = [openable(), openable()];
    const away: SendOutcome = { kind: 'not_taken', detail: 'connection refused' };
    desk = await startTestDesk({
      desk: {
        wrap: (parts) => ({
          ...parts,
          mailer: {
            async send(mail) {
              if (mail.automatic || !down) return parts.mailer.send(mail);
              begun.open();
              await answered.opened;
              return away;
            },
          },
        }),
      },
    });
    await desk.deliver(mailFromMia());
    const first = await desk.cardSaying('Mia Chen', 'Acknowledged');
    await desk.press(desk.ana, first, 'approve');
    // The try is under way when the customer writes.
    await begun.opened;
    await desk.deliver(
      mailFromMia({
        ...answering,
        messageId: '<solved@birchwood.example>',
        text: 'It works now, thank you! IT approved Jump.',
      }),
    );
    await vi.waitFor(() => expect(threadOf(first.ts)).toContain('It works now, thank you!'), 20_000);
    answered.open();
    const card = await vi.waitFor(async () => {
      const found = await desk.cardSaying('T1001');
      expect(buttonsOf(found)).toContain('approve');
      return found;
    }, 20_000);
    down = false;
    // Longer than it takes until a mail that was not taken is tried again.
    await new Promise((resolve) => setTimeout(resolve, 6_500));
    expect(desk.outbox.list()).toHaveLength(1);
    await desk.press(desk.ana, card, 'approve');
    await desk.cardSaying('Sent by');
    expect(desk.outbox.list()).toHaveLength(2);
  }, 40_000);
});

describe('a card', () => {
  it('that somebody deleted comes back with the next change, with the originals in its thread', async () => {
    desk = await startTestDesk();
    await desk.deliver(mailFromMia());
    const first = await desk.cardSaying('Mia Chen', 'Acknowledged');
    await vi.waitFor(() => expect(threadOf(first.ts)).toContain('I have not asked anyone yet'), 10_000);
    desk.slack.remove(desk.review, first.ts);
    await desk.deliver(
      mailFromMia({ ...answering, messageId: '<more@birchwood.example>', text: 'I have asked our IT team.' }),
    );
    const second = await vi.waitFor(() => {
      const newer = desk.cards().find(({ ts }) => ts !== first.ts);
      if (newer) return newer;
      throw new Error('No new card.');
    }, 10_000);
    await vi.waitFor(
      () => expect(threadOf(second.ts)).toMatch(/not asked anyone yet[\s\S]*asked our IT team/),
      10_000,
    );
  });

  it('of parked mail can be opened as a case, and is then read like any other', async () => {
    desk = await startTestDesk();
    await desk.deliver(mailFromMia({ headers: { 'List-Id': '<all.birchwood.example>' } }));
    const parked = await desk.cardSaying('Parked');
    expect(buttonsOf(parked)).toEqual(['open_case']);
    await desk.press(desk.ana, parked, 'open_case');
    const open = await desk.cardSaying('I have not asked anyone yet', 'Hi Mia');
    expect(buttonsOf(open)).toEqual(['approve', 'edit', 'reject']);
    expect(desk.outbox.list()).toEqual([]);
  });

  it('pressed as it stood before the customer’s last message sends nothing', async () => {
    desk = await startTestDesk();
    await desk.deliver(mailFromMia());
    const old = await desk.cardSaying('Mia Chen', 'Acknowledged');
    await desk.deliver(
      mailFromMia({ ...answering, messageId: '<more@birchwood.example>', text: 'I asked our IT team.' }),
    );
    await desk.cardSaying('I asked our IT team');
    for (const action of ['approve', 'reject'] as const) await desk.pressStale(desk.ana, old, action);
    await vi.waitFor(
      () => expect(desk.slack.notices(desk.ana).length + (desk.slack.modal(desk.ana) ? 1 : 0)).toBe(2),
      10_000,
    );
    expect(desk.outbox.list()).toHaveLength(1);
  });
});

/** What one side waits for until the other opens it. */
function openable() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}
