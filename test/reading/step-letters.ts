import type { Reading } from '../../src/core/reading.ts';

/** The first letter of each step's status: done, not_done, unknown, contradicted. */
export function stepLetters({ ledger }: Reading): string {
  return ledger.map(({ status }) => status.charAt(0)).join('');
}
