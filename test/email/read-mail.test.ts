import { describe, expect, it } from 'vitest';
import type { IntakeItem } from '../../src/core/intake.ts';
import { Message } from '../../src/core/message.ts';
import type { ReceivedMessage } from '../../src/core/ports.ts';
import { readMail } from '../../src/email/read-mail.ts';

const ITEM: IntakeItem = {
  v: 1,
  id: 'i1',
  channel: 'email',
  origin: 'smtp',
  receivedAt: 1_800_000_000_000,
  envelopeFrom: 'ann@firm.example',
};
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const HEAD = 'From: Ann Lee <Ann@Firm.example>\r\nTo: support@desk.example\r\nMessage-ID: <m1@firm.example>';

async function read(raw: string | Buffer): Promise<ReceivedMessage> {
  const received = await readMail(ITEM, typeof raw === 'string' ? Buffer.from(raw) : raw);
  Message.parse(received.message);
  return received;
}

async function message(raw: string | Buffer): Promise<Message> {
  return (await read(raw)).message;
}

function withPart(headers: string, body: string): string {
  return `${HEAD}\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nsee file\r\n--B\r\n${headers}\r\n\r\n${body}\r\n--B--\r\n`;
}

describe('an ordinary mail', () => {
  it('becomes a message with its sender, thread, headers and canonical text', async () => {
    const mail = await message(
      [
        'From: =?utf-8?q?Ann_L=C3=A9e?= <Ann@Firm.example>',
        'To: Desk <support@desk.example>, x@desk.example',
        'Cc: bob@firm.example',
        'Reply-To: office@firm.example',
        'Subject: =?utf-8?q?Need_admin?=\r\n =?utf-8?q?_approval?=',
        'Date: Mon, 4 May 2026 10:00:00 -0400',
        'Message-ID: <m1@firm.example>',
        'In-Reply-To: <p@desk.example>',
        'References: <a@desk.example>\r\n <p@desk.example>',
        'List-Unsubscribe: <mailto:x@y.example>',
        'Auto-Submitted: no',
        'X-Secret: not kept',
        '',
        'Hello\u200B  desk,\r\n\r\n\r\n\r\nit   says I need approval.\r\n',
      ].join('\r\n'),
    );
    expect(mail.sender).toEqual({ id: 'ann@firm.example', name: 'Ann Lée', address: 'Ann@Firm.example' });
    expect(mail.subject).toBe('Need admin approval');
    expect(mail.text).toBe('Hello desk,\n\nit says I need approval.');
    expect(mail.sentAt).toBe(Date.UTC(2026, 4, 4, 14));
    expect(mail.headers).toEqual({
      date: ['Mon, 4 May 2026 10:00:00 -0400'],
      'list-unsubscribe': ['<mailto:x@y.example>'],
      'auto-submitted': ['no'],
    });
    expect(mail.thread).toMatchObject({
      messageId: '<m1@firm.example>',
      inReplyTo: ['<p@desk.example>'],
      references: ['<a@desk.example>', '<p@desk.example>'],
      cc: [{ address: 'bob@firm.example', name: null }],
      replyTo: [{ address: 'office@firm.example', name: null }],
      envelopeFrom: 'ann@firm.example',
    });
    expect(mail.thread.channel === 'email' && mail.thread.to).toHaveLength(2);
    expect(mail.problems).toEqual([]);
  });

  it('is the same message by whichever way it came', async () => {
    const direct = await message(`${HEAD}\r\nSubject: hi\r\n\r\nhello`);
    const relayed = await message(
      `Received: by relay\r\n${HEAD.replaceAll('\r\n', '\n')}\nSubject: hi\n\nhello\n`,
    );
    expect(relayed.identity).toBe(direct.identity);
    expect(relayed.id).toMatch(/^M[0-9a-f]{20}$/);
    expect(relayed.id).toBe(direct.id);
  });

  it('is another message where only the Message-ID is the same', async () => {
    const one = await message(`${HEAD}\r\n\r\nfirst`);
    const two = await message(`${HEAD}\r\n\r\nsecond`);
    expect(one.id).not.toBe(two.id);
  });
});

describe('the visible text', () => {
  const alternative = (plain: string, html: string) =>
    `${HEAD}\r\nContent-Type: multipart/alternative; boundary=B\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\n${plain}\r\n--B\r\nContent-Type: text/html\r\n\r\n${html}\r\n--B--`;

  it('is the plain text where that carries the words', async () => {
    expect((await message(alternative('hello', '<b>hello</b>'))).text).toBe('hello');
  });

  it('is taken from the HTML where the plain text is a stub or missing', async () => {
    const long = 'We asked our admin to approve Jump. '.repeat(20);
    expect((await message(alternative('View in browser', `<p>${long}</p>`))).text).toBe(long.trim());
    expect((await message(alternative('', '<p>hello</p>'))).text).toBe('hello');
    expect((await message(`${HEAD}\r\nContent-Type: text/html\r\n\r\n<p>only <i>html</i></p>`)).text).toBe(
      'only html',
    );
  });

  it('holds no script, and no markup from the plain text is touched', async () => {
    const html = await message(
      `${HEAD}\r\nContent-Type: text/html\r\n\r\n<p>hi</p><script>alert(1)</script>`,
    );
    expect(html.text).toBe('hi');
    const plain = await message(`${HEAD}\r\n\r\n<script>alert(1)</script> <!channel>`);
    expect(plain.text).toBe('<script>alert(1)</script> <!channel>');
  });

  it('says so where the body shows nothing', async () => {
    const mail = await message(`${HEAD}\r\nContent-Type: text/html\r\n\r\n<div style="display:none">x</div>`);
    expect(mail.text).toBe('');
    expect(mail.problems).toEqual(['The mail has a body, but no words that a reader can see.']);
  });

  it('ends with forwarded mails under a heading of their own', async () => {
    const inner = `From: it@firm.example\r\nSubject: Jump\r\nMessage-ID: <inner@x>\r\nContent-Type: multipart/mixed; boundary=I\r\n\r\n--I\r\n\r\nI approved it.\r\n--I\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\n${PNG}\r\n--I--`;
    const { message: mail, files } = await read(withPart('Content-Type: message/rfc822', inner));
    expect(mail.text).toContain(
      'see file\n\n---------- Forwarded message ----------\nFrom: it@firm.example\nDate:\nSubject: Jump\nTo:\n\nI approved it.',
    );
    expect(mail.attachments.map(({ name, type, origin }) => [name, type, origin])).toEqual([
      ['file-a1.eml', 'message/rfc822', 'attached'],
      ['a.png', 'image/png', 'forwarded'],
    ]);
    expect(files.get('a2')?.length).toBe(Buffer.from(PNG, 'base64').length);
    expect(mail.thread.channel === 'email' && mail.thread.messageId).toBe('<m1@firm.example>');
  });
});

describe('pictures and files', () => {
  it('are typed by their bytes, hashed and named harmlessly', async () => {
    const { message: mail } = await read(
      withPart(
        'Content-Type: application/octet-stream; name="../../etc/passwd"\r\nContent-Transfer-Encoding: base64',
        PNG,
      ),
    );
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]).toMatchObject({
      id: 'a1',
      name: 'passwd',
      type: 'image/png',
      declaredType: 'application/octet-stream',
      picture: true,
      problem: null,
    });
    expect(mail.attachments[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['a web page', Buffer.from('<html><body>sign in').toString('base64'), 'is a web page, not a picture'],
    ['cut off', PNG.slice(0, 60), 'is broken: the picture is not complete'],
    ['nothing', '', 'is empty'],
  ])('say so where a picture is %s', async (_name, content, problem) => {
    const mail = await message(
      withPart('Content-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64', content),
    );
    expect(mail.attachments[0]).toMatchObject({ name: 'a.png', picture: true, problem });
    expect(mail.attachments[0]?.type === 'image/png').toBe(problem.startsWith('is broken'));
  });

  it('are found in data: addresses, whose base64 is never part of the text', async () => {
    const html = await message(
      `${HEAD}\r\nContent-Type: text/html\r\n\r\n<p>see</p><img src="data:image/png;base64,${PNG}"><p>here</p>`,
    );
    expect(html.text).toBe('see\n\nhere');
    expect(html.attachments[0]).toMatchObject({
      type: 'image/png',
      inline: true,
      picture: true,
      problem: null,
    });
    const plain = await message(`${HEAD}\r\n\r\nsee data:image/png;base64,${PNG} here`);
    expect(plain.text).toBe('see here');
    expect(plain.attachments).toHaveLength(1);
  });

  it('stay files where they are named texts sent inline', async () => {
    const { message: mail, files } = await read(
      withPart(
        'Content-Type: text/plain; name=error.log\r\nContent-Disposition: inline; filename=error.log',
        'AADSTS1',
      ),
    );
    expect(mail.text).toBe('see file');
    expect(mail.attachments[0]).toMatchObject({ name: 'error.log', type: 'text/plain', picture: false });
    expect(Buffer.from(files.get('a1') ?? '').toString()).toBe('AADSTS1');
  });

  it('are bounded in number', async () => {
    const part = '--B\r\nContent-Type: image/png\r\n\r\nx\r\n';
    const mail = await message(
      `${HEAD}\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n${part.repeat(300)}--B--`,
    );
    expect(mail.attachments).toHaveLength(100);
    expect(mail.problems).toEqual(['The mail has 300 files: only the first 100 were taken.']);
  });
});

describe('what is not opened is said', () => {
  it('of a container of Outlook', async () => {
    const tnef = Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 2, 3]).toString('base64');
    const headers =
      'Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64';
    const mail = await message(withPart(headers, tnef));
    expect(mail.attachments[0]?.problem).toContain('winmail.dat');
  });

  it('of an encrypted mail', async () => {
    const mail = await message(
      `${HEAD}\r\nContent-Type: application/pkcs7-mime; name=smime.p7m\r\n\r\nsecret`,
    );
    expect(mail.problems[0]).toContain('encrypted');
  });

  it('of a uuencoded file', async () => {
    const mail = await message(`${HEAD}\r\n\r\nsee\r\nbegin 644 a.png\r\nM9V5N97)A=&5D\r\n\`\r\nend`);
    expect(mail.problems[0]).toContain('uuencode');
  });
});

describe('broken mail is repaired', () => {
  it('with a byte order mark, blank lines or an mbox line in front', async () => {
    for (const front of ['\uFEFF', '\r\n\r\n', ' \n', 'From ann@firm.example Mon May  4 10:00:00 2026\n']) {
      const mail = await message(`${front}${HEAD}\r\nSubject: hi\r\n\r\nhello`);
      expect([mail.sender.id, mail.subject, mail.text]).toEqual(['ann@firm.example', 'hi', 'hello']);
    }
  });

  it('with bare CR line ends', async () => {
    const mail = await message(`${HEAD}\r\nSubject: hi\r\n\r\nhello\r\nthere`.replaceAll('\r\n', '\r'));
    expect([mail.sender.id, mail.subject, mail.text]).toEqual(['ann@firm.example', 'hi', 'hello\nthere']);
  });

  it('with raw 8-bit headers, whatever they are in', async () => {
    const latin = Buffer.from(`${HEAD}\r\nSubject: Genehmigung f\xFCr Jump\r\n\r\nx`, 'latin1');
    expect((await message(latin)).subject).toBe('Genehmigung für Jump');
    expect((await message(`${HEAD}\r\nSubject: für €\r\n\r\nx`)).subject).toBe('für €');
  });

  it.each([
    ['UTF-8 that says Latin-1', 'iso-8859-1', Buffer.from('für €')],
    ['UTF-8 that says Big5', 'big5', Buffer.from('für €')],
    ['Windows-1252 that says UTF-8', 'utf-8', Buffer.from('f\xFCr \x80', 'latin1')],
    ['Windows-1252 that says nothing', '', Buffer.from('f\xFCr \x80', 'latin1')],
    ['Windows-1252 that says ASCII', 'us-ascii', Buffer.from('f\xFCr \x80', 'latin1')],
    ['a charset that the platform lacks', 'cp850', Buffer.from('f\x81r \xD5', 'latin1')],
  ])('with %s', async (_name, charset, body) => {
    const type = charset ? `text/plain; charset=${charset}` : 'text/plain';
    const mail = await message(
      Buffer.concat([Buffer.from(`${HEAD}\r\nContent-Type: ${type}\r\n\r\n`), body]),
    );
    expect(mail.text).toBe(charset === 'cp850' ? 'für ı' : 'für €');
  });

  it('with the charset that its HTML names', async () => {
    const html = Buffer.from('<meta charset="koi8-r"><p>\xF0\xD2\xC9\xD7\xC5\xD4</p>', 'latin1');
    const mail = await message(
      Buffer.concat([Buffer.from(`${HEAD}\r\nContent-Type: text/html\r\n\r\n`), html]),
    );
    expect(mail.text).toBe('Привет');
  });

  it('with a wrong or missing boundary', async () => {
    for (const type of ['multipart/mixed; boundary=WRONG', 'multipart/mixed']) {
      const mail = await message(
        `${HEAD}\r\nContent-Type: ${type}\r\n\r\n--right\r\nContent-Type: text/plain\r\n\r\nhello\r\n--right\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\n${PNG}\r\n--right--`,
      );
      expect(mail.text).toBe('hello');
      expect(mail.attachments[0]).toMatchObject({ name: 'a.png', problem: null });
      expect(mail.problems).toEqual([]);
    }
  });

  it('or shown as it came where its parts cannot be told', async () => {
    const mail = await message(`${HEAD}\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\njust words\r\n`);
    expect(mail.text).toBe('just words');
    expect(mail.problems[0]).toContain('shown as it came');
  });

  it('where the whole of it is a body', async () => {
    const mail = await message('hello there\r\nsecond line');
    expect(mail.text).toBe('hello there\nsecond line');
    expect(mail.problems).toEqual(['The mail names no sender that can be answered.']);
  });
});

describe('strange senders', () => {
  it.each([
    ['', []],
    ['From: undisclosed:;\r\n', []],
    ['From: not an address\r\n', []],
    ['From: Team: a@x.example, B <b@x.example>;\r\n', ['a@x.example', 'b@x.example']],
    ['From: a@x.example, b@x.example\r\n', ['a@x.example', 'b@x.example']],
    ['From: =?utf-8?q?a=0D=0ABcc:_eve=40x.example?= <a@x.example>\r\n', ['a@x.example']],
  ])('are flattened: %j', async (header, addresses) => {
    const mail = await message(`${header}Subject: x\r\n\r\nhello`);
    expect(mail.thread.channel === 'email' && mail.thread.from.map((it) => it.address)).toEqual(addresses);
    expect(mail.problems).toHaveLength(addresses.length === 1 ? 0 : 1);
    expect(mail.sender.name ?? '').not.toMatch(/[\r\n]/);
  });
});

describe('reports of machines', () => {
  it("tell what happened to which mail, and their enclosed mail is nobody's words", async () => {
    const mail = await message(
      [
        'From: mailer-daemon@x.example',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=B',
        '',
        '--B\r\n\r\nYour mail was not delivered.',
        '--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@x\r\nAction: failed\r\nStatus: 5.1.1',
        '--B\r\nContent-Type: message/rfc822\r\n\r\nFrom: support@desk.example\r\nMessage-ID: <ours@desk.example>\r\n\r\nI granted consent.',
        '--B--',
      ].join('\r\n'),
    );
    expect(mail.report).toEqual({
      type: 'delivery-status',
      action: 'failed',
      originalMessageId: '<ours@desk.example>',
    });
    expect(mail.text).toBe('Your mail was not delivered.');
  });

  it('are read for read receipts too', async () => {
    const mail = await message(
      withPart(
        'Content-Type: message/disposition-notification',
        'Original-Message-ID: <ours@desk.example>\r\nDisposition: manual-action/MDN-sent-manually; displayed',
      ),
    );
    expect(mail.report?.type).toBe('disposition-notification');
    expect(mail.report?.action).toContain('displayed');
    expect(mail.report?.originalMessageId).toBe('<ours@desk.example>');
  });
});

describe('what no parser takes', () => {
  it('an empty mail is a message with a problem', async () => {
    const mail = await message('');
    expect(mail.text).toBe('');
    expect(mail.problems[0]).toBe('The mail is empty.');
  });

  it.each([
    ['a header block of 3 MB', `X-Long: ${'x'.repeat(3_000_000)}\r\n${HEAD}`, ''],
    [
      '2,000 parts',
      `${HEAD}\r\nSubject: hi\r\nContent-Type: multipart/mixed; boundary=B`,
      '--B\r\n\r\npart\r\n'.repeat(2000),
    ],
  ])('%s is shown by its beginning', async (name, headers, body) => {
    const mail = await message(`${headers}\r\n\r\n${body}`);
    expect(mail.problems[0]).toContain('could not be read');
    if (name.includes('parts')) expect([mail.sender.id, mail.subject]).toEqual(['ann@firm.example', 'hi']);
  });

  it('never throws, whatever the bytes', async () => {
    let seed = 7;
    const next = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed;
    };
    const words = [
      'From:',
      'Content-Type: multipart/mixed; boundary=B',
      '--B',
      '\r\n',
      '\n',
      '=?utf-8?b?',
      '\0',
      '<b>',
      ';',
      '"',
      'Content-Transfer-Encoding: base64',
      ' ',
      'message/rfc822',
      '\xFF',
    ];
    for (let round = 0; round < 300; round++) {
      const parts = Array.from({ length: next() % 40 }, () => words[next() % words.length]);
      await expect(read(Buffer.from(parts.join(''), 'latin1'))).resolves.toBeDefined();
    }
  });
});

describe('a very long letter', () => {
  it('is read from its beginning, in its own charset, and says so', async () => {
    const mail = await message(
      `${HEAD}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${'für €\r\n'.repeat(900_000)}`,
    );
    expect(mail.text.startsWith('für €\nfür €\n')).toBe(true);
    expect(mail.text.length).toBeLessThanOrEqual(200_000);
    expect(mail.problems).toEqual(['The mail is very long: only its beginning was read.']);
  });
});
