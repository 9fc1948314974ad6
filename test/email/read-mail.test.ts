import { describe, expect, it } from 'vitest';
import { Message } from '../../src/core/message.ts';
import type { ReceivedMessage } from '../../src/core/ports.ts';
import { readMail } from '../../src/email/read-mail.ts';
import { anItem } from '../support/an-item.ts';
import { ONE_PIXEL as PNG } from '../support/pictures.ts';
import { attribute, embedded, file, ID, message as outlookMessage, text, tnef } from './tnef-bytes.ts';

const ITEM = anItem({ receivedAt: 1_800_000_000_000, envelopeFrom: 'ann@firm.example' });
const HEAD = 'From: Ann Lee <Ann@Firm.example>\r\nTo: support@desk.example\r\nMessage-ID: <m1@firm.example>';

const TRUST = { trustedAuthServers: [] };

async function read(raw: string | Buffer): Promise<ReceivedMessage> {
  const received = await readMail(ITEM, typeof raw === 'string' ? Buffer.from(raw) : raw, TRUST);
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

  it('is taken from HTML with a pasted picture, which stays a picture', async () => {
    const mail = await message(
      `${HEAD}\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>see <img src="cid:p1"></p>\r\n--B\r\nContent-Type: image/png\r\nContent-ID: <p1>\r\nContent-Transfer-Encoding: base64\r\n\r\n${PNG}\r\n--B--`,
    );
    expect(mail.text).toBe('see');
    expect(mail.attachments).toMatchObject([{ contentId: 'p1', inline: true, picture: true, problem: null }]);
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
      ['attached-mail.eml', 'message/rfc822', 'attached'],
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

describe('containers of Outlook', () => {
  const winmail = (bytes: Buffer, type = 'application/ms-tnef') =>
    `Content-Type: ${type}; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}`;
  const within = (part: string) =>
    `${HEAD}\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nsee file\r\n--B\r\n${part}\r\n--B--\r\n`;
  const picture = file('A~1.PNG', Buffer.from(PNG, 'base64'), text(ID.longName, '../scopes.png'));

  it.each(['application/ms-tnef', 'application/vnd.ms-tnef', 'application/octet-stream'])(
    'are opened where they come as %s: their files take their place',
    async (type) => {
      const { message: mail, files } = await read(within(winmail(tnef(picture), type)));
      expect(mail.attachments).toMatchObject([
        { id: 'a1', name: 'scopes.png', type: 'image/png', picture: true, problem: null, origin: 'attached' },
      ]);
      expect(files.get('a1')).toEqual(Buffer.from(PNG, 'base64'));
      expect(mail.text).toBe('see file');
    },
  );

  it('give the words where the mail has none', async () => {
    const body = tnef(outlookMessage(text(ID.body, 'I need approval.')), picture);
    const mail = await message(`${HEAD}\r\n${winmail(body)}`);
    expect(mail.text).toBe('I need approval.');
    expect(mail.attachments.map((it) => it.name)).toEqual(['scopes.png']);
    expect((await message(within(winmail(body)))).text).toBe('see file');
  });

  it('keep messages inside of them apart', async () => {
    const inner = tnef(outlookMessage(text(ID.subject, 'Jump'), text(ID.body, 'I approved it.')), picture);
    const mail = await message(within(winmail(tnef(embedded(inner)))));
    expect(mail.text).toBe(
      'see file\n\n---------- Forwarded message ----------\nFrom:\nDate:\nSubject: Jump\nTo:\n\nI approved it.',
    );
    expect(mail.attachments).toMatchObject([{ name: 'scopes.png', origin: 'forwarded' }]);
  });

  it('stay where they could be opened only in part, or not at all, and say so', async () => {
    const part = await message(within(winmail(tnef(picture, attribute(1, 0x9003, Buffer.alloc(4), 999)))));
    expect(part.attachments.map(({ name, problem }) => [name, problem])).toEqual([
      ['winmail.dat', 'is a container of Outlook (winmail.dat) that could be opened only in part'],
      ['scopes.png', null],
    ]);
    const none = await message(within(winmail(Buffer.from('nothing'))));
    expect(none.attachments[0]?.problem).toContain('could not be opened');
  });

  it('are opened in forwarded mails too', async () => {
    const inner = `From: it@firm.example\r\n${winmail(tnef(picture))}`;
    const mail = await message(withPart('Content-Type: message/rfc822', inner));
    expect(mail.attachments[1]).toMatchObject({ name: 'scopes.png', origin: 'forwarded' });
  });
});

describe('uuencoded files', () => {
  const code = ')9V5N97)A=&5D\r\n`\r\nend';

  it('are cut out of the text', async () => {
    const { message: mail, files } = await read(
      `${HEAD}\r\n\r\nsee\r\nbegin 644 ../a.log\r\n${code}\r\nthanks`,
    );
    expect(mail.text).toBe('see\nthanks');
    expect(mail.attachments).toMatchObject([{ name: 'a.log', problem: null }]);
    expect(Buffer.from(files.get('a1') ?? '').toString()).toBe('generated');
    expect(mail.problems).toEqual([]);
  });

  it('say so where their end is missing', async () => {
    const mail = await message(`${HEAD}\r\n\r\nsee\r\nbegin 644 a.log\r\n)9V5N97)A=&5D\r\n\r\nRegards, Ann`);
    expect(mail.text).toBe('see\nRegards, Ann');
    expect(mail.attachments[0]?.problem).toBe('is cut off: its end is missing');
  });

  it('are decoded as a transfer encoding', async () => {
    const part = (type: string) =>
      withPart(
        `Content-Type: ${type}\r\nContent-Transfer-Encoding: x-uuencode`,
        `begin 644 b.log\r\n${code}`,
      );
    const { message: mail, files } = await read(part('application/octet-stream; name=a.log'));
    expect(mail.attachments).toMatchObject([{ name: 'a.log', problem: null }]);
    expect(Buffer.from(files.get('a1') ?? '').toString()).toBe('generated');
    expect((await message(part('text/plain'))).text).toBe('see file\n\ngenerated');
    const broken = await message(
      withPart(
        'Content-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: x-uuencode',
        'no such thing',
      ),
    );
    expect(broken.attachments[0]?.problem).toContain('uuencode');
  });
});

describe('what is not opened is said', () => {
  it('of an encrypted mail', async () => {
    const mail = await message(
      `${HEAD}\r\nContent-Type: application/pkcs7-mime; name=smime.p7m\r\n\r\nsecret`,
    );
    expect(mail.problems[0]).toContain('encrypted');
  });

  it('of characters that nobody can decode', async () => {
    const mail = await message(`${HEAD}\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nf+APw-r`);
    expect(mail.problems).toEqual(['The mail is in a character set that could not be read.']);
    expect(mail.text).toBe('f+APw-r');
  });

  it('of what was known when it was fetched', async () => {
    const item = { ...ITEM, problem: 'The mail was too large to be taken whole.' };
    const { message: mail } = await readMail(item, Buffer.from(`${HEAD}\r\n\r\nhi`), TRUST);
    expect(mail.problems).toEqual(['The mail was too large to be taken whole.']);
  });
});

describe('what servers note at delivery', () => {
  it('tells whom the mail was for', async () => {
    const noted =
      'Delivered-To: Support@Desk.example\r\nX-Original-To: <help@desk.example>\r\nEnvelope-To: a@desk.example, b@desk.example\r\nX-Envelope-To: not an address\r\n';
    const item = { ...ITEM, envelopeTo: ['SUPPORT@desk.example'] };
    const { message: mail } = await readMail(item, Buffer.from(`${noted}${HEAD}\r\n\r\nhi`), TRUST);
    expect(mail.thread.channel === 'email' && mail.thread.deliveredTo).toEqual([
      'support@desk.example',
      'help@desk.example',
      'a@desk.example',
      'b@desk.example',
    ]);
  });

  it('about the sender is kept of trusted servers only', async () => {
    const raw = Buffer.from(
      `Authentication-Results: mx.desk.example; dmarc=fail\r\nReceived: from x\r\nAuthentication-Results: evil.example; dmarc=pass\r\n${HEAD}\r\n\r\nhi`,
    );
    const kept = async (trustedAuthServers: string[]) =>
      (await readMail(ITEM, raw, { trustedAuthServers })).message.headers['authentication-results'];
    expect(await kept([])).toEqual(['mx.desk.example; dmarc=fail']);
    expect(await kept(['mx.desk.example'])).toEqual(['mx.desk.example; dmarc=fail']);
    expect(await kept(['mx.other.example'])).toBeUndefined();
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
    for (const type of [
      'multipart/mixed; boundary=WRONG',
      'multipart/mixed',
      'multipart/mixed; boundary=""',
    ]) {
      const mail = await message(
        `${HEAD}\r\nContent-Type: ${type}\r\n\r\n--right\r\nContent-Type: text/plain\r\n\r\nhello\r\n--right\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\n${PNG}\r\n--right--`,
      );
      expect(mail.text).toBe('hello');
      expect(mail.attachments[0]).toMatchObject({ name: 'a.png', problem: null });
      expect(mail.problems).toEqual([
        'The mail was broken: its parts were put together again, so something may be missing.',
      ]);
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
        '--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@x.example\r\nAction: failed\r\nStatus: 5.1.1',
        '--B\r\nContent-Type: message/rfc822\r\n\r\nFrom: support@desk.example\r\nMessage-ID: <ours@desk.example>\r\n\r\nI granted consent.',
        '--B--',
      ].join('\r\n'),
    );
    expect(mail.report).toEqual({
      type: 'delivery-status',
      action: 'failed',
      originalMessageId: '<ours@desk.example>',
      status: '5.1.1',
      diagnostic: null,
      recipient: 'a@x.example',
    });
    expect(mail.text).toBe('Your mail was not delivered.');
    // What it says for machines was read: the mail that came back is the only file.
    expect(mail.attachments.map((it) => it.name)).toEqual(['returned-mail.eml']);
  });

  it('are read for read receipts too', async () => {
    const mail = await message(
      withPart(
        'Content-Type: message/disposition-notification',
        'Original-Message-ID: <ours@desk.example>\r\nFinal-Recipient: rfc822; ann@firm.example\r\nDisposition: manual-action/MDN-sent-manually; displayed',
      ),
    );
    expect(mail.report).toMatchObject({
      type: 'disposition-notification',
      originalMessageId: '<ours@desk.example>',
      recipient: 'ann@firm.example',
    });
    expect(mail.report?.action).toContain('displayed');
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
    expect(mail.readable).toBe(false);
    expect(mail.sender.id).toBe('ann@firm.example');
    if (name.includes('parts'))
      expect([mail.subject, mail.text]).toEqual(['hi', expect.stringContaining('part')]);
  });
});

describe('a very long letter', () => {
  it('is read without its middle, in its own charset, and says so', async () => {
    const mail = await message(
      `${HEAD}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${'für €\r\n'.repeat(900_000)}`,
    );
    expect(mail.text.startsWith('für €\nfür €\n')).toBe(true);
    expect(mail.text).toMatch(/\nfür €\n\[… \d+ characters left out …\]\nfür €\n/);
    expect(mail.text.length).toBeLessThan(60_100);
    expect(mail.problems).toEqual([
      'The mail is very long: only its beginning was read.',
      expect.stringMatching(/^The mail is very long: \d+ characters in its middle were left out\.$/),
    ]);
  });
});
