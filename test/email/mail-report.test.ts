import { describe, expect, it } from 'vitest';
import { intakeItem } from '../../src/core/intake.ts';
import type { MailReport, Message } from '../../src/core/message.ts';
import { readMail } from '../../src/email/read-mail.ts';

async function report(raw: string, envelopeFrom: string | null = null): Promise<MailReport | null> {
  const item = intakeItem({ v: 1, id: 'i', channel: 'email', origin: 'imap', receivedAt: 1, envelopeFrom });
  const { message } = await readMail(item, Buffer.from(raw.replaceAll('\n', '\r\n')), {
    trustedAuthServers: [],
  });
  return message.report as Message['report'];
}

function delivery(fields: string, text = 'It was not delivered.', original = ''): string {
  return [
    'From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=B\n',
    `--B\n\n${text}`,
    `--B\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n${fields}`,
    ...(original ? [`--B\nContent-Type: text/rfc822-headers\n\n${original}`] : []),
    '--B--',
  ].join('\n');
}

function notice(text: string, headers = 'From: MAILER-DAEMON@mx.example\nSubject: failure notice'): string {
  return `${headers}\n\n${text}`;
}

describe('a delivery report (RFC 3464)', () => {
  it('tells of the first recipient whom the mail did not reach, and of no other', async () => {
    const fields = [
      'Final-Recipient: rfc822; ann@firm.example\nAction: relayed\nStatus: 2.0.0',
      'Original-Recipient: rfc822; bob@firm.example\nFinal-Recipient: rfc822; <Bob@firm.example>\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2\n Mailbox full',
      'Final-Recipient: rfc822; eve@firm.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no',
    ].join('\n\n');
    expect(await report(delivery(fields, '', 'Message-ID: <ours@desk.example>\nSubject: x'))).toEqual({
      type: 'delivery-status',
      action: 'failed',
      status: '5.2.2',
      diagnostic: '552 5.2.2 Mailbox full',
      recipient: 'bob@firm.example',
      originalMessageId: '<ours@desk.example>',
    });
  });

  it('tells of the first recipient where none failed, or no blank line parts them', async () => {
    const fields =
      'Final-Recipient: rfc822; ann@firm.example\nAction: delayed\nStatus: 4.4.1\nFinal-Recipient: rfc822; bob@firm.example\nAction: delayed\nStatus: 4.2.2';
    expect(await report(delivery(fields))).toMatchObject({
      action: 'delayed',
      status: '4.4.1',
      recipient: 'ann@firm.example',
    });
  });

  it("takes the more exact code of the server's words, and no words about somebody else", async () => {
    const vague =
      'Final-Recipient: rfc822; ann@firm.example\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 5.1.1 No such user';
    expect(await report(delivery(vague))).toMatchObject({ status: '5.1.1' });
    const bare = 'Final-Recipient: rfc822; ann@firm.example\nAction: failed';
    const other = '<bob@firm.example>:\n552 5.2.2 Mailbox full';
    expect(await report(delivery(bare, other))).toMatchObject({ status: null, diagnostic: null });
    const same = '<ann@firm.example>:\n552 5.2.2 Mailbox full';
    expect(await report(delivery(bare, same))).toMatchObject({
      status: '5.2.2',
      diagnostic: '552 5.2.2 Mailbox full',
    });
  });

  it('is read where a filter encoded the recipients', async () => {
    const inner = Buffer.from(
      'Final-Recipient: rfc822; ann@firm.example\nAction: failed\nStatus: 5.1.1\n',
    ).toString('base64');
    expect(await report(delivery(`Content-Transfer-Encoding: base64\n\n${inner}`))).toMatchObject({
      status: '5.1.1',
      recipient: 'ann@firm.example',
    });
  });
});

describe('a notice in plain words', () => {
  it.each<[string, string, Partial<MailReport>]>([
    [
      'qmail',
      notice(
        "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<bob@firm.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 No such user\nGiving up on 192.0.2.1.\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <support@desk.example>\nMessage-ID: <ours@desk.example>\n\n550 5.7.1 quoted",
      ),
      {
        action: 'failed',
        status: '5.1.1',
        recipient: 'bob@firm.example',
        originalMessageId: '<ours@desk.example>',
      },
    ],
    [
      'Exim',
      notice(
        'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients.\n\n  bob@firm.example\n    SMTP error from remote mail server after MAIL FROM:<support@desk.example>:\n    host mx.firm.example [192.0.2.2]: 552 message too large\n\n------ This is a copy of the message, including all the headers. ------\n\nMessage-ID: <ours@desk.example>\n',
      ),
      { status: '5.0.0', diagnostic: '552 message too large', recipient: 'bob@firm.example' },
    ],
    [
      'Exim, of a delay',
      notice(
        'This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue.\n\n  bob@firm.example\n    host mx [192.0.2.2]: 450 try later\n\nNo action is required on your part. Delivery attempts will continue for\nsome time.',
      ),
      { action: 'delayed', status: '4.0.0', recipient: 'bob@firm.example' },
    ],
    [
      'Gmail',
      notice(
        'Delivery to the following recipient failed permanently:\n\n     bob@firm.example\n\nTechnical details of permanent failure:\nThe error that the other server returned was:\n550 5.2.1 <bob@firm.example> disabled\n\n----- Original message -----\n\nMessage-ID: <ours@desk.example>',
        'From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>\nX-Failed-Recipients: bob@firm.example\nSubject: Delivery Status Notification (Failure)',
      ),
      { status: '5.2.1', recipient: 'bob@firm.example', originalMessageId: '<ours@desk.example>' },
    ],
    [
      'Exchange',
      notice(
        'Your message did not reach some or all of the intended recipients.\n\n      Subject:\tJump\n\nThe following recipient(s) could not be reached:\n\n      bob@firm.example on 4/29/2026 11:34 PM\n            Recipient Not Found\n',
        'From: System Administrator <postmaster@firm.example>\nSubject: Undeliverable: Jump\nIn-Reply-To: <ours@desk.example>',
      ),
      {
        status: '5.1.1',
        diagnostic: 'Recipient Not Found',
        recipient: 'bob@firm.example',
        originalMessageId: '<ours@desk.example>',
      },
    ],
    [
      'WorkMail, fields in the letter',
      notice(
        'An error occurred while trying to deliver the mail to the following recipients:\nbob@firm.example\n\nTechnical report:\n\nReporting-MTA: dsn; mx.example\n\nAction: failed\nFinal-Recipient: rfc822; bob@firm.example\nDiagnostic-Code: smtp; 554 4.4.7 Message expired\nStatus: 4.4.7\n',
      ),
      { status: '4.4.7', diagnostic: '554 4.4.7 Message expired', recipient: 'bob@firm.example' },
    ],
    [
      'a server whose sender is empty',
      notice(
        'Could not deliver to <bob@firm.example>: mailbox is full',
        'From: <>\nSubject: Mail delivery failed',
      ),
      { status: '5.2.2', recipient: 'bob@firm.example' },
    ],
  ])('of %s is read', async (_, raw, expected) => {
    expect(await report(raw)).toMatchObject({ type: 'delivery-status', ...expected });
  });

  it('is none where a person writes the same words', async () => {
    const words = 'Delivery to <bob@firm.example> failed: 550 5.1.1 user unknown. Could not be delivered!';
    const person = 'From: Ann <ann@firm.example>\nSubject: Undeliverable mail';
    expect(await report(notice(words, person), 'ann@firm.example')).toBeNull();
  });

  it('is none where an absence note leaves with the null sender', async () => {
    const absence = 'I am away until May 5 and cannot answer. For help write to bob@firm.example.';
    expect(await report(notice(absence, 'From: ann@firm.example\nSubject: Out of office'), '')).toBeNull();
  });
});

describe('other reports of machines', () => {
  it('are told by their type, with the mail that they are about', async () => {
    const complaint = 'Feedback-Type: abuse\nOriginal-Rcpt-To: ann@firm.example\n';
    const raw = `From: fbl@isp.example\nContent-Type: multipart/report; boundary=B\n\n--B\nContent-Type: message/feedback-report\n\n${complaint}\n--B\nContent-Type: message/rfc822\n\nMessage-ID: ours@desk.example\n\nhi\n--B--`;
    expect(await report(raw)).toMatchObject({
      type: 'feedback-report',
      action: 'abuse',
      recipient: 'ann@firm.example',
      originalMessageId: '<ours@desk.example>',
    });
  });
});
