import type { Reading } from '../../src/core/reading.ts';

// What was never requested was not approved: tested by itself, so that not every table has to say so.
const FOLLOWS = 'no-approval-without-request';

/** The first letter of each step's status: done, not_done, unknown, contradicted. */
export function stepLetters({ ledger }: Reading): string {
  return ledger
    .map(({ status, evidence }) =>
      evidence.some((it) => it.kind === 'implication' && it.id === FOLLOWS) ? 'u' : status.charAt(0),
    )
    .join('');
}
