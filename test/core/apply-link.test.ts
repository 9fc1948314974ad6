import { describe, expect, it } from 'vitest';
import { applyLink } from '../../src/core/apply-link.ts';
import type { CaseNow, Linking } from '../../src/core/case-now.ts';
import { newSend, type SendState } from '../../src/core/send.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import { draftOf } from '../support/drafts.ts';
import { replyOf, ticketOf } from '../support/records.ts';

const ana = { id: 'U1', name: 'Ana Ruiz' };
const eve = { id: 'eve@mail.example', name: 'Eve', address: 'eve@mail.example' };

const record = (id: string, receivedAt: number) => ({
  v: 1 as const,
  rev: 1,
  id,
  identity: id,
  ticketId: 'T1002',
  receivedAt,
  folder: `tickets/T1002/${id}`,
});

function caseNow(
  change: Partial<CaseNow> = {},
  linking: Partial<Linking> = {},
  target: Partial<Ticket> = {},
): CaseNow {
  return {
    ticket: ticketOf({
      id: 'T1002',
      rev: 2,
      customer: eve,
      participants: ['eve@mail.example'],
      recipients: { to: [{ address: 'eve@mail.example', name: 'Eve', why: 'sender' }], cc: [] },
      possibly: ['T1001'],
      messages: ['M2', 'M3'],
      aside: ['M4'],
    }),
    draft: null,
    newest: null,
    reply: null,
    linking: {
      target: {
        ticket: ticketOf({ rev: 7, state: 'closed', readMessages: 1, draftVersion: 1, ...target }),
        draft: null,
        reply: null,
      },
      acknowledgement: null,
      messages: [record('M3', 300), record('M2', 200), record('M4', 400)],
      ...linking,
    },
    ...change,
  };
}

function linked(now: CaseNow) {
  const applied = applyLink(now, ana, 10_000);
  if ('refused' in applied) throw new Error(applied.refused.told);
  const { transition } = applied;
  const find = (id: string) =>
    transition.writes.map(({ record }) => record).find((record) => 'id' in record && record.id === id);
  return { transition, find };
}

function told(now: CaseNow): string {
  const applied = applyLink(now, ana, 10_000);
  return 'refused' in applied ? applied.refused.told : 'accepted';
}

describe('a case that belongs to another', () => {
  it('leaves nothing there to be read again, nor counts what it had put aside', () => {
    const theirs = { unreadable: ['M3'], asideMore: 5 };
    const { ticket } = caseNow();
    const { find } = linked(
      caseNow({ ticket: { ...ticket, ...theirs } }, {}, { unreadable: ['M1'], asideMore: 2 }),
    );
    expect(find('T1002')).toMatchObject({ mergedInto: 'T1001', unreadable: [] });
    expect(find('T1001')).toMatchObject({ unreadable: ['M1', 'M3'], asideMore: 7 });
  });

  it('goes there with all its messages in the order of time, and both histories say who did it', () => {
    const { transition, find } = linked(caseNow());
    expect(find('T1002')).toMatchObject({ state: 'closed', mergedInto: 'T1001', owner: ana });
    expect(find('T1001')).toMatchObject({
      state: 'open',
      cards: true,
      live: true,
      messages: ['M1', 'M2', 'M3'],
      aside: ['M4'],
      readMessages: 1,
    });
    for (const id of ['M2', 'M3', 'M4']) expect(find(id)).toMatchObject({ ticketId: 'T1001' });
    expect(transition.history?.map(({ ticketId, entry }) => `${ticketId} ${entry.by} ${entry.what}`)).toEqual(
      [
        'T1002 Ana Ruiz linked it to T1001: its messages are there now',
        'T1001 Ana Ruiz took in the messages of T1002',
      ],
    );
    expect(transition.due?.map(({ job, id }) => `${job} ${id}`)).toEqual([
      'request-review T1002',
      'triage T1001',
    ]);
  });

  it('is answered there as before: the other customer first, its own writer only if an agent picks them', () => {
    const before = {
      to: [{ address: 'mia@birchwood.example', name: 'Mia', why: 'sender' as const }],
      cc: [],
    };
    const { find } = linked(caseNow({}, {}, { recipients: before }));
    expect(find('T1001')).toMatchObject({
      route: { to: 'mia@birchwood.example' },
      recipients: { to: [{ address: 'mia@birchwood.example' }, { address: 'eve@mail.example' }] },
      participants: ['mia@birchwood.example', 'eve@mail.example'],
    });
  });

  it('stops what either of them still owed', () => {
    const approved = { state: 'approved' as const };
    const own = draftOf({ ticketId: 'T1002', ...approved });
    const ownReply = replyOf({ id: 'reply.T1002.1', ticketId: 'T1002' });
    const acknowledgement = newSend({
      id: 'ack.T1002',
      kind: 'acknowledgement',
      ticketId: 'T1002',
      dueAt: 1,
    });
    const now = caseNow({ draft: own, newest: own, reply: ownReply });
    const target = { ticket: ticketOf({ draftVersion: 1 }), draft: draftOf(approved), reply: replyOf() };
    const { transition, find } = linked({
      ...now,
      linking: { target, acknowledgement, messages: now.linking?.messages ?? [] },
    });
    for (const id of ['reply.T1002.1', 'reply.T1001.1', 'ack.T1002'])
      expect(find(id)).toMatchObject({ state: 'cancelled' });
    const drafts = transition.writes.filter(({ kind }) => kind === 'draft').map(({ record }) => record);
    expect(drafts).toMatchObject([
      { ticketId: 'T1002', state: 'superseded' },
      { ticketId: 'T1001', state: 'superseded' },
    ]);
  });

  it('leaves an acknowledgement that went out as it is', () => {
    const acknowledgement = newSend({
      id: 'ack.T1002',
      kind: 'acknowledgement',
      ticketId: 'T1002',
      dueAt: 1,
    });
    const { find } = linked(caseNow({}, { acknowledgement: { ...acknowledgement, state: 'sent' } }));
    expect(find('ack.T1002')).toBeUndefined();
  });
});

describe('a link is refused', () => {
  it('where the case may belong to none', () => {
    expect(told(caseNow({ ticket: ticketOf({ id: 'T1002' }) }))).toMatch(/no other case/);
  });

  it('where the other case is gone, is this one, or belongs to a third itself', () => {
    expect(told(caseNow({}, { target: null }))).toMatch(/no longer exists/);
    expect(told(caseNow({}, {}, { id: 'T1002' }))).toMatch(/linked to this one already/);
    expect(told(caseNow({}, {}, { mergedInto: 'T1009' }))).toMatch(/T1001 belongs to T1009/);
  });

  it.each(['claimed', 'unknown'] as SendState[])('while its reply is %s', (state) => {
    expect(told(caseNow({ reply: replyOf({ state }) }))).toMatch(/reply/);
  });
});
