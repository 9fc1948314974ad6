import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalLine, canonicalText } from '../../src/core/canonical-text.ts';
import { Message } from '../../src/core/message.ts';
import { readMail } from '../../src/email/read-mail.ts';
import { unreadMessage } from '../../src/email/unread-message.ts';
import { anItem } from '../support/an-item.ts';
import { embedded, file, ID, message, text, tnef } from './tnef-bytes.ts';

const ITEM = anItem();
const WITHIN_MS = 10_000;
const HEAD =
  'From: Ann <ann@firm.example>\r\nMessage-ID: <1@firm.example>\r\nSubject: =?utf-8?q?f=C3=BCr?=\r\n';
const WINMAIL = tnef(
  message(text(ID.body, 'words')),
  file('A~1.PNG', Buffer.from('bytes'), text(ID.longName, 'a.png')),
  embedded(tnef(message(text(ID.subject, 'inner')), file('b', Buffer.from('more')))),
).toString('base64');

// Pieces of which broken mail is made: structure, encodings and the characters that end or open something.
const PIECES = [
  'From:',
  'To: a@x.example, ',
  'Subject: ',
  'Content-Type: multipart/mixed; boundary=B',
  'Content-Type: multipart/alternative; boundary=C',
  'Content-Type: message/rfc822',
  'Content-Type: message/delivery-status',
  'Content-Type: text/html; charset=utf-16',
  'Content-Type: application/ms-tnef; name="../win\0mail.dat"',
  'Content-Type: image/png; name*0=a; name*1="\u202Eb.png"',
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: x-uuencode',
  'Content-Transfer-Encoding: quoted-printable',
  'Authentication-Results: mx; dmarc=fail (',
  'Final-Recipient: rfc822; a@x.example\r\nAction: failed\r\n',
  'begin 644 a.png\r\n)9V5N97)A=&5D\r\n',
  'data:image/png;base64,iVBORw0KGgo',
  '=?utf-8?b?8J+Y?=',
  '=E2=82',
  '<div style="display:none">',
  '<style>p{',
  '&#xD800;',
  '\r\n--B\r\n',
  '\r\n--B--\r\n',
  '\r\n--C\r\n',
  '\r\n\r\n',
  '\r\n',
  '\n',
  '\r',
  ' ',
  '\t',
  '\0',
  '"',
  '(',
  '<',
  '\xFF',
  'e\u0301\u0316',
  'end',
  WINMAIL,
];
const VALID = [
  `${HEAD}\r\nhello`,
  `${HEAD}Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n${WINMAIL}`,
  `${HEAD}Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>hello <b>desk</b>\r\n--B\r\nContent-Type: message/rfc822\r\n\r\n${HEAD}\r\nbegin 644 a\r\n)9V5N97)A=&5D\r\n\`\r\nend\r\n--B--`,
  'From: MAILER-DAEMON@x.example\r\nSubject: failure notice\r\nContent-Type: multipart/report; boundary=B\r\n\r\n--B\r\n\r\n<a@x.example>: 550 5.1.1 no\r\n--B\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@x.example\r\nAction: failed\r\n--B--',
];

const bytes = fc.uint8Array({ maxLength: 4000 });
const structure = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 60 })
  .map((pieces) => Buffer.from(pieces.join(''), 'utf8'));
const change = fc.record({ at: fc.nat(2000), remove: fc.nat(30), insert: fc.uint8Array({ maxLength: 8 }) });
const mutated = fc
  .tuple(fc.constantFrom(...VALID), fc.array(change, { minLength: 1, maxLength: 12 }))
  .map(([mail, changes]) => changes.reduce(changed, Buffer.from(mail)));

function changed(
  mail: Buffer,
  { at, remove, insert }: { at: number; remove: number; insert: Uint8Array },
): Buffer {
  const start = at % (mail.length + 1);
  return Buffer.concat([mail.subarray(0, start), insert, mail.subarray(start + remove)]);
}

it.each([
  ['any bytes', bytes, 150],
  ['pieces of mail in any order', structure, 250],
  ['mails that were damaged on their way', mutated, 250],
])(
  '%s become a message, in time, and nothing harmful is in it',
  async (_, mails, numRuns) => {
    await fc.assert(
      fc.asyncProperty(mails, async (raw) => {
        const began = performance.now();
        const { message: made, files } = await readMail(ITEM, raw, { trustedAuthServers: [] });
        expect(performance.now() - began).toBeLessThan(WITHIN_MS);
        checkMessage(made);
        expect([...files.keys()]).toEqual(made.attachments.map(({ id }) => id));
        checkMessage(unreadMessage(ITEM, raw, 'It was not read.').message);
      }),
      { numRuns },
    );
  },
  120_000,
);

function checkMessage(made: Message): void {
  expect(Message.parse(made)).toEqual(made);
  expect(canonicalText(made.text)).toBe(made.text);
  expect(canonicalLine(made.subject)).toBe(made.subject);
  // Text that is not well-formed changes on its way through a file.
  expect(Buffer.from(made.text).toString()).toBe(made.text);
  expect(made.sender.name ?? '').not.toMatch(/[\r\n\0]/);
  const ids = made.attachments.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { name } of made.attachments) {
    expect(name).not.toMatch(/[/\\\p{C}]|^\.|^$/u);
    expect(Array.from(name).length).toBeLessThanOrEqual(120);
  }
}
