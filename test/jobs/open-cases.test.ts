import { expect, it } from 'vitest';
import type { Ticket } from '../../src/core/ticket.ts';
import { openCases } from '../../src/jobs/open-cases.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { ticketOf } from '../support/records.ts';

it('open cases are counted where they stand, and the oldest have links', async () => {
  const ticket = (n: number, change: Partial<Ticket>): [string, Ticket] => [
    `T${n}`,
    ticketOf({ id: `T${n}`, createdAt: n, card: { channel: 'C1', ts: String(n) }, ...change }),
  ];
  const tickets = new Map([
    ...Array.from({ length: 300 }, (_, n) =>
      ticket(1_000 + n, { standsAt: { step: 'a', since: 5_000 + n } }),
    ),
    ticket(1, { owner: { id: 'U1', name: 'Ana' }, standsAt: { step: 'constructor', since: 7 } }),
    ticket(2, { state: 'waiting_customer', card: null }),
    ticket(3, { state: 'closed' }),
    ticket(4, { cards: false }),
  ]);
  const parts = {
    lookup: { openTickets: async () => [...tickets.keys(), 'T-gone'] },
    records: { ticket: async (id: string) => tickets.get(id) ?? null },
  } as unknown as Parts;
  const open = await openCases(parts, async ({ ts }) => `https://slack.example/p${ts}`);
  expect(open.count).toBe(302);
  expect(open.standing).toEqual({ a: { count: 300, since: 5_000 }, constructor: { count: 1, since: 7 } });
  expect(open.oldest.map(({ id, owner, url }) => [id, owner, url])).toEqual([
    ['T1', 'Ana', 'https://slack.example/p1'],
    ['T2', null, null],
    ['T1000', null, 'https://slack.example/p1000'],
    ['T1001', null, 'https://slack.example/p1001'],
    ['T1002', null, 'https://slack.example/p1002'],
  ]);
});
