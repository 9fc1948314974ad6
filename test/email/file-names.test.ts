import { expect, it } from 'vitest';
import { readMail } from '../../src/email/read-mail.ts';
import { anItem } from '../support/an-item.ts';
import { ONE_PIXEL as PNG } from '../support/pictures.ts';
import { file, tnef } from './tnef-bytes.ts';

const ITEM = anItem();

async function namesOf(parts: string[], type = 'multipart/mixed'): Promise<string[]> {
  const lines = ['From: a@b.example', `Content-Type: ${type}; boundary=B`, '', '--B\r\n\r\nwords'];
  const raw = `${[...lines, ...parts.map((part) => `--B\r\n${part}`)].join('\r\n')}\r\n--B--`;
  const { message } = await readMail(ITEM, Buffer.from(raw), { trustedAuthServers: [] });
  return message.attachments.map(({ name }) => name);
}

const base64 = (type: string, data: string) =>
  `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${data}`;

it('files without a name are called what people would call them, and numbered', async () => {
  expect(
    await namesOf([
      base64('image/png', PNG),
      base64('image/png; name="picture.png"', PNG),
      base64('application/octet-stream', PNG),
      base64('application/octet-stream', 'AAEC'),
      base64('application/octet-stream', 'AAED'),
      base64('audio/basic', 'AAED'),
      'Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR',
      'Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nhi',
    ]),
  ).toEqual([
    'picture-2.png',
    'picture.png',
    'picture-3.png',
    'unnamed-file',
    'unnamed-file-2',
    'sound',
    'invitation.ics',
    'attached-mail.eml',
  ]);
});

it('what Outlook calls untitled counts as without a name', async () => {
  const winmail = tnef(
    file('Untitled Attachment', Buffer.from('one')),
    file('Untitled Attachment', Buffer.from('two')),
  );
  const part = base64('application/ms-tnef; name=winmail.dat', winmail.toString('base64'));
  expect(await namesOf([part])).toEqual(['unnamed-file', 'unnamed-file-2']);
});

it('of a delivery report only the returned mail is a file', async () => {
  const status =
    'Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed';
  const report = 'multipart/report; report-type=delivery-status';
  expect(await namesOf([status, 'Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nhi'], report)).toEqual(
    ['returned-mail.eml'],
  );
  expect(await namesOf([status, 'Content-Type: text/rfc822-headers\r\n\r\nSubject: x'], report)).toEqual([
    'returned-mail-headers.txt',
  ]);
});

it('two reports that differ in nothing but what they report are two messages', async () => {
  const reportOf = async (code: string) => {
    const raw = `From: daemon@b.example\r\nContent-Type: multipart/report; boundary=B\r\n\r\n--B\r\n\r\nfailed\r\n--B\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: ${code}\r\n--B--`;
    return (await readMail(ITEM, Buffer.from(raw), { trustedAuthServers: [] })).message.id;
  };
  expect(await reportOf('5.1.1')).not.toBe(await reportOf('5.2.2'));
});
