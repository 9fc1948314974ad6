import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/core/message.ts';
import { readMail } from '../../src/email/read-mail.ts';
import { unreadMessage } from '../../src/email/unread-message.ts';
import { anItem } from '../support/an-item.ts';

const ITEM = anItem({ envelopeFrom: 'ann@firm.example' });

async function read(raw: Uint8Array): Promise<Message> {
  return (await readMail(ITEM, raw, { trustedAuthServers: [] })).message;
}

/** Bytes as random as a cipher's, the same for the same seed. */
function noise(seed: number, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, at) =>
    createHash('sha256').update(`${seed} ${at}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

const JPEG = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100004800480000', 'hex'), noise(1, 5000)]);
const ZIP = Buffer.concat([
  Buffer.from('504b0304140000000800', 'hex'),
  Buffer.from('\0\0\0\0report.txt'),
  noise(2, 900),
]);
const EXE = Buffer.concat([
  Buffer.from('4d5a90000300000004000000ffff0000b8', 'hex'),
  Buffer.alloc(40),
  Buffer.from('This program cannot be run in DOS mode.\r\r\n$'),
  noise(3, 4000),
]);
const TRACE =
  'Return-Path: <a@firm.example>\r\nReceived: from x by y; Mon, 4 May 2026 10:00:00 -0400\r\nMessage-ID: <s@y>\r\n';

describe('what is no mail at all', () => {
  it.each([
    ['random bytes', noise(4, 20_000)],
    ['a JPEG', JPEG],
    ['a zip archive', ZIP],
    ['a program', EXE],
    [
      'a compressed mail',
      gzipSync(`From: ann@firm.example\r\nSubject: hi\r\n\r\n${'hello desk\r\n'.repeat(50)}`),
    ],
    [
      'a PDF that is mostly text',
      Buffer.from(`%PDF-1.7\n%\xE2\xE3\xCF\xD3\0\n1 0 obj\n<< /Type /Catalog >>\nendobj\n`, 'latin1'),
    ],
    ['nothing but zeros', Buffer.alloc(3000)],
    ['a JPEG behind what servers noted on its way', Buffer.concat([Buffer.from(`${TRACE}\r\n`), JPEG])],
    ['the same without a blank line between', Buffer.concat([Buffer.from(TRACE), noise(5, 9000)])],
  ])('cannot be read, and none of it is shown as words: %s', async (_, raw) => {
    const mail = await read(raw);
    expect(mail).toMatchObject({ readable: false, text: '', subject: '', attachments: [] });
    expect(mail.problems).toEqual([
      'What came is no mail but some other file: it has no sender, no subject and no words.',
    ]);
    expect(mail.thread).toMatchObject({ envelopeFrom: 'ann@firm.example' });
    expect(unreadMessage(ITEM, raw, 'It was not read.').message.text).toBe('');
  });

  it('is told apart by its bytes alone', async () => {
    expect((await read(noise(6, 800))).identity).not.toBe((await read(noise(7, 800))).identity);
    expect((await read(JPEG)).id).toBe((await read(Buffer.from(JPEG))).id);
  });

  it('is every long enough run of random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 600, max: 4000 }), async (seed, length) => {
        expect((await read(noise(seed, length))).readable).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});

describe('however strange, a mail stays a mail', () => {
  it.each<[string, Buffer, string]>([
    ['raw 8-bit headers', Buffer.from('Subject: Zugriff f\xFCr \xC4rzte\r\n\r\nhallo', 'latin1'), 'hallo'],
    ['no header but words', Buffer.from('hello desk,\nit does not work'), 'hello desk,\nit does not work'],
    [
      'words that begin like a bitmap or a program',
      Buffer.from('BM MZ PK Rar! hello'),
      'BM MZ PK Rar! hello',
    ],
    [
      'words in an old charset and no header',
      Buffer.from('\xD0\xD2\xC9\xD7\xC5\xD4 caf\xE9 \xE0 la', 'latin1'),
      'ÐÒÉ×ÅÔ café à la',
    ],
    ['zeros among its words', Buffer.from('hello\0\0\0\0\0\0 desk\0\0\0'), 'hello desk'],
    [
      'a body of zeros and words',
      Buffer.from(`From: a@b.example\r\n\r\nhello${'\0'.repeat(500)}desk`),
      'hellodesk',
    ],
    [
      'a body in UTF-16',
      Buffer.concat([
        Buffer.from('From: a@b.example\nContent-Type: text/plain; charset=utf-16le\n\n'),
        Buffer.from('grüße', 'utf16le'),
      ]),
      'grüße',
    ],
    ['a UTF-16 body without a header', Buffer.from('hello desk', 'utf16le'), 'hello desk'],
    [
      'words in ISO-2022-JP and no header',
      Buffer.from('\x1B$B$3$s$K$A$O\x1B(B hello'),
      '$B$3$s$K$A$O(B hello',
    ],
    [
      'the colours of a terminal',
      Buffer.from('\x1B[31merror\x1B[0m AADSTS90094\x07 seen'),
      '[31merror[0m AADSTS90094 seen',
    ],
  ])('with %s', async (_, raw, text) => {
    expect(await read(raw)).toMatchObject({ readable: true, text });
  });

  it('where all of it was saved as UTF-16', async () => {
    const text =
      'From: Ann <ann@firm.example>\r\nSubject: Доступ\r\n\r\nПожалуйста, помогите: "Need admin approval"';
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    for (const raw of [little, Buffer.from(little).swap16()]) {
      expect(await read(raw)).toMatchObject({
        sender: { address: 'ann@firm.example' },
        subject: 'Доступ',
        text: 'Пожалуйста, помогите: "Need admin approval"',
      });
    }
  });

  it('whatever words it is made of, with or without headers', async () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(words, fc.constantFrom('', 'Subject: x\r\n\r\n', '\r\n\r\n'), async (text, head) => {
        expect((await read(Buffer.from(`${head}${text}`))).readable).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('whatever bytes its body is made of', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (body) => {
        const raw = Buffer.concat([Buffer.from('From: Ann <ann@firm.example>\r\n\r\n'), body]);
        expect(await read(raw)).toMatchObject({ readable: true, sender: { address: 'ann@firm.example' } });
      }),
      { numRuns: 150 },
    );
  });
});
