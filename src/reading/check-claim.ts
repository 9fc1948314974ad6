import type { QuoteEvidence } from '../core/ledger.ts';
import type { Claim } from '../core/reading.ts';
import type { HeardCase } from './hear-case.ts';
import type { Heard } from './heard.ts';
import { modalitiesIn } from './modality.ts';
import { statementsOf } from './statements.ts';
import { isTakenBack } from './taken-back.ts';
import { mayBeUnheard } from './unheard.ts';

/** A claim that holds, with when it was said. */
export interface CheckedClaim {
  step: string;
  status: 'done' | 'not_done';
  evidence: QuoteEvidence;
  time: number;
}

/**
 * Promise 1, for a claim about a step by whomever: its quote lies in words whose author is not the desk, and its
 * clause says what is claimed rather than asking, planning, wishing or denying it. Null where any of it fails.
 */
export function checkStepClaim(claim: Claim, heardCase: HeardCase): CheckedClaim | null {
  const { step, status } = claim;
  const { steps } = heardCase.reader.lexicon.article;
  if (!steps.some((known) => known.id === step)) return null;
  const covered = coveredBy(claim, heardCase.heard);
  const first = covered[0];
  if (first === undefined || !covered.every((heard) => supports(heard, claim, heardCase))) return null;
  return { step, status, evidence: evidenceOf(claim, first), time: first.passage.time };
}

/** The sentences that the quote lies in; none where it lies outside the text or in the desk's words. */
function coveredBy(claim: Claim, heard: readonly Heard[]): Heard[] {
  const covered = heard.filter(
    ({ passage }) =>
      passage.message.id === claim.messageId &&
      (passage.part === 'subject') === (claim.where === 'subject') &&
      passage.start < claim.end &&
      passage.end > claim.start,
  );
  const first = covered[0]?.passage;
  const last = covered.at(-1)?.passage;
  if (first === undefined || last === undefined || claim.end <= claim.start) return [];
  return claim.start >= first.start && claim.end <= last.end ? covered : [];
}

function supports(heard: Heard, claim: Claim, heardCase: HeardCase): boolean {
  const { step, status } = claim;
  const { reader } = heardCase;
  const act = reader.lexicon.article.vocabulary.steps[step];
  const said = act === undefined ? [] : statementsOf(act, heard, reader);
  if (said.length > 0) return said.every((statement) => statement.status === status);
  const { passage } = heard;
  const span = {
    start: Math.max(0, claim.start - passage.start),
    end: Math.min(passage.text.length, claim.end - passage.start),
  };
  const modalities = modalitiesIn(passage.text, span, reader.cues);
  if (status === 'done') {
    const asserted = modalities.every((modality) => modality === 'asserted');
    return asserted && !isTakenBack(heard, span, reader) && mayBeUnheard(step, span, heard, reader);
  }
  const denied = modalities.some((modality) => modality === 'negated' || modality === 'future');
  return denied && modalities.every((modality) => ['asserted', 'negated', 'future'].includes(modality));
}

function evidenceOf({ messageId, start, end }: Claim, { passage }: Heard): QuoteEvidence {
  return { kind: 'quote', messageId, part: passage.part, start, end };
}
