import { afterEach, describe, expect, it } from 'vitest';
import type { Mailer, OutgoingMail } from '../../src/core/ports.ts';

/** How the other side behaves. `refuse` says 550 to these senders and recipients (empty: the null sender); `drop` takes the content and hangs up; `silent` takes it and says nothing. */
export type ServerBehaviour =
  | { kind: 'accept' }
  | { kind: 'refuse'; addresses: string[] }
  | { kind: 'answer'; stage: 'connect' | 'mail' | 'rcpt' | 'data'; code: number }
  | { kind: 'drop' }
  | { kind: 'silent' }
  | { kind: 'away' };

export interface MailerUnderTest {
  mailer: Mailer;
  /** What the other side took, as it came. */
  taken: { from: string; to: string[]; raw: string }[];
  close(): Promise<void>;
}

export const OUTGOING: OutgoingMail = {
  from: { name: 'Jump Support', address: 'support@desk.example' },
  to: { name: 'Ann Lee', address: 'ann@firm.example' },
  cc: [],
  envelopeFrom: 'support@desk.example',
  subject: 'Re: Need admin approval',
  text: 'Hello Ann,\n\nplease ask your admin.\n',
  html: '<p>Hello Ann,</p><p>please ask your admin.</p>',
  messageId: '<reply.T1.2.abc@desk.example>',
  inReplyTo: '<question@firm.example>',
  references: ['<first@firm.example>', '<question@firm.example>'],
  automatic: false,
};

const CC = [
  { name: 'Bob Ray', address: 'bob@firm.example' },
  { name: null, address: 'eva@firm.example' },
];

/** What every Mailer must do, whatever it sends through. */
export function testMailer(create: (behaviour: ServerBehaviour) => Promise<MailerUnderTest>): void {
  let current: MailerUnderTest | null = null;
  async function setUp(behaviour: ServerBehaviour): Promise<MailerUnderTest> {
    current = await create(behaviour);
    return current;
  }
  afterEach(async () => {
    await current?.close();
    current = null;
  });

  describe('what goes out', () => {
    it('carries the threading headers and exactly the Message-ID it was given', async () => {
      const { mailer, taken } = await setUp({ kind: 'accept' });
      expect((await mailer.send(OUTGOING)).kind).toBe('sent');
      const headers = headersOf(taken[0]?.raw ?? '');
      expect(headers.get('message-id')).toBe('<reply.T1.2.abc@desk.example>');
      expect(headers.get('in-reply-to')).toBe('<question@firm.example>');
      expect(headers.get('references')).toBe('<first@firm.example> <question@firm.example>');
      expect(headers.get('subject')).toBe('Re: Need admin approval');
      expect(taken[0]).toMatchObject({ from: 'support@desk.example', to: ['ann@firm.example'] });
    });

    it('carries no sign of a machine where a person approved it', async () => {
      const { mailer, taken } = await setUp({ kind: 'accept' });
      await mailer.send(OUTGOING);
      const headers = headersOf(taken[0]?.raw ?? '');
      for (const name of ['auto-submitted', 'precedence', 'x-auto-response-suppress', 'x-loop']) {
        expect(headers.has(name)).toBe(false);
      }
    });

    it('is marked as automatic and has the null sender where it is', async () => {
      const { mailer, taken } = await setUp({ kind: 'accept' });
      await mailer.send({ ...OUTGOING, automatic: true, envelopeFrom: '' });
      const headers = headersOf(taken[0]?.raw ?? '');
      expect(headers.get('auto-submitted')).toBe('auto-replied');
      expect(headers.get('x-auto-response-suppress')).toBe('All');
      expect(headers.get('precedence')).toBe('auto_reply');
      expect(headers.get('x-loop')).toBe('support@desk.example');
      expect(taken[0]?.from).toBe('');
    });

    it('leaves with the sender for bounces that it was given', async () => {
      const { mailer, taken } = await setUp({ kind: 'accept' });
      await mailer.send({ ...OUTGOING, envelopeFrom: 'bounces+t1@desk.example' });
      expect(taken[0]?.from).toBe('bounces+t1@desk.example');
      expect(headersOf(taken[0]?.raw ?? '').get('from')).toContain('<support@desk.example>');
    });

    it('goes to those in Cc as well, as the same mail', async () => {
      const { mailer, taken } = await setUp({ kind: 'accept' });
      expect((await mailer.send({ ...OUTGOING, cc: CC })).kind).toBe('sent');
      expect(taken.flatMap(({ to }) => to)).toEqual([
        'ann@firm.example',
        'bob@firm.example',
        'eva@firm.example',
      ]);
      expect(new Set(taken.map(({ raw }) => raw)).size).toBe(1);
      const headers = headersOf(taken[0]?.raw ?? '');
      expect(headers.get('to')).toBe('Ann Lee <ann@firm.example>');
      expect(headers.get('cc')).toBe('Bob Ray <bob@firm.example>, eva@firm.example');
    });

    it('keeps the first and the last of very many references', async () => {
      const { mailer, taken } = await setUp({ kind: 'accept' });
      const references = Array.from({ length: 500 }, (_, index) => `<r${index}@firm.example>`);
      await mailer.send({ ...OUTGOING, references });
      const sent =
        headersOf(taken[0]?.raw ?? '')
          .get('references')
          ?.split(' ') ?? [];
      expect(sent).toHaveLength(20);
      expect(sent[0]).toBe('<r0@firm.example>');
      expect(sent.slice(-2)).toEqual(['<r499@firm.example>', '<question@firm.example>']);
    });

    it.each(['\r\n', '\n', '\r', '\0', '\u2028'])(
      'cannot be given a header of its own by %j',
      async (bad) => {
        const { mailer, taken } = await setUp({ kind: 'accept' });
        const outcome = await mailer.send({
          ...OUTGOING,
          subject: `Hello${bad}Bcc: eve@evil.example`,
          to: { name: `Ann${bad}Bcc: eve@evil.example`, address: 'ann@firm.example' },
          from: { name: `Desk${bad}X-Evil: 1`, address: 'support@desk.example' },
          inReplyTo: `<a@b.example>${bad}X-Evil: 1`,
          references: [`<a@b.example>${bad}X-Evil: 1`],
        });
        expect(outcome.kind).toBe('sent');
        const headers = headersOf(taken[0]?.raw ?? '');
        expect(headers.has('bcc')).toBe(false);
        expect(headers.has('x-evil')).toBe(false);
        expect(taken[0]?.to).toEqual(['ann@firm.example']);
      },
    );

    it.each([
      [
        'a recipient with a line break',
        { to: { name: null, address: 'ann@firm.example\r\nRCPT TO:<eve@evil.example>' } },
      ],
      ['two recipients in one', { to: { name: null, address: 'ann@firm.example, eve@evil.example' } }],
      ['a Cc recipient with a line break', { cc: [{ name: null, address: 'bob@firm.example\r\nDATA' }] }],
      ['a sender for bounces with a line break', { envelopeFrom: 'a@desk.example>\r\nDATA' }],
      ['a Message-ID with a line break', { messageId: '<a@b.example>\r\nX-Evil: 1' }],
    ])('is refused with %s', async (_name, change) => {
      const { mailer, taken } = await setUp({ kind: 'accept' });
      expect((await mailer.send({ ...OUTGOING, ...change })).kind).toBe('refused');
      expect(taken).toEqual([]);
    });
  });

  describe('what is said of it', () => {
    it('sent, with the answer of the server', async () => {
      const { mailer } = await setUp({ kind: 'accept' });
      const outcome = await mailer.send(OUTGOING);
      expect(outcome.kind).toBe('sent');
      expect(outcome.detail).toMatch(/^250/);
    });

    it.each(['connect', 'mail', 'rcpt', 'data'] as const)('not taken after a 4xx at %s', async (stage) => {
      const { mailer } = await setUp({ kind: 'answer', stage, code: 451 });
      const outcome = await mailer.send(OUTGOING);
      expect(outcome.kind).toBe('not_taken');
      expect(outcome.detail).toContain('451');
    });

    it.each(['connect', 'mail', 'rcpt', 'data'] as const)('refused after a 5xx at %s', async (stage) => {
      const { mailer } = await setUp({ kind: 'answer', stage, code: 550 });
      const outcome = await mailer.send(OUTGOING);
      expect(outcome.kind).toBe('refused');
      expect(outcome.detail).toContain('550');
    });

    it('sent, and who did not get it, where only a Cc recipient is refused', async () => {
      const { mailer, taken } = await setUp({ kind: 'refuse', addresses: ['bob@firm.example'] });
      const outcome = await mailer.send({ ...OUTGOING, cc: CC });
      expect(outcome.kind).toBe('sent');
      expect(outcome.detail).toMatch(/^250.*Cc not delivered to bob@firm\.example \(550/);
      expect(outcome.detail).not.toContain('eva@');
      expect(taken.flatMap(({ to }) => to)).toEqual(['ann@firm.example', 'eva@firm.example']);
    });

    it('sent, where all Cc recipients are refused', async () => {
      const { mailer, taken } = await setUp({ kind: 'refuse', addresses: CC.map(({ address }) => address) });
      const outcome = await mailer.send({ ...OUTGOING, cc: CC });
      expect(outcome.kind).toBe('sent');
      expect(outcome.detail).toMatch(/bob@firm\.example.*eva@firm\.example/);
      expect(taken.flatMap(({ to }) => to)).toEqual(['ann@firm.example']);
    });

    it('refused, and nobody in Cc gets it, where the recipient is refused', async () => {
      const { mailer, taken } = await setUp({ kind: 'refuse', addresses: ['ann@firm.example'] });
      expect((await mailer.send({ ...OUTGOING, cc: CC })).kind).toBe('refused');
      expect(taken).toEqual([]);
    });

    it('refused, with what helps, where the server takes no empty sender', async () => {
      const { mailer } = await setUp({ kind: 'refuse', addresses: [''] });
      const outcome = await mailer.send({ ...OUTGOING, automatic: true, envelopeFrom: '' });
      expect(outcome.kind).toBe('refused');
      expect(outcome.detail).toContain('set MAIL_BOUNCE_ADDRESS');
    });

    it('sent without the tag for bounces, where the server takes the address only without', async () => {
      const { mailer, taken } = await setUp({ kind: 'refuse', addresses: ['bounces+t1@desk.example'] });
      const outcome = await mailer.send({ ...OUTGOING, envelopeFrom: 'bounces+t1@desk.example' });
      expect(outcome.kind).toBe('sent');
      expect(taken.map(({ from }) => from)).toEqual(['bounces@desk.example']);
    });

    it('unknown where the connection drops after the content was sent', async () => {
      const { mailer } = await setUp({ kind: 'drop' });
      expect((await mailer.send(OUTGOING)).kind).toBe('unknown');
    });

    it('unknown where no answer to the content comes', async () => {
      const { mailer } = await setUp({ kind: 'silent' });
      expect((await mailer.send(OUTGOING)).kind).toBe('unknown');
    });

    it('not taken where nobody is there', async () => {
      const { mailer } = await setUp({ kind: 'away' });
      expect((await mailer.send(OUTGOING)).kind).toBe('not_taken');
    });
  });
}

/** The header block, unfolded; names in lower case. */
function headersOf(raw: string): Map<string, string> {
  const block = raw.slice(0, raw.search(/\r?\n\r?\n/)).replace(/\r?\n[ \t]+/g, ' ');
  return new Map(
    block.split(/\r?\n/).map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
}
