import type { Reading } from '../core/reading.ts';
import type { Ticket } from '../core/ticket.ts';
import type { Fact } from '../core/transition.ts';

/** The step that the customer has yet to do first, and since when (ms) it has been that one. */
export function standingAt(before: Ticket, reading: Reading, now: number): Ticket['standsAt'] {
  const [step] = reading.resolved ? [] : reading.missingSteps;
  if (step === undefined) return null;
  return before.standsAt?.step === step ? before.standsAt : { step, since: now };
}

/**
 * What a reading counts for in the week's figures. `left` and `leftMs`: the step that the case stood at until now, and
 * for how long.
 */
export function readingFact(before: Ticket, after: Ticket, reading: Reading, now: number): Fact['fields'] {
  const left = before.standsAt;
  const goneOn = left !== null && left.step !== after.standsAt?.step;
  return {
    stage: reading.stage,
    article: reading.article?.id ?? 'none',
    confidence: reading.article?.confidence ?? 'none',
    missing: reading.missingSteps.join(','),
    evidence: reading.evidenceMissing.join(','),
    channel: after.route?.channel ?? 'none',
    nth: before.reading === null ? 'first' : 'further',
    ...(goneOn ? { left: left.step, leftMs: now - left.since } : {}),
  };
}
