import { describe, expect, it } from 'vitest';
import { applyDecision, type DecisionContext } from '../../src/core/apply-decision.ts';
import type { CaseNow } from '../../src/core/case-now.ts';
import type { Decision } from '../../src/core/decision.ts';
import type { Send } from '../../src/core/send.ts';
import { draftOf } from '../support/drafts.ts';
import { replyOf, ticketOf } from '../support/records.ts';

const ana = { id: 'U1', name: 'Ana Ruiz' };
const base = { ticketId: 'T1001', draftVersion: 1, seenMessages: 1, by: ana };
const unexplained = { steps: [], reasons: [] };

const context: DecisionContext = {
  now: 10_000,
  settings: {
    language: 'en',
    deskName: 'Support',
    addresses: ['help@desk.example'],
    acknowledge: 'all',
    acknowledgeHourlyCap: 200,
    bounceAddress: null,
    replies: true,
    undoMs: 5_000,
    timeZone: 'UTC',
    businessHours: { spans: [{ firstDay: 1, lastDay: 5, from: 540, to: 1020 }], holidays: [] },
    summaryTo: [],
    parkedCards: true,
  },
  newMessageId: () => '<stepcheck.T1001.1.new@desk.example>',
  contentOf: (text) => ({
    subject: 'Re: x',
    text,
    html: text,
    language: 'en',
    source: 'agent',
    inDeskLanguage: null,
  }),
  warningsOf: ({ text }) => (text.includes('tomorrow') ? ['promises a date'] : []),
};

function caseNow(change: Partial<CaseNow> = {}): CaseNow {
  const draft = 'draft' in change ? (change.draft ?? null) : draftOf();
  return {
    ticket: ticketOf({ rev: 3, readMessages: 1, draftVersion: 1 }),
    draft,
    newest: draft,
    reply: null,
    ...change,
  };
}

function told(now: CaseNow, decision: Decision): string | null {
  const applied = applyDecision(now, decision, context);
  return 'refused' in applied ? applied.refused.told : null;
}

function changes(now: CaseNow, decision: Decision) {
  const applied = applyDecision(now, decision, context);
  if ('refused' in applied) throw new Error(applied.refused.told);
  const written = (kind: string) => applied.transition.writes.find((write) => write.kind === kind)?.record;
  return { transition: applied.transition, written };
}

const approvedBy = {
  kind: 'approve' as const,
  by: { id: 'U2', name: 'Ben Okafor' },
  at: 9_000,
  reason: null,
};
const approved = draftOf({ state: 'approved', decided: approvedBy });
const reply = (state: Send['state']) => replyOf({ state, rev: 2 });

describe('approve', () => {
  const approve: Decision = { kind: 'approve', ...base };

  it('owes the reply once the undo window is over', () => {
    const { transition, written } = changes(caseNow(), approve);
    expect(written('draft')).toMatchObject({
      state: 'approved',
      decided: { kind: 'approve', by: ana, at: 10_000 },
    });
    expect(written('send')).toMatchObject({ id: 'reply.T1001.1', state: 'due', dueAt: 15_000 });
    expect(transition.due).toContainEqual({
      job: 'send-reply',
      id: 'reply.T1001.1',
      key: 'send-reply.reply.T1001.1.1',
      at: 15_000,
    });
  });

  it('tells the second person who was first', () => {
    expect(told(caseNow({ draft: approved }), approve)).toBe(
      'Ben Okafor already approved this reply. Nothing was changed by your click.',
    );
  });

  it('does not send what the customer has overtaken by writing again', () => {
    const ticket = ticketOf({ readMessages: 1, messages: ['M1', 'M2'], draftVersion: 1 });
    expect(told(caseNow({ ticket, draft: draftOf({ state: 'superseded' }) }), approve)).toMatch(
      /written again/,
    );
    expect(told(caseNow({ ticket }), approve)).toMatch(/written again/);
  });

  it('does not send an older draft than the newest', () => {
    const ticket = ticketOf({ readMessages: 1, draftVersion: 2 });
    const newest = draftOf({ version: 2 });
    expect(told(caseNow({ ticket, draft: draftOf({ state: 'superseded' }), newest }), approve)).toMatch(
      /out of date/,
    );
  });

  it('asks a person to answer by hand where there is no address', () => {
    expect(
      told(caseNow({ ticket: ticketOf({ readMessages: 1, draftVersion: 1, route: null }) }), approve),
    ).toMatch(/by hand/);
  });

  it('uses the same Message-ID again after an undo', () => {
    const { written } = changes(caseNow({ reply: reply('cancelled') }), approve);
    expect(written('send')).toMatchObject({
      state: 'due',
      rev: 2,
      messageId: '<stepcheck.T1001.1.abc@desk.example>',
    });
  });
});

describe('edit', () => {
  const edit: Decision = {
    kind: 'edit',
    to: null,
    cc: [],
    ...unexplained,
    ...base,
    text: 'Hello Mia, all is well.',
  };

  it('makes the words a new draft version and approves it, and the suggestion is superseded', () => {
    const { transition, written } = changes(caseNow(), edit);
    expect(written('ticket')).toMatchObject({ draftVersion: 2 });
    expect(
      transition.writes.filter(({ kind }) => kind === 'draft').map(({ record }) => record),
    ).toMatchObject([
      { version: 2, state: 'approved', content: { text: 'Hello Mia, all is well.', source: 'agent' } },
      { version: 1, state: 'superseded' },
    ]);
    expect(written('send')).toMatchObject({ id: 'reply.T1001.2', state: 'due' });
  });

  it('keeps what the guards say of the agent’s words beside them', () => {
    const { transition } = changes(caseNow(), { ...edit, text: 'Fixed tomorrow.' });
    expect(transition.writes.map(({ record }) => record)).toContainEqual(
      expect.objectContaining({ version: 2, warnings: ['promises a date'] }),
    );
  });

  it('is refused once somebody else has approved, with their name', () => {
    expect(told(caseNow({ draft: approved }), edit)).toMatch(/Ben Okafor already approved/);
    const ticket = ticketOf({ readMessages: 1, draftVersion: 2 });
    const newest = draftOf({ version: 2, state: 'approved', decided: { ...approvedBy, kind: 'edit' } });
    expect(told(caseNow({ ticket, draft: draftOf({ state: 'superseded' }), newest }), edit)).toMatch(
      /Ben Okafor already edited and approved/,
    );
  });

  it('lets an agent write where there was no draft', () => {
    const now = caseNow({ ticket: ticketOf({ readMessages: 1 }), draft: null, newest: null });
    expect(changes(now, { ...edit, draftVersion: 0 }).written('draft')).toMatchObject({
      version: 1,
      state: 'approved',
    });
  });
});

describe('the people an agent picks', () => {
  const edit = { kind: 'edit' as const, ...unexplained, ...base, text: 'Hello.' };
  const ticket = ticketOf({
    readMessages: 1,
    draftVersion: 1,
    recipients: {
      to: [
        { address: 'mia@birchwood.example', name: 'Mia Chen', why: 'sender' },
        { address: 'it@partner.example', name: null, why: 'reply_to' },
      ],
      cc: [{ address: 'Admin@birchwood.example', name: 'Adam' }],
    },
  });
  const recipientsOf = (to: string | null, cc: string[]) =>
    changes(caseNow({ ticket }), { ...edit, to, cc }).transition.writes.map(({ record }) =>
      'recipients' in record && 'version' in record && record.version === 2 ? record.recipients : [],
    )[1];

  it('are whom the case offers, each once, and take part from then on', () => {
    expect(recipientsOf(null, [])).toBeNull();
    expect(
      recipientsOf('IT@partner.example', ['admin@birchwood.example', 'ADMIN@birchwood.example']),
    ).toEqual({
      to: { address: 'it@partner.example', name: null },
      cc: [{ address: 'Admin@birchwood.example', name: 'Adam' }],
    });
    expect(recipientsOf(null, ['mia@birchwood.example'])).toEqual({
      to: { address: 'mia@birchwood.example', name: 'Mia Chen' },
      cc: [],
    });
    const { written } = changes(caseNow({ ticket }), { ...edit, to: 'it@partner.example', cc: [] });
    expect(written('ticket')).toMatchObject({
      participants: ['mia@birchwood.example', 'it@partner.example'],
    });
  });

  it.each([
    ['eve@elsewhere.example', []],
    [null, ['eve@elsewhere.example']],
  ])('cannot be anybody else (%s, %s)', (to, cc) => {
    expect(told(caseNow({ ticket }), { ...edit, to, cc })).toMatch(/eve@elsewhere.example is not among/);
  });

  it('do not exist in a Slack thread', () => {
    const route = { channel: 'slack' as const, channelId: 'C1', threadTs: '1.1', userId: 'U9' };
    const inSlack = ticketOf({ readMessages: 1, draftVersion: 1, route });
    expect(told(caseNow({ ticket: inSlack }), { ...edit, to: 'a@b.example', cc: [] })).toMatch(
      /Slack thread/,
    );
  });
});

describe('reject', () => {
  it('keeps the case open for the person who rejected', () => {
    const { written } = changes(caseNow(), { kind: 'reject', ...base, reason: 'answer_myself', note: '' });
    expect(written('ticket')).toMatchObject({ state: 'open', owner: ana });
    expect(written('draft')).toMatchObject({ state: 'rejected', decided: { reason: 'I answer it myself' } });
    expect(written('send')).toBeUndefined();
  });

  it('closes the case where no reply is needed', () => {
    const { written } = changes(caseNow(), { kind: 'reject', ...base, reason: 'no_reply_needed', note: '' });
    expect(written('ticket')).toMatchObject({ state: 'closed' });
  });
});

describe('undo', () => {
  const undo: Decision = { kind: 'undo', ...base };

  it('takes the approval back while the reply is only due', () => {
    const { written } = changes(caseNow({ draft: approved, reply: reply('due') }), undo);
    expect(written('draft')).toMatchObject({ state: 'current', decided: null });
    expect(written('send')).toMatchObject({ state: 'cancelled' });
  });

  it.each([
    ['claimed', 'Too late: the reply is being sent right now.'],
    ['sent', 'Too late: the reply has been sent.'],
  ] as const)('comes too late once the reply is %s', (state, words) => {
    expect(told(caseNow({ draft: approved, reply: reply(state) }), undo)).toBe(words);
  });
});

describe('whatever a person decides', () => {
  const decisions: Decision[] = [
    { kind: 'approve', ...base },
    { kind: 'edit', to: null, cc: [], ...unexplained, ...base, text: 'Hello' },
    { kind: 'reject', ...base, reason: 'no_reply_needed', note: '' },
    { kind: 'send_again', ...base },
  ];

  it.each(decisions)('$kind is refused where a message came in that the card did not show', (decision) => {
    const read = ticketOf({ messages: ['M1', 'M2'], readMessages: 2, draftVersion: 1 });
    expect(told(caseNow({ ticket: read }), decision)).toMatch(/written again/);
    const unread = ticketOf({ messages: ['M1', 'M2'], readMessages: 1, draftVersion: 1 });
    expect(told(caseNow({ ticket: unread }), { ...decision, seenMessages: 2 })).toMatch(/written again/);
  });

  it.each(decisions)('$kind is refused on another draft than the newest', (decision) => {
    const ticket = ticketOf({ readMessages: 1, draftVersion: 2 });
    const now = caseNow({ ticket, draft: draftOf({ state: 'superseded' }), newest: draftOf({ version: 2 }) });
    expect(told(now, decision)).toMatch(/out of date/);
  });
});

describe('a reply that surely did not go out', () => {
  it.each(['failed', 'cancelled'] as const)('%s can be sent again, edited or rejected', (state) => {
    const now = caseNow({ draft: approved, reply: reply(state) });
    expect(changes(now, { kind: 'send_again', ...base }).written('send')).toMatchObject({ state: 'due' });
    expect(
      changes(now, { kind: 'edit', to: null, cc: [], ...unexplained, ...base, text: 'Shorter.' }).written(
        'draft',
      ),
    ).toMatchObject({
      version: 2,
    });
    const rejected = changes(now, { kind: 'reject', ...base, reason: 'answer_myself', note: '' });
    expect(rejected.written('draft')).toMatchObject({ state: 'rejected' });
  });
});

describe('a customer who wrote again after our reply, where nothing could be drafted', () => {
  const ticket = ticketOf({ messages: ['M1', 'M2'], readMessages: 2, draftVersion: 1 });
  const now = caseNow({ ticket, draft: approved, reply: replyOf({ state: 'sent', rev: 2, answers: 1 }) });
  const seen = { ...base, seenMessages: 2 };

  it('can be answered by hand, or left, and what was sent stays as it was', () => {
    const answer = changes(now, {
      kind: 'edit',
      to: null,
      cc: [],
      ...unexplained,
      ...seen,
      text: 'One more thing.',
    });
    expect(answer.transition.writes.filter(({ kind }) => kind === 'draft')).toHaveLength(1);
    expect(answer.written('draft')).toMatchObject({ version: 2, state: 'approved' });
    const left = changes(now, { kind: 'reject', ...seen, reason: 'no_reply_needed', note: '' });
    expect(left.written('ticket')).toMatchObject({ state: 'closed' });
    expect(left.written('draft')).toBeUndefined();
  });
});

describe('parked mail', () => {
  it('becomes a case once a person opens it, and is read', () => {
    const { transition, written } = changes(
      caseNow({ ticket: ticketOf({ state: 'parked', readMessages: 1 }) }),
      {
        kind: 'open_case',
        ...base,
      },
    );
    expect(written('ticket')).toMatchObject({ state: 'open', readMessages: 0 });
    expect(transition.due?.map(({ job }) => job)).toContain('triage');
    expect(told(caseNow(), { kind: 'open_case', ...base })).toMatch(/open already/);
  });
});

describe('a case that was linked to another', () => {
  it('is decided on there, whatever button was pressed', () => {
    const now = caseNow({ ticket: ticketOf({ mergedInto: 'T1000', readMessages: 1, draftVersion: 1 }) });
    for (const kind of [
      'approve',
      'undo',
      'mark_sent',
      'send_again',
      'open_case',
      'link',
      'read_again',
    ] as const)
      expect(told(now, { kind, ...base })).toMatch(/belongs to T1000 now/);
  });
});

describe('a mail that nobody could read', () => {
  it('is read again when a person asks, and only while there is one', () => {
    const unread = caseNow({ ticket: ticketOf({ rev: 3, unreadable: ['M1'] }) });
    const { transition } = changes(unread, { kind: 'read_again', ...base });
    expect(transition.due?.map(({ key }) => key)).toContain('read-again.T1001.4');
    expect(told(caseNow(), { kind: 'read_again', ...base })).toMatch(/has been read/);
  });
});

describe('an outcome that nobody knows', () => {
  it('is settled by a person: sent again, or marked as sent', () => {
    const now = caseNow({ draft: approved, reply: reply('unknown') });
    expect(changes(now, { kind: 'send_again', ...base }).written('send')).toMatchObject({
      state: 'due',
      dueAt: 10_000,
    });
    const known = caseNow({ draft: approved, reply: replyOf({ state: 'unknown', rev: 2, answers: 1 }) });
    const marked = changes(known, { kind: 'mark_sent', ...base });
    expect(marked.written('send')).toMatchObject({ state: 'sent' });
    expect(marked.written('ticket')).toMatchObject({ state: 'waiting_customer' });
  });

  it('is the only one that can be marked as sent', () => {
    expect(
      told(caseNow({ draft: approved, reply: reply('claimed') }), { kind: 'mark_sent', ...base }),
    ).toMatch(/Too late/);
  });
});
