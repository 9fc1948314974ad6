import type { SendMailOptions } from 'nodemailer';
import { SUPPORT } from './desk.ts';

export interface Bounce {
  /** The mail that came back. */
  messageId: string;
  to?: string;
  action?: 'failed' | 'delayed' | 'delivered';
  status?: string;
  diagnostic?: string;
  recipient?: string;
  /** Makes it another report of the same thing. */
  id?: string;
}

/** What a mail server writes when it could not deliver a mail (RFC 3464), with the null sender. */
export function bounceOf(bounce: Bounce): SendMailOptions {
  const { messageId, to = SUPPORT, action = 'failed', status = '5.2.2', id = '1' } = bounce;
  const { diagnostic = '552 5.2.2 The mailbox of this user is full', recipient = 'mia@birchwood.example' } =
    bounce;
  const raw = `From: Mail Delivery System <mailer-daemon@mx.birchwood.example>
To: ${to}
Subject: Mail could not be delivered
Date: ${new Date().toUTCString()}
Message-ID: <bounce-${id}@mx.birchwood.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="part"

--part
Content-Type: text/plain; charset=utf-8

This is the mail server of birchwood.example, about a mail of yours.

--part
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.birchwood.example

Final-Recipient: rfc822; ${recipient}
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; ${diagnostic}

--part
Content-Type: text/rfc822-headers

Message-ID: ${messageId}
Subject: Re: Cannot sign in to Jump
From: ${SUPPORT}
To: ${recipient}

--part--
`;
  return { envelope: { from: '', to: [to] }, raw: raw.replaceAll('\n', '\r\n') };
}
