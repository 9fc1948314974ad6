import type { Condition } from '../core/article.ts';
import type { PictureEvidence, QuoteEvidence } from '../core/ledger.ts';
import type { ArticleMatch, SenderRole } from '../core/reading.ts';
import type { CaseFacts } from './case-facts.ts';
import type { Standing } from './step-status.ts';

/** All that a condition of the article file can ask about. */
export interface Situation {
  standings: ReadonlyMap<string, Standing>;
  facts: CaseFacts;
  senderRole: SenderRole;
  confidence: ArticleMatch['confidence'];
}

/** Why a condition holds: what to show for it, and when the newest of its reasons was said or shown. */
export interface Ground {
  quotes: QuoteEvidence[];
  /** The picture without which it would not hold. */
  picture: PictureEvidence | null;
  time: number;
  /** It rests on what only a model says. */
  modelOnly: boolean;
}

/** Null where the condition does not hold. */
export function groundOf(condition: Condition, situation: Situation): Ground | null {
  const { facts } = situation;
  const ground: Ground = { quotes: [], picture: null, time: 0, modelOnly: false };
  if (!stepsHold(condition.steps, situation, ground, false)) return null;
  if (!stepsHold(condition.stated, situation, ground, true)) return null;
  if (condition.screens && !screensHold(condition.screens, facts, ground)) return null;
  if (condition.sender_role && condition.sender_role !== situation.senderRole) return null;
  if (condition.resolved !== undefined && condition.resolved !== facts.resolved) return null;
  if (condition.refused !== undefined && condition.refused !== facts.refused) return null;
  if (condition.still_failing !== undefined && !failingHolds(condition.still_failing, facts, ground))
    return null;
  if (condition.confidence && !condition.confidence.includes(situation.confidence)) return null;
  if (condition.tenant_wide_grant) {
    if (condition.tenant_wide_grant !== facts.tenantWideGrant) return null;
    if (facts.grantEvidence) ground.quotes.push(facts.grantEvidence);
  }
  return ground;
}

function stepsHold(
  steps: Condition['steps'],
  situation: Situation,
  ground: Ground,
  stated: boolean,
): boolean {
  for (const [step, status] of Object.entries(steps ?? {})) {
    const standing = situation.standings.get(step);
    if (standing?.status !== status) return false;
    if (stated && standing.basis !== 'stated') return false;
    ground.time = Math.max(ground.time, standing.time);
    ground.modelOnly ||= standing.modelOnly === true;
    ground.quotes.push(...standing.evidence.filter((it) => it.kind === 'quote'));
  }
  return true;
}

function screensHold(screens: readonly string[], facts: CaseFacts, ground: Ground): boolean {
  const seen = facts.screens.filter((it) => screens.includes(it.screen)).at(-1);
  if (seen === undefined) return false;
  ground.time = Math.max(ground.time, seen.time);
  if (seen.evidence.kind === 'quote') ground.quotes.push(seen.evidence);
  else ground.picture = seen.evidence;
  return true;
}

/** A picture of a screen that came after all else it is held against shows as well as words that it still fails. */
function failingHolds(wanted: boolean, facts: CaseFacts, ground: Ground): boolean {
  if (facts.stillFailing || !wanted || ground.time === 0) return facts.stillFailing === wanted;
  const later = facts.screens.findLast(
    ({ evidence, time }) => evidence.kind === 'picture' && time > ground.time,
  );
  if (later?.evidence.kind !== 'picture') return false;
  ground.picture = later.evidence;
  ground.time = later.time;
  return true;
}
