import { expect, it } from 'vitest';
import { applyDecision, type DecisionContext } from '../../src/core/apply-decision.ts';
import type { Decision } from '../../src/core/decision.ts';
import { deskSettings } from '../support/desk-settings.ts';
import { draftOf } from '../support/drafts.ts';
import { ticketOf } from '../support/records.ts';

const BY = { id: 'U1', name: 'Ana Ruiz' };
const base = { ticketId: 'T1001', draftVersion: 1, seenMessages: 1, by: BY };

/** The fact of a decision that is taken at 10,000 ms on a message that came at 4,000. */
function factOf(decision: Decision) {
  const draft = draftOf();
  const context: DecisionContext = {
    now: 10_000,
    arrivedAt: 4_000,
    settings: deskSettings(),
    newMessageId: () => '<stepcheck.T1001.2.new@desk.example>',
    contentOf: (text) => ({ ...draft.content, text, source: 'agent' }),
    warningsOf: () => [],
  };
  const ticket = ticketOf({ rev: 3, readMessages: 1, draftVersion: 1 });
  const applied = applyDecision({ ticket, draft, newest: draft, reply: null }, decision, context);
  if ('refused' in applied) throw new Error(applied.refused.told);
  return applied.transition.facts?.find(({ type }) => type === 'decided')?.fields;
}

it('an approval counts from when the message came in', () => {
  expect(factOf({ kind: 'approve', ...base })).toMatchObject({ kind: 'approve', waitedMs: 6_000 });
});

it('an edit says how much of the draft stayed, and none of its words', () => {
  const text = `${draftOf().content.text} And more.`;
  const fact = factOf({ kind: 'edit', ...base, text, to: null, cc: [], reasons: ['tone'], steps: [] });
  expect(fact).toMatchObject({ kind: 'edit', reasons: 'tone', waitedMs: 6_000 });
  expect(fact?.ratio).toBeGreaterThan(0.2);
  expect(fact?.ratio).toBeLessThan(1);
  expect(JSON.stringify(fact)).not.toContain('more');
});

it('a rejection counts too', () => {
  const fact = factOf({ kind: 'reject', ...base, reason: 'other', note: 'their own words' });
  expect(fact).toMatchObject({ kind: 'reject', reason: 'other', waitedMs: 6_000 });
  expect(JSON.stringify(fact)).not.toContain('words');
});
