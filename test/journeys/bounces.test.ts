import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OutboxMail } from '../../src/playground/outbox.ts';
import type { StandInMessage } from '../../src/playground/slack/stand-in.ts';
import { bounceOf } from '../support/bounce.ts';
import {
  buttonsOf,
  mailFromMia,
  SUPPORT,
  startTestDesk,
  type TestDesk,
  type TestDeskOptions,
  textOf,
} from '../support/desk.ts';

const BOUNCES = 'bounces@desk.example';
const WITH_BOUNCE_ADDRESS = { env: { MAIL_BOUNCE_ADDRESS: BOUNCES } };

let desk: TestDesk;
afterEach(() => desk.close());

const header = (mail: OutboxMail | undefined, name: string) =>
  mail?.headers.find((candidate) => candidate.name.toLowerCase() === name)?.value ?? '';

const isAcknowledgement = (mail: OutboxMail) => header(mail, 'auto-submitted') !== '';

const acknowledgement = () => desk.outbox.list().find(isAcknowledgement);
const reply = () => desk.outbox.list().find((mail) => !isAcknowledgement(mail));

/** Where the mail would come back to. */
const returnPath = (mail: OutboxMail | undefined) => header(mail, 'return-path').replace(/[<>]/g, '');

/** Mia's case, acknowledged; with an approved reply that went out unless told otherwise. */
async function miasCase(options: TestDeskOptions = {}, answered = true): Promise<StandInMessage> {
  desk = await startTestDesk(options);
  await desk.deliver(mailFromMia());
  const card = await desk.cardSaying('Mia Chen', 'Acknowledged');
  if (!answered) return card;
  await desk.press(desk.ana, card, 'approve');
  return desk.cardSaying('Sent by');
}

/** Waits until another mail has gone all its way: what came before it has been taken in by then. */
async function next(subject: string): Promise<void> {
  await desk.deliver(
    mailFromMia({ from: 'tom@fuller.example', subject, messageId: `<${subject}@fuller.example>` }),
  );
  await desk.cardSaying(subject, 'Acknowledged');
}

const miasCard = () => desk.cards().find((card) => textOf(card).includes('Mia Chen')) as StandInMessage;

describe('a reply that comes back', () => {
  it('counts as not sent: the card says why in whose words, and it can be sent again', async () => {
    await miasCase();
    await desk.deliver(bounceOf({ messageId: header(reply(), 'message-id') }));
    const card = await desk.cardSaying('Not delivered', 'ame back: mailbox full');
    expect(textOf(card)).toContain('Your reply did not reach the customer: mailbox full.');
    expect(textOf(card)).toContain('Their server says: "552 5.2.2 The mailbox of this user is full"');
    expect(textOf(card)).not.toContain('Sent by');
    expect(buttonsOf(card)).toEqual(['send_again', 'edit', 'reject']);
    expect(desk.cards()).toHaveLength(1);

    await desk.press(desk.ben, card, 'send_again');
    const again = await desk.cardSaying('Sent by');
    expect(textOf(again)).not.toContain('did not reach');
    const replies = desk.outbox.list().filter((mail) => !isAcknowledgement(mail));
    expect(replies).toHaveLength(2);
    expect(new Set(replies.map((mail) => header(mail, 'message-id'))).size).toBe(1);
  });

  it('is told once, however many servers report it', async () => {
    await miasCase();
    const messageId = header(reply(), 'message-id');
    const first = bounceOf({ messageId });
    await desk.deliver(first);
    await desk.deliver(first);
    await desk.cardSaying('Not delivered');
    await desk.deliver(bounceOf({ messageId, id: '2' }));
    await next('Jump after them');
    const card = await desk.cardSaying('Mia Chen', '2 automatic mails came in');
    expect(textOf(card).split('did not reach')).toHaveLength(2);
    expect(buttonsOf(card)).toEqual(['send_again', 'edit', 'reject']);
  });

  it('is known by the bounce address alone, where a relay gave it another Message-ID', async () => {
    await miasCase(WITH_BOUNCE_ADDRESS);
    const to = returnPath(reply());
    expect(to).toMatch(/^bounces\+t1001\.1\.[a-z0-9]{25}@desk\.example$/);
    await desk.deliver(bounceOf({ messageId: '<0102-rewritten@relay.example>', to: to.toUpperCase() }));
    await desk.cardSaying('Not delivered', 'mailbox full');
    expect(desk.cards()).toHaveLength(1);
  });

  it('is known by its Message-ID in a report that is only text', async () => {
    await miasCase();
    await desk.deliver({
      from: 'MAILER-DAEMON@mx.birchwood.example',
      to: SUPPORT,
      envelope: { from: '', to: [SUPPORT] },
      subject: 'failure notice',
      text: `<mia@birchwood.example>:
Remote host said: 552 5.2.2 mailbox full

--- Below this line is a copy of the message.

Message-ID: ${header(reply(), 'message-id')}
Subject: Re: Cannot sign in to Jump`,
    });
    await desk.cardSaying('Not delivered', 'mailbox full');
  });

  it('is still sent where it is only delayed', async () => {
    await miasCase();
    await desk.deliver(
      bounceOf({ messageId: header(reply(), 'message-id'), action: 'delayed', status: '4.4.1' }),
    );
    const card = await desk.cardSaying('Delivery of your reply is delayed: their server goes on trying.');
    expect(textOf(card)).toContain('Sent by');
    expect(buttonsOf(card)).toEqual([]);
  });

  it('cannot be made up by somebody who has not had it', async () => {
    await miasCase(WITH_BOUNCE_ADDRESS);
    const real = header(reply(), 'message-id');
    const forged = [
      real.replace(/\.[a-z0-9]{25}@/, '.0000000000000000000000000@'),
      real.replace('T1001.1.', 'T1001.ack.'),
      '<stepcheck.T1001.1@desk.example>',
      '<stepcheck.T1001.1.0123456789abcdef01234567@desk.example>',
      '<first@birchwood.example>',
    ];
    for (const [index, messageId] of forged.entries())
      await desk.deliver(bounceOf({ messageId, id: `forged-${index}` }));
    await desk.deliver(
      bounceOf({
        messageId: '<x@y.example>',
        id: 'tag',
        to: `bounces+t1001.1.${'0'.repeat(25)}@desk.example`,
      }),
    );
    await next('Jump after all of them');
    const card = miasCard();
    expect(textOf(card)).toContain('Sent by');
    expect(textOf(card)).not.toContain('did not reach');
    expect(buttonsOf(card)).toEqual([]);
  });
});

describe('an acknowledgement', () => {
  it('that comes back leaves the case as it is, and says so on its card', async () => {
    await miasCase(WITH_BOUNCE_ADDRESS, false);
    const to = returnPath(acknowledgement());
    expect(to).toMatch(/^bounces\+t1001\.ack\./);
    await desk.deliver(
      bounceOf({
        messageId: '<elsewhere@relay.example>',
        to,
        status: '5.1.1',
        diagnostic: '550 5.1.1 No such user',
      }),
    );
    const card = await desk.cardSaying(
      'The acknowledgement did not reach the customer',
      '550 5.1.1 No such user',
    );
    expect(buttonsOf(card)).toEqual(['approve', 'edit', 'reject']);
  });

  it('does not go to an address that mail came back from lately', async () => {
    await miasCase(WITH_BOUNCE_ADDRESS, false);
    const to = returnPath(acknowledgement());
    await desk.deliver(bounceOf({ messageId: '<elsewhere@relay.example>', to, status: '5.1.1' }));
    await desk.cardSaying('The acknowledgement did not reach the customer');
    await desk.deliver(
      mailFromMia({ subject: 'Jump: another matter', messageId: '<other@birchwood.example>' }),
    );
    await desk.cardSaying('Jump: another matter', 'mail to this address came back lately');
    expect(desk.outbox.list()).toHaveLength(1);
  });

  it('has nowhere to come back to where there is no bounce address', async () => {
    await miasCase();
    expect(returnPath(acknowledgement())).toBe('');
    expect(returnPath(reply())).toBe(SUPPORT);
  });
});

describe('other reports about a mail of ours', () => {
  it('are put aside on its case and change nothing', async () => {
    await miasCase();
    const about = header(reply(), 'message-id');
    const receipt = `From: Mia Chen <mia@birchwood.example>
To: ${SUPPORT}
Subject: Read: Re: Cannot sign in to Jump
Message-ID: <receipt@birchwood.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=disposition-notification; boundary="part"

--part
Content-Type: text/plain

Your message was displayed.

--part
Content-Type: message/disposition-notification

Final-Recipient: rfc822; mia@birchwood.example
Original-Message-ID: ${about}
Disposition: manual-action/MDN-sent-manually; displayed

--part--
`;
    await desk.deliver({ envelope: { from: '', to: [SUPPORT] }, raw: receipt.replaceAll('\n', '\r\n') });
    const card = await desk.cardSaying('1 automatic mail came in');
    expect(textOf(card)).toContain('Sent by');
    expect(desk.cards()).toHaveLength(1);
    await vi.waitFor(() => {
      const thread = desk.slack.messages(desk.review).filter(({ threadTs }) => threadTs === card.ts);
      expect(thread.map(textOf).join()).toContain('Your message was displayed.');
    }, 10_000);
  });
});

it('mail to a bounce address of somebody else is refused at the door', async () => {
  desk = await startTestDesk(WITH_BOUNCE_ADDRESS);
  for (const to of ['bounces@other.example', 'bouncing@desk.example', 'x+bounces@desk.example'])
    await expect(desk.deliver(bounceOf({ messageId: '<1@x.example>', to }))).rejects.toThrow(
      'No mailbox here',
    );
  await desk.deliver(bounceOf({ messageId: '<1@x.example>', to: `bounces+any.tag@desk.example` }));
  await desk.cardSaying('Parked');
});
