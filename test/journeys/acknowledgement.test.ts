import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailFromMia, SUPPORT, startTestDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const DAY = 24 * 3_600_000;

/** Sends mails one after the other, each when the one before has its card. Says what became of each. */
async function deliverEach(mails: readonly Parameters<typeof mailFromMia>[0][], words: readonly string[]) {
  for (const [index, mail] of mails.entries()) {
    await desk.deliver(mailFromMia({ messageId: `<${index}@birchwood.example>`, ...mail }));
    await desk.cardSaying(String(mail?.subject), words[index] ?? '');
  }
}

describe('the acknowledgement', () => {
  beforeEach(async () => {
    desk = await startTestDesk();
  });

  it('goes to one address twice in ten minutes at the most, so that no loop can grow', async () => {
    const full = 'this address has had 2 acknowledgements within 10 minutes';
    await deliverEach(
      ['Jump sign-in', 'Jump calendar', 'Jump approval', 'Jump permissions'].map((subject) => ({ subject })),
      ['Acknowledged', 'Acknowledged', full, full],
    );
    expect(desk.outbox.list()).toHaveLength(2);
  });

  it('goes out once for one subject, whatever number a machine puts into it', async () => {
    const again = 'the same subject from this address was acknowledged within an hour';
    await deliverEach(
      [{ subject: 'Jump case 1' }, { subject: 'Re: Jump case 2' }, { subject: '[Ticket #77] Jump case 3' }],
      ['Acknowledged', again, again],
    );
    expect(desk.outbox.list()).toHaveLength(1);
  });

  it.each([
    ['mail older than a day', { date: new Date(Date.now() - 2 * DAY) }, 'older than 24 hours'],
    [
      'mail whose sender asked for none',
      { headers: { 'X-Auto-Response-Suppress': 'All' } },
      'it asks for no automatic answer',
    ],
    ['mail from a list', { headers: { 'List-Id': '<news.birchwood.example>' } }, 'mailing list'],
    ['mail from a robot', { from: 'no-reply@birchwood.example' }, 'Parked'],
    ['mail from a list manager', { from: 'owner-news@birchwood.example' }, 'manager of a mailing list'],
    ['mail with the null sender', { envelope: { from: '', to: SUPPORT } }, 'no sender that may be answered'],
    ['mail that wants answers to go to us', { replyTo: SUPPORT }, 'it asks for answers to the desk itself'],
    [
      'mail from a group',
      { from: 'Team: mia@birchwood.example, ann@birchwood.example;' },
      'exactly one sender',
    ],
    ['mail that went through this desk before', { headers: { 'X-Loop': SUPPORT } }, 'Parked'],
    ['mail from our own address', { from: SUPPORT }, 'Parked'],
  ])('never goes out for %s', async (_, change, words) => {
    await desk.deliver(mailFromMia({ ...change, subject: 'Jump: the one in question' }));
    await desk.cardSaying('the one in question', words);
    await desk.deliver(
      mailFromMia({ from: 'tom@fuller.example', subject: 'Jump: next', messageId: '<n@fuller.example>' }),
    );
    await desk.cardSaying('Jump: next', 'Acknowledged');
    expect(desk.outbox.list().map(({ to }) => to)).toEqual([expect.stringContaining('tom@fuller.example')]);
    expect(desk.cards()).toHaveLength(2);
  });

  it('goes to the one sender of the mail, whoever else it names', async () => {
    await desk.deliver(
      mailFromMia({ replyTo: 'Desk Two <two@elsewhere.example>', cc: 'admin@birchwood.example' }),
    );
    await desk.cardSaying('Mia Chen', 'Acknowledged');
    const [mail] = desk.outbox.list();
    expect(mail?.to).toContain('mia@birchwood.example');
    expect(mail?.cc).toBe('');
    expect(desk.outbox.list()).toHaveLength(1);
  });

  it('carries the headers by which other machines know not to answer it', async () => {
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'Acknowledged');
    const headers = new Map(
      desk.outbox.list()[0]?.headers.map(({ name, value }) => [name.toLowerCase(), value]),
    );
    expect(headers.get('auto-submitted')).toBe('auto-replied');
    expect(headers.get('x-auto-response-suppress')).toBe('All');
    expect(headers.get('precedence')).toBe('auto_reply');
    expect(headers.get('return-path')).toBe('<>');
    expect(headers.get('in-reply-to')).toBe('<first@birchwood.example>');
    expect(headers.get('message-id')).toMatch(/^<stepcheck\.T1001\.ack\.[a-z0-9]{25}@desk\.example>$/);
  });
});

describe('by setting, the acknowledgement', () => {
  it('goes out only for what an article is about', async () => {
    desk = await startTestDesk({ env: { ACKNOWLEDGE: 'article' } });
    await deliverEach(
      [
        { subject: 'Invoices', text: 'Hello, where do I find the invoices of last year?' },
        { subject: 'Signing in', text: 'When I sign in to Jump it says "Need admin approval".' },
      ],
      ['Not acknowledged: no article is about it', 'Acknowledged'],
    );
    expect(desk.outbox.list()).toHaveLength(1);
  });

  it('goes out never', async () => {
    desk = await startTestDesk({ env: { ACKNOWLEDGE: 'off' } });
    await deliverEach([{ subject: 'Signing in' }], ['Acknowledgements are off']);
    expect(desk.outbox.list()).toEqual([]);
  });

  it('goes out so many times an hour to everybody together, and half as many at once', async () => {
    desk = await startTestDesk({ env: { ACKNOWLEDGE_HOURLY_CAP: '4' } });
    const mails = ['one', 'two', 'three'].map((name) => ({
      from: `${name}@fuller.example`,
      subject: `Jump of ${name}`,
    }));
    const full = '2 acknowledgements went out within 10 minutes';
    await deliverEach(mails, ['Acknowledged', 'Acknowledged', full]);
    expect(desk.outbox.list()).toHaveLength(2);
  });
});

describe('an acknowledgement that did not go out', () => {
  it('counts for nothing', async () => {
    let refused = 0;
    desk = await startTestDesk({
      desk: {
        wrap: (parts) => ({
          ...parts,
          mailer: {
            async send(mail) {
              if (!mail.to.address.startsWith('full@')) return parts.mailer.send(mail);
              refused += 1;
              return { kind: 'refused', detail: '550 no such user' };
            },
          },
        }),
      },
    });
    const subjects = ['Jump sign-in', 'Jump calendar', 'Jump approval'];
    await deliverEach(
      subjects.map((subject) => ({ subject, from: 'full@birchwood.example' })),
      subjects.map(() => 'Acknowledgement failed: 550 no such user'),
    );
    expect(refused).toBe(3);
  });

  it('is counted once, however often it is tried', async () => {
    let tries = 0;
    desk = await startTestDesk({
      desk: {
        wrap: (parts) => ({
          ...parts,
          mailer: {
            async send(mail) {
              tries += 1;
              if (tries === 1) return { kind: 'not_taken', detail: '451 try again' };
              return parts.mailer.send(mail);
            },
          },
        }),
      },
    });
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'Acknowledged');
    expect(tries).toBe(2);
    await deliverEach([{ subject: 'Jump calendar' }], ['Acknowledged']);
    await deliverEach([{ subject: 'Jump approval' }], ['2 acknowledgements within 10 minutes']);
  });
});
