import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/core/reading.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import { readingFact, standingAt } from '../../src/jobs/reading-fact.ts';
import { ticketOf } from '../support/records.ts';

const reading = (missingSteps: string[], resolved = false) =>
  ({ stage: 'open', article: null, missingSteps, evidenceMissing: [], resolved }) as unknown as Reading;

/** The ticket after a reading at that time, with the fact of it. */
function read(before: Ticket, found: Reading, now: number) {
  const after = { ...before, reading: found, standsAt: standingAt(before, found, now) };
  return { after, fact: readingFact(before, after, found, now) };
}

describe('where a case stands', () => {
  it('is the first step that is missing, since it was first found so', () => {
    const first = read(ticketOf(), reading(['a', 'b']), 1_000);
    expect(first.after.standsAt).toEqual({ step: 'a', since: 1_000 });
    expect(first.fact).toMatchObject({ nth: 'first', missing: 'a,b', channel: 'email' });

    const still = read(first.after, reading(['a']), 5_000);
    expect(still.after.standsAt).toEqual({ step: 'a', since: 1_000 });
    expect(still.fact).toMatchObject({ nth: 'further' });
    expect(still.fact).not.toHaveProperty('left');

    const on = read(still.after, reading(['b']), 9_000);
    expect(on.after.standsAt).toEqual({ step: 'b', since: 9_000 });
    expect(on.fact).toMatchObject({ left: 'a', leftMs: 8_000 });
  });

  it('is nowhere once the problem is solved', () => {
    const stood = ticketOf({ standsAt: { step: 'a', since: 1_000 } });
    const { after, fact } = read(stood, reading(['a'], true), 4_000);
    expect(after.standsAt).toBeNull();
    expect(fact).toMatchObject({ left: 'a', leftMs: 3_000 });
  });
});
