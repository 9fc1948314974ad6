import type { CheckedClaim } from './check-claim.ts';
import { NOTHING_HELD, type Standing } from './step-status.ts';

export interface Merged {
  standings: Map<string, Standing>;
  /** Steps about which the rules and the model disagree. */
  disputed: string[];
}

/** What the model adds to the rules. Where they disagree nobody is believed (reading rule 12). */
export function mergeReaders(
  byRules: ReadonlyMap<string, Standing>,
  claims: readonly CheckedClaim[],
): Merged {
  const standings = new Map(byRules);
  const disputed: string[] = [];
  for (const [step, held] of byRules) {
    const said = newest(claims.filter((claim) => claim.step === step));
    const statuses = new Set(said.map((claim) => claim.status));
    const [first] = said;
    const [status] = statuses;
    if (first === undefined || status === undefined) continue;
    const known = held.status === 'done' || held.status === 'not_done';
    // What the rules heard later replaces what the model heard before.
    if (known && held.time > first.time) continue;
    if (statuses.size > 1 || (known && held.status !== status)) {
      disputed.push(step);
      standings.set(step, { ...NOTHING_HELD, weak: false });
    } else if (!known && held.status !== 'contradicted') {
      standings.set(step, {
        status,
        basis: 'stated',
        evidence: said.map((claim) => claim.evidence),
        time: first.time,
        weak: false,
        modelOnly: true,
      });
    }
  }
  return { standings, disputed };
}

function newest(claims: readonly CheckedClaim[]): CheckedClaim[] {
  const time = Math.max(...claims.map((claim) => claim.time));
  return claims.filter((claim) => claim.time === time);
}
