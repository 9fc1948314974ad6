import { expect, it } from 'vitest';
import { moveSend } from '../../src/core/send.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import { owedReminder } from '../../src/jobs/owed-reminder.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { remind } from '../../src/jobs/remind.ts';
import { tellUntaken } from '../../src/jobs/tell-untaken.ts';
import { wake } from '../../src/jobs/wake.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { createLookup } from '../../src/redis/lookup.ts';
import { createRecords } from '../../src/redis/records.ts';
import { replyOf, ticketOf } from '../support/records.ts';
import { useRedis } from '../support/redis.ts';
import { reminders } from '../support/reminders.ts';

const own = useRedis();
const UNTAKEN = 1_000;
const SILENT = 5_000;
const ANA = { id: 'U1', name: 'Ana' };

/** Records in a real Redis, a clock that the test sets, and a channel that keeps what is announced. */
async function aDesk(id: string, tickets: Ticket[], now: number) {
  const keys = keysOf(id);
  const records = createRecords(own.redis, keys, 'UTC');
  const announced: { key: string; text: string }[] = [];
  const clock = { at: now };
  const parts = {
    records,
    lookup: createLookup(own.redis, keys),
    queue: { enqueue: async () => {} },
    clock: { now: () => clock.at },
    articles: { byId: () => null, all: [] },
    settings: { language: 'en', deskName: 'The desk' },
    remind: reminders({ untakenAt: (from) => from + UNTAKEN, silentAt: (from) => from + SILENT }),
    review: {
      announce: async (key: string, text: string) => void announced.push({ key, text }),
      linkTo: async ({ ts }: { ts: string }) => `https://slack.example/p${ts}`,
    },
    log: { warn() {} },
  } as unknown as Parts;
  for (const ticket of tickets) await records.commit({ writes: [{ kind: 'ticket', record: ticket }] });
  const due = () => own.redis.zrange(keys.due, '0', '-1');
  return { parts, records, announced, clock, due };
}

const cardOf = (ts: string) => ({ card: { channel: 'C1', ts } });

it('what became due together is told in one post, the oldest first, once', async () => {
  const [first, second] = [ticketOf(cardOf('1')), ticketOf({ id: 'T1002', createdAt: 500, ...cardOf('2') })];
  const { parts, announced, due } = await aDesk('together', [first, second], 3_000);
  await remind(parts, 'T1001');
  await remind(parts, 'T1002');
  expect(await due()).toEqual(['tell-untaken.0']);
  await tellUntaken(parts, '0');
  expect(announced).toHaveLength(1);
  expect(announced[0]?.text.split('\n')).toEqual([
    '2 cases wait and nobody has taken them:',
    expect.stringMatching(/T1002 .*https:\/\/slack\.example\/p2/),
    expect.stringMatching(/T1001 .*https:\/\/slack\.example\/p1/),
  ]);
  await remind(parts, 'T1001');
  expect((await parts.records.ticket('T1001'))?.reminded).toEqual({ of: 'untaken', at: 3_000 });
  expect((await parts.lookup.history('T1001')).map(({ what }) => what)).toEqual([
    'said that nobody has taken it',
  ]);
});

it('a case that somebody took, decided or snoozed is not named', async () => {
  const taken = [
    ticketOf({ owner: ANA }),
    ticketOf({ id: 'T2', state: 'closed' }),
    ticketOf({ id: 'T3', snoozedUntil: 9_000 }),
    ticketOf({ id: 'T4', mergedInto: 'T1001' }),
    ticketOf({ id: 'T5', cards: false }),
  ];
  const { parts, due } = await aDesk('taken', taken, 3_000);
  for (const { id } of taken) await remind(parts, id);
  expect(await due()).toEqual([]);
});

it('a case that was taken after it was listed is not named either', async () => {
  const { parts, announced } = await aDesk('late', [ticketOf()], 3_000);
  await remind(parts, 'T1001');
  const now = await parts.records.ticket('T1001');
  if (now) await parts.records.commit({ writes: [{ kind: 'ticket', record: { ...now, owner: ANA } }] });
  await tellUntaken(parts, '0');
  expect(announced).toEqual([]);
});

it('a look that comes too early is owed again for the right time', async () => {
  const { parts, due } = await aDesk('early', [ticketOf()], 1_200);
  await remind(parts, 'T1001');
  expect(await due()).toEqual(['remind.T1001.2000']);
});

it('a snoozed case owes its reminder once it wakes', async () => {
  const { parts, due, clock } = await aDesk('woken', [ticketOf({ snoozedUntil: 2_500 })], 2_600);
  await wake(parts, 'T1001');
  expect(await due()).toEqual(expect.arrayContaining(['remind.T1001.3600']));
  clock.at = 3_700;
  await remind(parts, 'T1001');
  expect(await due()).toContain('tell-untaken.0');
});

it('where no text can ask, the card says once that the customer is silent', async () => {
  const ticket = ticketOf({ state: 'waiting_customer', owner: ANA, draftVersion: 1 });
  const { parts, records, due } = await aDesk('silent', [ticket], 3_000 + SILENT);
  const claimed = moveSend(replyOf(), 'claimed', { claim: { token: 'a', at: 2_900 } });
  const sent = moveSend(claimed, 'sent', { outcome: { at: 3_000, detail: 'taken' } });
  await records.commit({ writes: [{ kind: 'send', record: sent }] });
  await remind(parts, 'T1001');
  const now = await records.ticket('T1001');
  expect(now).toMatchObject({
    reminded: { of: 'silent', at: 8_000 },
    draftVersion: 1,
    state: 'waiting_customer',
  });
  expect(await due()).toEqual([`request-review.T1001.${now?.rev}`]);
  await remind(parts, 'T1001');
  expect((await records.ticket('T1001'))?.rev).toBe(now?.rev);
});

it('only what waits for somebody owes a reminder', async () => {
  const { parts } = await aDesk('owed', [], 0);
  const keysFor = (change: Partial<Ticket>) =>
    owedReminder(parts, ticketOf(change), 100).map(({ key }) => key);
  expect(keysFor({})).toEqual(['remind.T1001.1100']);
  expect(keysFor({ state: 'waiting_customer' })).toEqual(['remind.T1001.5100']);
  expect(keysFor({ state: 'parked' })).toEqual([]);
  expect(keysFor({ owner: ANA })).toEqual([]);
  expect(keysFor({ snoozedUntil: 1 })).toEqual([]);
  const off = { remind: { ...parts.remind, untakenAt: () => null } };
  expect(owedReminder(off, ticketOf(), 100)).toEqual([]);
});
