import { describe, expect, it } from 'vitest';
import type { Evidence, LedgerEntry } from '../../src/core/ledger.ts';
import type { Reading } from '../../src/core/reading.ts';
import { cardSteps } from '../../src/writing/card-steps.ts';
import { adminApproval, reading, screenshot } from './case.ts';

const SAID: Evidence = { kind: 'quote', messageId: 'm1', part: 'new', start: 0, end: 9 };
const SHOWN: Evidence = { kind: 'picture', messageId: 'm1', attachmentId: 'a1', page: null, boxes: [] };

function step(entry: Partial<LedgerEntry>, change: Partial<Reading> = {}) {
  const plain = reading({}, change);
  const ledger = plain.ledger.map((one, index) => (index === 0 ? { ...one, ...entry } : one));
  const quoteOf = (evidence: Evidence) => (evidence.kind === 'quote' ? 'I asked IT' : '');
  return cardSteps({ ...plain, ledger }, adminApproval(), quoteOf)[0];
}

describe('what a step rests on is said in words', () => {
  it('the customer said so: the quote says it', () => {
    expect(step({ status: 'done', basis: 'stated', evidence: [SAID] })).toMatchObject({
      quote: 'I asked IT',
      note: null,
    });
  });

  it('said in an older or a forwarded part', () => {
    const quoted: Evidence = { ...SAID, part: 'quoted' };
    const forwarded: Evidence = { ...SAID, part: 'forwarded' };
    expect(step({ status: 'done', basis: 'stated', evidence: [quoted] })?.note).toBe('in the quoted part');
    expect(step({ status: 'done', basis: 'stated', evidence: [forwarded] })?.note).toBe(
      'in the forwarded part',
    );
    expect(step({ status: 'done', basis: 'stated', evidence: [quoted, SAID] })?.note).toBeNull();
  });

  it('a picture shows it: it is named', () => {
    const shown = step(
      { status: 'done', basis: 'screenshot', evidence: [SHOWN] },
      { screenshots: [screenshot({ screen: 'permissions_requested', problem: null })] },
    );
    expect(shown).toMatchObject({ quote: 'screen.png', note: null });
  });

  it('only a model says so', () => {
    const read = step({ status: 'done', basis: 'stated', evidence: [SAID], modelOnly: true });
    expect(read?.note).toBe('not found by the rules');
  });

  it('the readers disagree', () => {
    expect(step({}, { disputed: ['contact_admin'] })?.note).toBe('readers disagree');
  });

  it.each([
    ['admin-writes', 'follows from: an admin writes'],
    ['admin-has-refused', 'follows from: the admin has refused'],
    ['request-was-sent', 'follows from: Request sent (done)'],
    ['sees-approval-required', 'follows from: the screen "Approval required"'],
    ['tenant-wide-grant-approves', 'follows from: consent for the whole organisation'],
  ])('it follows from something that nobody is quoted for (%s)', (id, note) => {
    const evidence: Evidence[] = [{ kind: 'implication', id }];
    expect(step({ status: 'done', basis: 'implied', evidence })).toMatchObject({ quote: null, note });
  });

  it('it follows from what is quoted: that is enough', () => {
    const evidence: Evidence[] = [{ kind: 'implication', id: 'admin-writes' }, SAID];
    expect(step({ status: 'done', basis: 'implied', evidence })).toMatchObject({
      quote: 'I asked IT',
      note: null,
    });
  });

  it('of an implication that the article no longer has nothing is made up', () => {
    const evidence: Evidence[] = [{ kind: 'implication', id: 'gone' }];
    expect(step({ status: 'done', basis: 'implied', evidence })?.note).toBeNull();
  });
});
