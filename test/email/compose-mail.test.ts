import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import type { Address } from '../../src/core/message.ts';
import type { OutgoingMail } from '../../src/core/ports.ts';
import { composeMail } from '../../src/email/compose-mail.ts';
import { OUTGOING } from '../contracts/mailer.ts';

/** All that tries to end a line, a word or a parser. */
const nasty = fc.constantFrom(
  ...[
    '\r\n',
    '\n',
    '\r',
    '\0',
    '\u2028',
    '\u2029',
    '\u0085',
    '\v',
    '\f',
    '\ud800',
    '\udc00',
    '\u202e',
    '\u200b',
  ],
  ...['\r\nBcc: eve@evil.example', '\n\nbody', '\r\n.\r\n', '=?utf-8?Q?=0D=0ABcc:_eve?=', '=?utf-8?B?', '?='],
  ...[
    '"',
    '\\',
    '<',
    '>',
    '(',
    ')',
    ',',
    ';',
    ':',
    '@',
    ' ',
    '\t',
    'é',
    'Ж',
    '日本語',
    '😀',
    '👩‍👩‍👧',
    'x'.repeat(1200),
  ],
);
const words = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ maxLength: 30 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));
const messageId = fc.oneof(
  fc.constant('<question@firm.example>'),
  words,
  words.map((text) => `<${text}@firm.example>`),
  fc.integer({ min: 1, max: 950 }).map((length) => `<${'i'.repeat(length)}@firm.example>`),
);
const address = fc.oneof(
  fc.constantFrom('bob@firm.example', 'ANN@firm.example', 'jörg@firm.example', "o'neil+x@firm.example"),
  words,
  words.map((text) => `${text}@firm.example`),
);
const mailbox = fc.record({
  name: fc.option(words),
  address: fc.oneof(fc.constant('carl@firm.example'), address),
});

const anyMail: fc.Arbitrary<OutgoingMail> = fc.record({
  from: fc.record({ name: words, address: fc.constant('support@desk.example') }),
  to: fc.record({ name: fc.option(words), address: fc.constant('ann@firm.example') }),
  cc: fc.oneof({ weight: 3, arbitrary: fc.constant<Address[]>([]) }, fc.array(mailbox, { maxLength: 4 })),
  subject: words,
  text: words,
  html: fc.option(words),
  messageId: fc.oneof({ weight: 3, arbitrary: fc.constant(OUTGOING.messageId) }, messageId),
  inReplyTo: fc.option(messageId),
  references: fc.array(messageId, { maxLength: 30 }),
  envelopeFrom: fc.oneof(fc.constantFrom('', 'bounces+t1@desk.example'), address),
  automatic: fc.boolean(),
});

const USUAL = ['from', 'to', 'message-id', 'date', 'mime-version', 'content-type'];
const BY_CONTENT = ['cc', 'subject', 'in-reply-to', 'references', 'content-transfer-encoding'];
const OF_MACHINES = ['auto-submitted', 'x-auto-response-suppress', 'precedence', 'x-loop'];

describe('whatever a mail is made of', () => {
  it('it has the headers that we gave it and no other, each once', async () => {
    await check(async (mail, raw) => {
      const names = headerNames(raw);
      const expected = [...USUAL, ...(mail.automatic ? OF_MACHINES : [])];
      const others = names.filter((name) => !expected.includes(name));
      expect(names).toEqual(expect.arrayContaining(expected));
      expect(BY_CONTENT).toEqual(expect.arrayContaining(others));
      expect(new Set(names).size).toBe(names.length);
    });
  });

  it('it keeps the line limit, ends lines in CRLF, and its headers are plain ASCII', async () => {
    await check(async (_mail, raw, envelope) => {
      const lines = raw.toString('latin1').split('\r\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
      expect(lines.filter((line) => /[\r\n\0]/.test(line))).toEqual([]);
      // An address with other letters has no ASCII form (RFC 6531).
      const rest = envelope.cc.reduce((block, it) => block.replaceAll(latin1(it), ''), headerBlock(raw));
      expect(rest).toMatch(/^[\t\r\n -~]*$/);
    });
  });

  it('it goes to those it names, and to nobody else', async () => {
    await check(async (mail, raw, envelope) => {
      expect(envelope.to).toBe('ann@firm.example');
      expect(envelope.from).toBe(mail.envelopeFrom);
      const parsed = await simpleParser(raw);
      expect(addressesOf(parsed.to)).toEqual(['ann@firm.example']);
      expect(addressesOf(parsed.cc)).toEqual(envelope.cc);
      expect(addressesOf(parsed.from)).toEqual(['support@desk.example']);
      expect(parsed.bcc).toBeUndefined();
    });
  });

  it('it reads back as it was meant', async () => {
    await check(async (mail, raw) => {
      const parsed = await simpleParser(raw);
      expect(parsed.messageId).toBe(mail.messageId);
      expect(plain(parsed.subject)).toBe(plain(mail.subject));
      expect(plain(parsed.from?.value[0]?.name)).toBe(plain(mail.from.name));
    });
  });
});

describe('a mail is refused', () => {
  it.each([
    [
      'with a Cc address that is two',
      { cc: [{ name: null, address: 'bob@firm.example, eve@evil.example' }] },
      'Cc',
    ],
    [
      'with a Cc address that breaks the line',
      { cc: [{ name: null, address: 'bob@x.example\r\nBcc: e@v.example' }] },
      'Cc',
    ],
    ['with a sender for bounces that is none', { envelopeFrom: 'a@b.example> SIZE=1' }, 'bounces'],
  ])('%s, and says why', async (_what, change, why) => {
    expect(await composeMail({ ...OUTGOING, ...change })).toMatchObject({
      unusable: expect.stringContaining(why),
    });
  });
});

it('nobody is named twice', async () => {
  const cc = ['Bob@firm.example', 'bob@firm.example', 'ANN@firm.example'].map((it) => ({
    name: null,
    address: it,
  }));
  expect(await composeMail({ ...OUTGOING, cc })).toMatchObject({
    envelope: { to: 'ann@firm.example', cc: ['Bob@firm.example'] },
  });
});

type Look = (
  mail: OutgoingMail,
  raw: Buffer,
  envelope: { from: string; to: string; cc: string[] },
) => Promise<void>;

/** Looks at each mail that may go out; one that may not is fine too. */
async function check(look: Look): Promise<void> {
  await fc.assert(
    fc.asyncProperty(anyMail, async (mail) => {
      const composed = await composeMail(mail);
      if ('unusable' in composed) return;
      await look(mail, composed.raw, composed.envelope);
    }),
    { numRuns: 300 },
  );
}

/** A text as its bytes look in `headerBlock`. */
function latin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function headerBlock(raw: Buffer): string {
  const text = raw.toString('latin1');
  return text.slice(0, text.indexOf('\r\n\r\n'));
}

function headerNames(raw: Buffer): string[] {
  const lines = headerBlock(raw).split('\r\n');
  return lines
    .filter((line) => !/^[\t ]/.test(line))
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
}

function addressesOf(field: unknown): string[] {
  const value = (field as { value?: { address?: string }[] } | undefined)?.value ?? [];
  return value.map(({ address }) => address ?? '');
}

/** Letters and digits alone: white space and broken characters do not come back as they were. */
function plain(text: string | undefined): string {
  return (text ?? '').normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');
}

describe('pictures in a mail', () => {
  it('stand in its HTML by their content id, as they were given', async () => {
    const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
    const attachments = [
      { name: 'chart\r\nX: y.png', type: 'image/png', bytes, contentId: 'chart@stepcheck' },
    ];
    const html = '<img src="cid:chart@stepcheck" alt="Mon 1">';
    const composed = await composeMail({ ...OUTGOING, html, attachments });
    if ('unusable' in composed) throw new Error(composed.unusable);
    const { attachments: read } = await simpleParser(composed.raw, { skipImageLinks: true });
    expect(read).toHaveLength(1);
    expect(read[0]).toMatchObject({
      contentType: 'image/png',
      cid: 'chart@stepcheck',
      contentDisposition: 'inline',
    });
    expect([...(read[0]?.content ?? [])]).toEqual([...bytes]);
  });
});
