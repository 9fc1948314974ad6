import type { Basis, Evidence, QuoteEvidence, StepStatus } from '../core/ledger.ts';
import type { Statement } from './statements.ts';

/** What is held of one step while the ledger is built. `time` orders it against other findings. */
export interface Standing {
  status: StepStatus;
  basis: Basis | null;
  evidence: Evidence[];
  time: number;
  weak: boolean;
  modelOnly?: boolean;
}

export const NOTHING_HELD: Standing = { status: 'unknown', basis: null, evidence: [], time: 0, weak: true };

/**
 * What somebody's statements about one step come to, in the order in which they were made. A later time replaces
 * an earlier one; at one time two that disagree are a contradiction, unless the later says it is an update.
 */
export function standingOf(statements: readonly Statement[]): Standing {
  const strong = statements.filter((statement) => !statement.weak);
  const relevant = strong.length > 0 ? strong : statements;
  const last = relevant.at(-1);
  if (last === undefined) return NOTHING_HELD;
  const newest = relevant.filter((statement) => statement.time === last.time);
  const agreeing = newest.filter((statement) => statement.status === last.status);
  const contradicted = agreeing.length < newest.length && !last.update;
  return {
    status: contradicted ? 'contradicted' : last.status,
    basis: 'stated',
    evidence: distinct((contradicted ? newest : agreeing).map((statement) => statement.evidence)),
    time: last.time,
    weak: last.weak,
  };
}

/** Two wordings may find the same words. */
function distinct(evidence: QuoteEvidence[]): QuoteEvidence[] {
  const key = (it: QuoteEvidence) => `${it.messageId} ${it.part} ${it.start} ${it.end}`;
  return [...new Map(evidence.map((it) => [key(it), it])).values()];
}
