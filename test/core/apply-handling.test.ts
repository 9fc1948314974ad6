import { describe, expect, it } from 'vitest';
import { applyHandling, type Handling } from '../../src/core/apply-handling.ts';
import type { CaseNow } from '../../src/core/case-now.ts';
import type { LedgerEntry } from '../../src/core/ledger.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import { draftOf } from '../support/drafts.ts';
import { replyOf, ticketOf } from '../support/records.ts';
import { reading } from '../writing/case.ts';

const ana = { id: 'U1', name: 'Ana Ruiz' };
const ben = { id: 'U2', name: 'Ben Okafor' };
const base = { ticketId: 'T1001', draftVersion: 1, seenMessages: 1, by: ana };
const NOW = 10_000;
const DAY = 24 * 3600 * 1000;

function caseOf(ticket: Partial<Ticket> = {}, change: Partial<CaseNow> = {}): CaseNow {
  const draft = draftOf();
  return {
    ticket: ticketOf({ rev: 3, readMessages: 1, draftVersion: 1, reading: reading({}), ...ticket }),
    draft,
    newest: draft,
    reply: null,
    ...change,
  };
}

function told(now: CaseNow, decision: Handling): string | null {
  const applied = applyHandling(now, decision, NOW);
  return 'refused' in applied ? applied.refused.told : null;
}

function change(now: CaseNow, decision: Handling) {
  const applied = applyHandling(now, decision, NOW);
  if ('refused' in applied) throw new Error(applied.refused.told);
  const { writes, due = [], facts = [], history = [] } = applied.transition;
  const ticket = writes.find(({ kind }) => kind === 'ticket')?.record as Ticket;
  return { ticket, writes, due, facts, said: history.map(({ entry }) => entry.what) };
}

describe('taking a case', () => {
  it('makes it theirs, and the card shows it', () => {
    const { ticket, due } = change(caseOf(), { kind: 'take', ...base, from: null });
    expect(ticket.owner).toEqual(ana);
    expect(due.map(({ job }) => job)).toEqual(['request-review']);
  });

  it('tells the second of two who took it at once who was first', () => {
    const now = caseOf({ owner: ben });
    expect(told(now, { kind: 'take', ...base, from: null })).toMatch(/^Ben Okafor has taken this case/);
  });

  it('takes it over from whom the card showed', () => {
    const { said } = change(caseOf({ owner: ben }), { kind: 'take', ...base, from: ben.id });
    expect(said).toEqual(['took the case over from Ben Okafor']);
  });

  it('says so where they have it already, and gives it back', () => {
    expect(told(caseOf({ owner: ana }), { kind: 'take', ...base, from: ana.id })).toMatch(/already/);
    expect(change(caseOf({ owner: ana }), { kind: 'release', ...base }).ticket.owner).toBeNull();
    expect(told(caseOf(), { kind: 'release', ...base })).toMatch(/^Nobody has this case/);
  });
});

describe('escalating', () => {
  const escalate = (to: Handling & { kind: 'escalate' }) => change(caseOf({ owner: ana }), to).ticket;

  it('hands the case to a person, who has it then', () => {
    const to = { kind: 'user' as const, id: 'U2', name: 'Ben Okafor' };
    const ticket = escalate({ kind: 'escalate', ...base, to, note: 'SSO is odd here' });
    expect(ticket).toMatchObject({
      owner: ben,
      escalation: { to, note: 'SSO is odd here', by: ana, at: NOW },
    });
  });

  it('hands it to a group, of which nobody has it yet', () => {
    const to = { kind: 'group' as const, id: 'S1', name: 'identity' };
    expect(escalate({ kind: 'escalate', ...base, to, note: '' }).owner).toBeNull();
  });
});

describe('snoozing', () => {
  const snooze = (until: number): Handling => ({ kind: 'snooze', ...base, until });

  it('owes the wake-up at its time', () => {
    const { ticket, due } = change(caseOf(), snooze(NOW + DAY));
    expect(ticket.snoozedUntil).toBe(NOW + DAY);
    expect(due).toContainEqual({ job: 'wake', id: 'T1001', key: 'wake.T1001.4', at: NOW + DAY });
  });

  it('refuses a time that has passed, and one too far away', () => {
    expect(told(caseOf(), snooze(NOW))).toMatch(/passed already/);
    expect(told(caseOf(), snooze(NOW + 91 * DAY))).toMatch(/90 days/);
  });

  it('refuses while a reply is on its way', () => {
    const draft = draftOf({ state: 'approved' });
    const now = caseOf({}, { draft, newest: draft, reply: replyOf({ state: 'due' }) });
    expect(told(now, snooze(NOW + DAY))).toMatch(/on its way/);
  });

  it('ends by hand', () => {
    expect(
      change(caseOf({ snoozedUntil: NOW + DAY }), { kind: 'wake', ...base }).ticket.snoozedUntil,
    ).toBeNull();
    expect(told(caseOf(), { kind: 'wake', ...base })).toBe('This case is not snoozed.');
  });
});

describe('correcting what was read', () => {
  const entry: LedgerEntry = {
    step: 'contact_admin',
    status: 'unknown',
    basis: null,
    evidence: [],
    modelOnly: false,
  };
  const read = caseOf({ reading: reading({}, { ledger: [entry] }) });
  const set = (status: 'done' | 'unknown'): Handling => ({
    kind: 'set_steps',
    ...base,
    steps: [{ step: 'contact_admin', status }],
  });

  it('keeps the agent’s word, voids the draft and has the case read again', () => {
    const { ticket, writes, due, facts } = change(read, set('done'));
    expect(ticket.agentSteps).toEqual([
      { step: 'contact_admin', status: 'done', by: 'Ana Ruiz', at: NOW, messages: 1 },
    ]);
    expect(ticket.readMessages).toBe(0);
    expect(writes.find(({ kind }) => kind === 'draft')?.record).toMatchObject({ state: 'superseded' });
    expect(due.map(({ job }) => job)).toContain('triage');
    expect(facts.find(({ type }) => type === 'step_set')?.fields).toMatchObject({
      from: 'unknown',
      to: 'done',
    });
  });

  it('says so where nothing differs, or where the reply is settled', () => {
    expect(told(read, set('unknown'))).toBe('No step was changed.');
    const decided = { kind: 'approve' as const, by: ben, at: 9_000, reason: null };
    const draft = draftOf({ state: 'approved', decided });
    const settled = caseOf(
      { reading: reading({}, { ledger: [entry] }) },
      { draft, newest: draft, reply: replyOf({ state: 'claimed' }) },
    );
    expect(told(settled, set('done'))).toMatch(/Ben Okafor already approved/);
  });

  it('sets the article aside', () => {
    const { ticket } = change(caseOf(), { kind: 'not_this_article', ...base });
    expect(ticket.notArticles).toEqual(['microsoft-admin-approval']);
    expect(told(caseOf({ reading: null }), { kind: 'not_this_article', ...base })).toMatch(/No article/);
  });

  it('and it fits after all', () => {
    const ruledOut = caseOf({ reading: null, notArticles: ['microsoft-admin-approval'] });
    const { ticket } = change(ruledOut, { kind: 'article_fits', ...base });
    expect(ticket).toMatchObject({ notArticles: [], readMessages: 0 });
    expect(told(caseOf(), { kind: 'article_fits', ...base })).toMatch(/No article was ruled out/);
  });

  it('is refused while the case is being read again', () => {
    expect(told(caseOf({ readMessages: 0 }), { kind: 'not_this_article', ...base })).toMatch(
      /read again just now/,
    );
  });
});

it('leaves closed and parked cases alone', () => {
  expect(told(caseOf({ state: 'closed' }), { kind: 'take', ...base, from: null })).toMatch(/closed/);
  expect(told(caseOf({ state: 'parked' }), { kind: 'take', ...base, from: null })).toMatch(/set aside/);
});
