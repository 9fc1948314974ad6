import { beforeEach, describe, expect, it } from 'vitest';
import type { Records } from '../../src/core/ports.ts';
import { dueJob } from '../../src/core/transition.ts';
import { createDueJobs } from '../../src/redis/due-jobs.ts';
import { createLookup } from '../../src/redis/lookup.ts';
import { createRecords } from '../../src/redis/records.ts';
import { replyOf, ticketOf } from '../support/records.ts';
import { useRedis } from '../support/redis.ts';

const own = useRedis();
let records: Records;
beforeEach(() => {
  records = createRecords(own.redis, own.keys, 'UTC');
});

const lookup = () => createLookup(own.redis, own.keys);
const due = () => createDueJobs(own.redis, own.keys);

describe('records', () => {
  it('come back as they were written, one rev later', async () => {
    expect(await records.commit({ writes: [{ kind: 'ticket', record: ticketOf() }] })).toBe(true);
    expect(await records.ticket('T1001')).toEqual(ticketOf({ rev: 1 }));
    expect(await records.ticket('T1002')).toBeNull();
  });

  it('refuse a second first version', async () => {
    await records.commit({ writes: [{ kind: 'ticket', record: ticketOf() }] });
    expect(
      await records.commit({ writes: [{ kind: 'ticket', record: ticketOf({ subject: 'other' }) }] }),
    ).toBe(false);
    expect((await records.ticket('T1001'))?.subject).toBe('Need admin approval');
  });

  it('change together or not at all: one stale record leaves no trace of the whole transition', async () => {
    await records.commit({ writes: [{ kind: 'ticket', record: ticketOf() }] });
    await records.commit({ writes: [{ kind: 'ticket', record: ticketOf({ rev: 1, subject: 'newer' }) }] });
    const stale = await records.commit({
      writes: [
        { kind: 'send', record: replyOf() },
        { kind: 'ticket', record: ticketOf({ rev: 1, subject: 'too late' }) },
      ],
      history: [{ ticketId: 'T1001', entry: { at: 1, by: 'Ana', what: 'approved' } }],
      due: [dueJob('send-reply', 'reply.T1001.1', 1, 1)],
      index: [{ table: 'address', key: 'a@b.example', value: 'T1001' }],
      facts: [{ at: 1_000, type: 'decided', ticketId: 'T1001', fields: { kind: 'approve' } }],
    });
    expect(stale).toBe(false);
    expect((await records.ticket('T1001'))?.subject).toBe('newer');
    expect(await records.send('reply.T1001.1')).toBeNull();
    expect(await lookup().history('T1001')).toEqual([]);
    expect(await due().overdue(10_000, 10)).toEqual([]);
    expect(await lookup().find('address', 'a@b.example')).toBeNull();
    for await (const _ of lookup().facts('1970-W01')) expect.fail('a fact was written');
  });

  it('let one of fifty writers through, with everything that belongs to its change', async () => {
    await records.commit({ writes: [{ kind: 'ticket', record: ticketOf() }] });
    const tries = Array.from({ length: 50 }, (_, writer) =>
      records.commit({
        writes: [{ kind: 'ticket', record: ticketOf({ rev: 1, subject: `writer ${writer}` }) }],
        history: [{ ticketId: 'T1001', entry: { at: writer, by: `writer ${writer}`, what: 'won' } }],
      }),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    const history = await lookup().history('T1001');
    expect(history).toHaveLength(1);
    expect((await records.ticket('T1001'))?.subject).toBe(history[0]?.by);
  });

  it.each(['{"v":2}', '{"v":1,"id":"T', '[]', 'null', '7'])(
    'say so where a stored record is not of a known form: %s',
    async (json) => {
      const key = own.keys.record('ticket', 'T1');
      await own.redis.hset(key, 'rev', 1, 'json', json);
      await expect(records.ticket('T1')).rejects.toMatchObject({ code: 'bad_record', turn: 'person' });
    },
  );
});

describe('erasing', () => {
  it('takes a ticket out of every list, with what is its own, and nothing of others', async () => {
    const ticket = ticketOf({ state: 'waiting_customer' });
    const other = ticketOf({ id: 'T1002' });
    const history = [{ ticketId: 'T1001', entry: { at: 1, by: 'stepcheck', what: 'opened' } }];
    expect(
      await records.commit({
        writes: [
          { kind: 'ticket', record: ticket },
          { kind: 'ticket', record: other },
        ],
        history,
      }),
    ).toBe(true);
    const now = await records.ticket('T1001');
    if (!now) throw new Error('No ticket.');
    expect(await records.commit({ writes: [], erasures: [{ what: 'ticket', record: now }] })).toBe(true);
    expect(await records.ticket('T1001')).toBeNull();
    expect(await lookup().history('T1001')).toEqual([]);
    const page = { offset: 0, limit: 10 };
    expect(await lookup().search('mia@birchwood.example', page)).toEqual({ ids: ['T1002'], total: 1 });
    expect(await lookup().openTickets()).toEqual(['T1002']);
    expect(await lookup().ofFirm('birchwood.example')).toEqual(['T1002']);
  });

  it('is a conflict where the ticket moved since it was read', async () => {
    await records.commit({ writes: [{ kind: 'ticket', record: ticketOf() }] });
    const erasures = [{ what: 'ticket' as const, record: ticketOf() }];
    expect(await records.commit({ writes: [], erasures })).toBe(false);
    expect(await records.ticket('T1001')).not.toBeNull();
  });
});

describe('look-ups', () => {
  it('find what a transition indexed, and refuse an entry that must be new', async () => {
    const claim = (value: string) =>
      records.commit({
        writes: [],
        index: [{ table: 'slack-recent', key: 'C1/U1', value, onlyIfAbsent: true }],
      });
    expect(await claim('T1')).toBe(true);
    expect(await claim('T2')).toBe(false);
    expect(await lookup().find('slack-recent', 'C1/U1')).toBe('T1');
  });

  it('keep who was first where the entry asks for it', async () => {
    const note = (value: string) =>
      records.commit({
        writes: [],
        index: [{ table: 'mail-thread', key: '<a@x>', value, keepsFirst: true }],
      });
    expect([await note('T1'), await note('T2')]).toEqual([true, true]);
    expect(await lookup().find('mail-thread', '<a@x>')).toBe('T1');
  });

  it('know which tickets somebody waits for', async () => {
    await records.commit({ writes: [{ kind: 'ticket', record: ticketOf() }] });
    await records.commit({
      writes: [{ kind: 'ticket', record: ticketOf({ id: 'T1002', state: 'parked' }) }],
    });
    expect(await lookup().openTickets()).toEqual(['T1001']);
    await records.commit({ writes: [{ kind: 'ticket', record: ticketOf({ rev: 1, state: 'closed' }) }] });
    expect(await lookup().openTickets()).toEqual([]);
  });

  it('give the facts of one ISO week, in order, also where there are many', async () => {
    const monday = Date.UTC(2026, 10, 16);
    const facts = Array.from({ length: 1_100 }, (_, count) => ({
      at: monday + count,
      type: 'sent' as const,
      ticketId: `T${count}`,
      fields: { kind: 'reply' },
    }));
    // Some at a time: each commit waits for the disk.
    for (let from = 0; from < facts.length; from += 50) {
      await records.commit({ writes: [], facts: facts.slice(from, from + 50) });
    }
    await records.commit({
      writes: [],
      facts: [{ at: monday - 1, type: 'sent', ticketId: 'before', fields: {} }],
    });
    const seen: string[] = [];
    for await (const fact of lookup().facts('2026-W47')) seen.push(fact.ticketId);
    expect(seen).toEqual(Array.from({ length: 1_100 }, (_, count) => `T${count}`));
  });
});

describe('jobs owed', () => {
  it('are told once due, until they are completed', async () => {
    await records.commit({
      writes: [],
      due: [dueJob('triage', 'T1', 1, 100), dueJob('triage', 'T2', 1, 900)],
    });
    expect((await due().overdue(500, 10)).map(({ id }) => id)).toEqual(['T1']);
    await due().postpone('triage.T1.1', 800);
    expect(await due().overdue(500, 10)).toEqual([]);
    await due().complete('triage.T1.1');
    expect((await due().overdue(1_000, 10)).map(({ id }) => id)).toEqual(['T2']);
  });

  it('do not come back by a late postponement', async () => {
    await records.commit({ writes: [], due: [dueJob('triage', 'T1', 1, 100)] });
    await due().complete('triage.T1.1');
    await due().postpone('triage.T1.1', 100);
    expect(await due().overdue(1_000, 10)).toEqual([]);
  });
});
