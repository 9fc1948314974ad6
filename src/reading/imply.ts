import type { Implication } from '../core/article.ts';
import { type Ground, groundOf, type Situation } from './conditions.ts';
import { NOTHING_HELD, type Standing } from './step-status.ts';

/** Fills steps that nobody stated with what follows from the rest and from pictures, until nothing more follows. */
export function imply(implications: readonly Implication[], situation: Situation): Map<string, Standing> {
  const standings = new Map(situation.standings);
  // A chain is at most as long as there are rules.
  for (let round = 0; round <= implications.length; round += 1) {
    const before = new Map(standings);
    for (const implication of implications) {
      const ground = groundOf(implication.when, { ...situation, standings });
      if (ground !== null) apply(implication, ground, standings);
    }
    if ([...standings].every(([step, standing]) => before.get(step) === standing)) break;
  }
  return standings;
}

function apply(implication: Implication, ground: Ground, standings: Map<string, Standing>): void {
  for (const [step, status] of Object.entries(implication.then)) {
    const held = standings.get(step) ?? NOTHING_HELD;
    const { picture, time, modelOnly } = ground;
    if (picture !== null && contradicts(held, status, time)) {
      standings.set(step, { ...held, status: 'contradicted', evidence: [...held.evidence, picture] });
      continue;
    }
    if (!gives(held, status, time)) continue;
    const shown = picture === null ? [] : [picture];
    standings.set(step, {
      status,
      basis: picture === null ? 'implied' : 'screenshot',
      evidence: [...shown, { kind: 'implication', id: implication.id }, ...ground.quotes.slice(0, 2)],
      time,
      weak: false,
      modelOnly,
    });
  }
}

/** What somebody says and shows at one time, and the two cannot both be (reading rule 12). */
function contradicts(held: Standing, status: 'done' | 'not_done', time: number): boolean {
  if (held.basis !== 'stated' || held.weak || held.time !== time) return false;
  return (held.status === 'done' || held.status === 'not_done') && held.status !== status;
}

/** What was stated stays, but for a mere plan, and a "not yet" older than the reason to think otherwise. */
function gives(held: Standing, status: 'done' | 'not_done', time: number): boolean {
  if (held.status === 'unknown') return held.basis === null;
  if (held.status !== 'not_done' || held.basis !== 'stated' || status !== 'done') return false;
  return held.weak || held.time < time;
}
