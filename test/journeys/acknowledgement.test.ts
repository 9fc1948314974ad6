import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailFromMia, SUPPORT, startTestDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk();
});
afterEach(() => desk.close());

const DAY = 24 * 3_600_000;

describe('the acknowledgement', () => {
  it('goes to one address three times a day at the most, so that no loop can grow', async () => {
    for (let count = 1; count <= 5; count++) {
      await desk.deliver(
        mailFromMia({ subject: `Jump case ${count}`, messageId: `<${count}@birchwood.example>` }),
      );
      await desk.cardSaying(`Jump case ${count}`, count <= 3 ? 'Acknowledged' : 'Not acknowledged');
    }
    expect(desk.outbox.list()).toHaveLength(3);
    await desk.cardSaying('Jump case 5', 'this address has had 3 acknowledgements within a day');
  });

  it.each([
    ['mail older than a day', { date: new Date(Date.now() - 2 * DAY) }, 'older than 24 hours'],
    [
      'mail whose sender asked for none',
      { headers: { 'X-Auto-Response-Suppress': 'All' } },
      'Not acknowledged',
    ],
    ['mail from a list', { headers: { 'List-Id': '<news.birchwood.example>' } }, 'mailing list'],
    ['mail from a robot', { from: 'no-reply@birchwood.example' }, 'Parked'],
    ['our own mail come back', { headers: { 'X-Loop': 'stepcheck' } }, null],
    ['mail from our own address', { from: SUPPORT }, null],
  ])('never goes out for %s', async (_, change, words) => {
    await desk.deliver(mailFromMia({ ...change, subject: 'Jump: the one in question' }));
    if (words) await desk.cardSaying('the one in question', words);
    await desk.deliver(
      mailFromMia({ from: 'tom@fuller.example', subject: 'Jump: next', messageId: '<n@fuller.example>' }),
    );
    await desk.cardSaying('Jump: next', 'Acknowledged');
    expect(desk.outbox.list().map(({ to }) => to)).toEqual([expect.stringContaining('tom@fuller.example')]);
    expect(desk.cards()).toHaveLength(words ? 2 : 1);
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
    expect(headers.get('message-id')).toMatch(/^<stepcheck\.T1001\.ack\.[0-9a-f]{24}@desk\.example>$/);
  });
});
